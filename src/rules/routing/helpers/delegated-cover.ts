import { distinctBy } from '../../../core/distinct.ts'
import { groupBy } from '../../../core/group.ts'
import {
  hasHosts,
  httpRoutesOf,
  matchesOfRoute,
  rootsOfDelegate,
  type HttpRoute,
} from '../../../istio/routing/delegated-routes.ts'
import { earlierMatches } from '../../../istio/routing/match-index.ts'
import type { RouteMatch } from '../../../istio/routing/matches.ts'
import { derivedPer } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'

/** A route, and the match of a route of another VirtualService that comes first and takes its requests. */
export interface CoveredRoute {
  /** The entry of `http`. */
  readonly route: Node
  readonly by: WrittenMatch
}

/** A match with the VirtualService that writes it. */
export interface WrittenMatch extends RouteMatch {
  readonly owner: Manifest
}

/**
 * The http routes of a root or delegate that get no requests, because earlier routes match them all, at least one of which
 * another VirtualService writes: the root, or one of its delegates. A route of a delegate with several roots counts only if
 * it gets none from any root. Empty for a VirtualService that neither has nor is a delegate.
 */
export function routesCoveredByOthers(mesh: Mesh, virtualService: Manifest): readonly CoveredRoute[] {
  const roots = hasHosts(virtualService) ? [virtualService] : rootsOfDelegate(mesh, virtualService)
  const routes = roots.flatMap((root) => coverOf(mesh, root).get(virtualService) ?? [])
  const used = new Set(routes.filter(({ by }) => !by).map(({ route }) => route.path))
  const covered = routes.flatMap(({ route, by }) => (by && !used.has(route.path) ? [{ route, by }] : []))
  return distinctBy(covered, (item) => item.route.path)
}

/** A route of a root, and the match of another VirtualService that covers it. */
interface Cover {
  readonly owner: Manifest
  readonly route: Node
  /** `undefined` if some request reaches the route, or only routes of its own VirtualService cover it. */
  readonly by: WrittenMatch | undefined
}

/** The routes of a root by the VirtualService that writes them; none without delegates. */
const coverOf = derivedPer(['VirtualService'], (mesh, root: Manifest) => {
  const earlier = earlierMatches<WrittenMatch>('http')
  const { routes } = httpRoutesOf(mesh, root)
  if (!routes.some(({ delegate }) => delegate)) return new Map<Manifest, Cover[]>()
  const covers = routes.map((route): Cover => {
    const owner = ownerOf(route)
    const matches = matchesOfRoute(route).map((match): WrittenMatch => ({ ...match, owner }))
    const covering = matches.map((match) => earlier.covering(match))
    for (const [index, match] of matches.entries()) if (!covering[index]) earlier.add(match)
    const isCovered = covering.every((match) => match !== undefined)
    const by = isCovered ? covering.find((match) => match.owner !== owner) : undefined
    return { owner, route: route.delegate?.route ?? route.root, by }
  })
  return groupBy(covers, ({ owner }) => owner)
})

function ownerOf({ virtualService, delegate }: HttpRoute): Manifest {
  return delegate?.virtualService ?? virtualService
}
