import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled, mayEqual } from '../../syntax/unfilled.ts'
import { gatewayNames } from './gateways.ts'

/** An entry of `match` of a root merged with one of its delegate. */
export interface MergedMatch {
  /** The entry of the root; absent if the root matches everything. */
  readonly root?: Node
  /** The entry of the delegate; absent if the delegate adds none. */
  readonly delegate?: Node
  /**
   * The effective node of a field: that of the delegate if it has the field, else that of the root. Fields with names below
   * (`headers`, `withoutHeaders`, `queryParams`, `sourceLabels`) hold for both: see `matchEntries`.
   */
  get(field: string): Node
}

/** The conditions by name of a merged match below `headers`, `withoutHeaders`, `queryParams` or `sourceLabels`. */
export function matchEntries({ root, delegate }: MergedMatch, field: string): ReadonlyMap<string, Node> {
  return new Map([...(root?.entries(field) ?? []), ...(delegate?.entries(field) ?? [])])
}

/**
 * The matches of a route that a root delegates: each match of the delegate with each match of the root that it is narrower
 * than; `null` if one has none, and then istiod leaves out the route (istio `pilot/pkg/model/virtualservice.go`,
 * mergeHTTPMatchRequests).
 */
export function mergeMatches(
  virtualService: Manifest,
  root: Node,
  delegate: Manifest,
  route: Node,
): MergedMatch[] | null {
  const [rootMatches, ownMatches] = [root.items('match'), route.items('match')]
  if (rootMatches.length === 0)
    return ownMatches.map((node) => ({ delegate: node, get: (field) => node.get(field) }))
  if (ownMatches.length === 0)
    return rootMatches.map((node) => ({ root: node, get: (field) => node.get(field) }))
  const merged = ownMatches.map((own) =>
    rootMatches
      .filter((match) => !haveConflict(match, own) && !gatewaysConflict(virtualService, match, delegate, own))
      .map((match) => mergedMatch(match, own)),
  )
  return merged.some(({ length }) => length === 0) ? null : merged.flat()
}

function mergedMatch(root: Node, delegate: Node): MergedMatch {
  return {
    root,
    delegate,
    get: (field) => (hasValue(delegate.get(field)) ? delegate.get(field) : root.get(field)),
  }
}

/** True for a value that istiod's protocol buffers have: an empty list or a null is none. */
export function hasValue(node: Node): boolean {
  return node.exists && !node.isNull && !(node.kind === 'list' && node.items().length === 0)
}

/** True if the conditions of a delegate contradict those of the root, or are not narrower (hasConflict). */
function haveConflict(root: Node, own: Node): boolean {
  if (stringFields.some((field) => stringConflict(root.get(field), own.get(field)))) return true
  for (const field of namedFields)
    for (const [name, node] of own.entries(field)) if (stringConflict(root.at(field, name), node)) return true
  if (isTrue(root.get('ignoreUriCase')) !== isTrue(own.get('ignoreUriCase'))) return true
  const [rootPort, ownPort] = [root.get('port').number ?? 0, own.get('port').number ?? 0]
  if (rootPort > 0 && ownPort > 0 && rootPort !== ownPort) return true
  const namespace = root.get('sourceNamespace').text
  if (namespace !== '' && !mayEqual(own.get('sourceNamespace').text, namespace)) return true
  return own.entries('sourceLabels').some(([name, value]) => {
    const label = root.at('sourceLabels', name)
    return label.exists && !mayEqual(label.text, value.text)
  })
}

const stringFields = ['uri', 'scheme', 'method', 'authority']
const namedFields = ['headers', 'withoutHeaders', 'queryParams']

/** True if the root names gateways and the delegate names others, or more of them. */
function gatewaysConflict(virtualService: Manifest, root: Node, delegate: Manifest, own: Node): boolean {
  const rootGateways = gatewayNames(root, virtualService).map(({ key }) => key)
  const ownGateways = gatewayNames(own, delegate).map(({ key }) => key)
  if (rootGateways.length === 0 || ownGateways.length === 0) return false
  if ([...rootGateways, ...ownGateways].some(isUnfilled)) return false
  return rootGateways.length < ownGateways.length || ownGateways.some((key) => !rootGateways.includes(key))
}

/**
 * True if the condition of a delegate on a text is not narrower than that of the root (stringMatchConflict); a placeholder
 * may become what fits.
 */
function stringConflict(root: Node, own: Node): boolean {
  if (!isCondition(root) || !isCondition(own)) return false
  const [wide, narrow] = [conditionOf(root), conditionOf(own)]
  if ([...Object.values(wide), ...Object.values(narrow)].some(isUnfilled)) return false
  if (wide.regex !== '' && (narrow.regex !== '' || narrow.prefix !== '' || narrow.exact !== '')) return true
  if (narrow.regex !== '' && (wide.regex !== '' || wide.prefix !== '' || wide.exact !== '')) return true
  if (wide.exact !== '') return narrow.prefix !== '' || narrow.exact !== wide.exact
  if (wide.prefix !== '' && narrow.prefix !== '') return !narrow.prefix.startsWith(wide.prefix)
  if (wide.prefix !== '' && narrow.exact !== '') return !narrow.exact.startsWith(wide.prefix)
  return true
}

/** A null is no condition; `{}` is one without a text. */
function isCondition(node: Node): boolean {
  return node.kind === 'map'
}

function conditionOf(node: Node): {
  readonly exact: string
  readonly prefix: string
  readonly regex: string
} {
  return { exact: node.get('exact').text, prefix: node.get('prefix').text, regex: node.get('regex').text }
}

function isTrue({ scalar }: Node): boolean {
  return scalar === true
}
