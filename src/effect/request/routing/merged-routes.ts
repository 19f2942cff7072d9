import { matchEntries, type MergedMatch } from '../../../istio/routing/delegated-matches.ts'
import { httpRoutesOf, type HttpRoute } from '../../../istio/routing/delegated-routes.ts'
import { gatewayNames } from '../../../istio/routing/gateways.ts'
import { derivedPer } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { anyValue, stringMatch, type RequestCondition, type StringMatches } from './request-condition.ts'

/** An HTTP route of a VirtualService, merged with what its root says if it is a delegate's. */
export interface MergedRoute {
  /** As Envoy logs it, without the name of the condition. */
  readonly name: string
  /** The entry of `http` that has the destinations. */
  readonly node: Node
  /** The VirtualService that has it. */
  readonly owner: Manifest
  readonly conditions: readonly RequestCondition[]
  /** A field, with the VirtualService that writes it: short names of hosts are of its namespace. */
  field(name: string): WrittenField
}

/** A field of a merged route, with the VirtualService that writes it. */
export interface WrittenField {
  readonly node: Node
  readonly owner: Manifest
}

/**
 * The HTTP routes of a VirtualService in the order in which proxies try them, with those of its delegates in their places.
 * Empty for a VirtualService without hosts.
 */
export const mergedRoutes = derivedPer(
  ['VirtualService'],
  (mesh, virtualService: Manifest): readonly MergedRoute[] =>
    httpRoutesOf(mesh, virtualService).routes.map(mergedRoute),
)

function mergedRoute(route: HttpRoute): MergedRoute {
  const { virtualService: root, delegate } = route
  const owner = delegate?.virtualService ?? root
  const node = delegate?.route ?? route.root
  return {
    name: joinNames(route.root, delegate?.route),
    node,
    owner,
    conditions: route.matches.map((match) => conditionOf(match, root, owner)),
    field(name) {
      const written = route.get(name)
      return { node: written, owner: written.exists && !node.get(name).exists ? root : owner }
    },
  }
}

/** Reads a condition: what a root and a delegate both name below a field holds of the delegate. */
function conditionOf(match: MergedMatch, root: Manifest, owner: Manifest): RequestCondition {
  const texts = (field: string): StringMatches =>
    new Map([...matchEntries(match, field)].map(([name, node]) => [name, stringMatch(node) ?? anyValue]))
  const ofDelegate = match.delegate ? gatewaysIn(match.delegate, owner) : []
  return {
    node: match.delegate ?? match.root!,
    name: joinNames(match.root, match.delegate),
    uri: stringMatch(match.get('uri')),
    scheme: stringMatch(match.get('scheme')),
    method: stringMatch(match.get('method')),
    authority: stringMatch(match.get('authority')),
    headers: texts('headers'),
    withoutHeaders: texts('withoutHeaders'),
    queryParams: texts('queryParams'),
    port: match.get('port').number ?? 0,
    sourceLabels: new Map([...matchEntries(match, 'sourceLabels')].map(([key, node]) => [key, node.text])),
    sourceNamespace: match.get('sourceNamespace').text,
    gateways: ofDelegate.length > 0 || !match.root ? ofDelegate : gatewaysIn(match.root, root),
    ignoresCase: match.get('ignoreUriCase').scalar === true,
  }
}

function gatewaysIn(match: Node, virtualService: Manifest): string[] {
  return gatewayNames(match, virtualService).map(({ key }) => key)
}

/** The name of a merged route or condition: that of the root, a hyphen, that of the delegate. */
function joinNames(root: Node | undefined, delegate: Node | undefined): string {
  return [root, delegate]
    .map((node) => node?.get('name').text ?? '')
    .filter((name) => name !== '')
    .join('-')
}
