import { hostsOverlap } from '../../istio/hosts/hosts.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { objectKey } from '../../model/presence.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { Exit } from './exit.ts'
import type { EgressReach } from './reach.ts'
import type { ReachChange } from './reach-difference.ts'

/**
 * The field that causes the difference: the first declaring, routing or importing field that base does not have; without one,
 * because something was removed (such as an exclusion of a Sidecar), the first such field of an object that differs. For a
 * destination that only base reaches, the field that declared it there.
 */
export function decidingPlace(
  { head, base }: ReachChange,
  reach: EgressReach,
  baseMesh: Mesh | undefined,
): DecidingPlace | undefined {
  if (head.length === 0) return base[0]?.places[0]
  const places = [...head.flatMap((exit) => exit.places), ...importsOf(head[0]!, reach)]
  if (!baseMesh) return places[0]
  return (
    places.find((place) => !isIn(baseMesh, place)) ??
    places.find(({ object }) => differs(baseMesh, object)) ??
    places[0]
  )
}

/** The entries of a Sidecar that import the called host. */
function importsOf({ called }: Exit, { places }: EgressReach): DecidingPlace[] {
  return places.filter(({ node }) => hostsOverlap(node.text.slice(node.text.indexOf('/') + 1), called.host))
}

/** True if a mesh has the same object with the same field. Items of lists may have another index. */
function isIn(mesh: Mesh, { object, node }: DecidingPlace): boolean {
  const existing = objectsByKey(mesh).get(objectKey(object))
  if (!existing) return false
  const path = node.pathKeys
  const field = existing.root.at(...path)
  const last = path.at(-1)
  const candidates: readonly Node[] =
    typeof last === 'number' ? existing.root.at(...path.slice(0, -1)).items() : [field]
  const text = canonicalJson(node)
  return candidates.some((candidate) => canonicalJson(candidate) === text)
}

function differs(mesh: Mesh, object: Manifest): boolean {
  const existing = objectsByKey(mesh).get(objectKey(object))
  return existing === undefined || canonicalJson(existing.root) !== canonicalJson(object.root)
}

const objectsByKey = derived(
  'everything',
  (mesh): ReadonlyMap<string, Manifest> =>
    new Map(mesh.manifests.map((manifest) => [objectKey(manifest), manifest])),
)
