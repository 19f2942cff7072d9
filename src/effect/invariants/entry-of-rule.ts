import type { DecidingPlace } from '../request/decision.ts'
import { normalTarget, splitTarget } from '../request/match/request-path.ts'
import { pathValueMatch } from '../request/policy/value-patterns.ts'
import { pathNormalization } from '../request/registry/mesh-options.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'

/**
 * The place of the entry of `paths` or `notPaths` that decides about a request, for a rule of an AuthorizationPolicy with
 * several entries of which exactly one matches the path of the request; any other `place` is returned unchanged.
 *
 * @param target the path and query of the request
 */
export function entryOfRule(mesh: Mesh, place: DecidingPlace, target: string): DecidingPlace {
  if (place.object.kind !== 'AuthorizationPolicy') return place
  const { path } = splitTarget(normalTarget(target, pathNormalization(mesh)))
  const lists = place.node
    .items('to')
    .flatMap((item) => ['paths', 'notPaths'].map((field) => item.at('operation').items(field)))
  const entries = lists.flat()
  const matching = entries.filter((entry: Node) => pathValueMatch(entry.text)(path) === true)
  return entries.length > 1 && matching.length === 1 ? { ...place, node: matching[0]! } : place
}
