import { groupByEach } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isExportedTo } from '../hosts/export.ts'
import { hasValue, mergeMatches, type MergedMatch } from './delegated-matches.ts'
import { gatewayKeysOf } from './gateways.ts'
import { matchOf, type RouteMatch } from './matches.ts'

/**
 * An http route in the form that proxies get: a route of a VirtualService with hosts, merged with one of its delegate.
 */
export interface HttpRoute extends RouteFields {
  /** The VirtualService with the hosts. */
  readonly virtualService: Manifest
  /** Its entry of `http`. */
  readonly root: Node
  /** The VirtualService that it delegates to, with the entry of `http`; absent for a route of its own. */
  readonly delegate?: Delegate
  /** The matches, one of which a request has to satisfy; empty if it need not satisfy any. */
  readonly matches: readonly MergedMatch[]
}

/** The fields of an http route, as a node has them. */
export interface RouteFields {
  /**
   * The effective node of a field that is not `match`, `name` or `delegate`: that of the delegate if it has the field, else
   * that of the root; where neither has it the absent one of the delegate.
   */
  get(field: string): Node
  /** The node at a path below a field, see `get`. */
  at(field: string, ...keys: readonly (string | number)[]): Node
}

/** The VirtualService that a route names as its delegate, and the entry of its `http`. */
export interface Delegate {
  readonly virtualService: Manifest
  readonly route: Node
}

/** Why a route of a root, or of its delegate, does not reach proxies. */
export type DelegationDefect =
  /** No VirtualService of that name is in this repository, or it is no delegate, since it has hosts. */
  | 'missing'
  /** The delegate is not exported to the namespace of the root. */
  | 'not-exported'
  /** A match of the delegate contradicts all matches of the root, or is not narrower than one of them. */
  | 'conflict'

/** A route that istiod leaves out. */
export interface LostRoute {
  /** The entry of `http` of the root. */
  readonly root: Node
  readonly defect: DelegationDefect
  /** The delegate that is named; `undefined` if it is not in this repository. */
  readonly virtualService: Manifest | undefined
  /** Of a conflict the entry of `http` of the delegate. */
  readonly route?: Node
}

/** The http routes of a VirtualService with hosts, and what istiod leaves out. */
export interface HttpRoutes {
  readonly routes: readonly HttpRoute[]
  readonly lost: readonly LostRoute[]
}

/**
 * The http routes of a VirtualService with its delegates merged into it, in the order in which proxies try them. None for a
 * VirtualService without hosts, which is a delegate (istio `pilot/pkg/model/virtualservice_controller.go`,
 * mergeVirtualServices; `virtualservice.go`, MergeHTTPRoutes). Delegates of delegates are not merged.
 */
export const httpRoutesOf = derivedPer(['VirtualService'], (mesh, virtualService: Manifest): HttpRoutes => {
  const routes: HttpRoute[] = []
  const lost: LostRoute[] = []
  if (!hasHosts(virtualService)) return { routes, lost }
  for (const root of virtualService.spec.items('http')) {
    if (root.get('delegate').kind !== 'map') routes.push(ownRoute(virtualService, root))
    else addDelegated(mesh, virtualService, root, routes, lost)
  }
  return { routes, lost }
})

/** What an http route matches at which gateways: of a delegate the conditions of its root, too. */
export function matchesOfRoute({ virtualService, root, delegate, matches }: HttpRoute): RouteMatch[] {
  const node = delegate?.route ?? root
  if (matches.length === 0) return [{ ...matchOf(virtualService, node.get('match')), node }]
  return matches.map(({ root: wide, delegate: narrow }) => {
    const [outer, inner] = [
      wide && matchOf(virtualService, wide),
      narrow && matchOf(delegate!.virtualService, narrow),
    ]
    if (!outer || !inner)
      return { ...(inner ?? outer!), gateways: gatewaysAt(virtualService, narrow, inner, outer) }
    return {
      ...inner,
      gateways: gatewaysAt(virtualService, narrow, inner, outer),
      conditions: new Map([...outer.conditions, ...inner.conditions]),
    }
  })
}

/** The gateways that a match of a delegate names, else those of its root. */
function gatewaysAt(
  root: Manifest,
  narrow: Node | undefined,
  inner: RouteMatch | undefined,
  outer: RouteMatch | undefined,
): readonly string[] {
  if (inner && narrow && narrow.items('gateways').length > 0) return inner.gateways
  return outer?.gateways ?? gatewayKeysOf(root)
}

/** The http routes, of all VirtualServices, that a VirtualService takes part in: its own, or those that delegate to it. */
export function httpRoutesWith(mesh: Mesh, virtualService: Manifest): readonly HttpRoute[] {
  if (hasHosts(virtualService)) return httpRoutesOf(mesh, virtualService).routes
  return rootsOfDelegate(mesh, virtualService).flatMap((root) =>
    httpRoutesOf(mesh, root).routes.filter(({ delegate }) => delegate?.virtualService === virtualService),
  )
}

/** The VirtualServices with a route that names a VirtualService as its delegate. */
export function rootsOfDelegate(mesh: Mesh, delegate: Manifest): readonly Manifest[] {
  return rootsByDelegate(mesh).get(keyOf(delegate)) ?? []
}

/** True for a VirtualService with hosts; others are delegates. */
export const hasHosts = oncePer(({ spec }: Manifest): boolean => spec.items('hosts').length > 0)

/** The namespace and name of the delegate that a route names. */
export function delegateName(virtualService: Manifest, root: Node): { namespace: string; name: string } {
  const delegate = root.get('delegate')
  return {
    namespace: delegate.get('namespace').text || virtualService.namespace,
    name: delegate.get('name').text,
  }
}

/** The VirtualServices with a route that delegates, by the delegate that it names. */
const rootsByDelegate = derived(['VirtualService'], (mesh) => {
  return groupByEach(mesh.ofKind('VirtualService'), (virtualService) => {
    const routes = virtualService.spec.items('http').filter((route) => route.get('delegate').kind === 'map')
    return new Set(routes.map((route) => keyOf(delegateName(virtualService, route))))
  })
})

function keyOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`
}

function ownRoute(virtualService: Manifest, root: Node): HttpRoute {
  return {
    virtualService,
    root,
    matches: root.items('match').map((node) => ({ root: node, get: (field) => node.get(field) })),
    get: (field) => root.get(field),
    at: (...keys) => root.at(...keys),
  }
}

function addDelegated(
  mesh: Mesh,
  virtualService: Manifest,
  root: Node,
  routes: HttpRoute[],
  lost: LostRoute[],
): void {
  const { namespace, name } = delegateName(virtualService, root)
  const delegate = mesh.find('VirtualService', namespace, name)
  if (!delegate || hasHosts(delegate)) {
    lost.push({ root, defect: 'missing', virtualService: delegate })
  } else if (!isExportedTo(delegate, virtualService.namespace)) {
    lost.push({ root, defect: 'not-exported', virtualService: delegate })
  } else {
    for (const route of delegate.spec.items('http')) {
      const matches = mergeMatches(virtualService, root, delegate, route)
      if (matches === null) lost.push({ root, defect: 'conflict', virtualService: delegate, route })
      else routes.push(mergedRoute(virtualService, root, { virtualService: delegate, route }, matches))
    }
  }
}

function mergedRoute(
  virtualService: Manifest,
  root: Node,
  delegate: Delegate,
  matches: readonly MergedMatch[],
): HttpRoute {
  const get = (field: string): Node => {
    const ofDelegate = delegate.route.get(field)
    const isInherited = !hasValue(ofDelegate) && inheritedFields.has(field) && hasValue(root.get(field))
    return isInherited ? root.get(field) : ofDelegate
  }
  return { virtualService, root, delegate, matches, get, at: (field, ...keys) => get(field).at(...keys) }
}

/** The fields that a delegate takes from its root; a root with a delegate has no other ones. */
const inheritedFields = new Set([
  'rewrite',
  'directResponse',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrorPercent',
  'mirrorPercentage',
  'corsPolicy',
  'mirrors',
  'headers',
])
