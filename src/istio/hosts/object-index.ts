import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { hostIndex, type HostIndex } from './host-index.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'

/** The hosts of an object, as they are compared. */
type HostsOf = (mesh: Mesh, object: Manifest) => readonly string[]

/**
 * An index of the objects of a kind by their hosts. That of an altered mesh asks the index of the mesh it is made of,
 * and looks at the altered objects alone: a probe alters a few objects of many thousands, again and again.
 */
export function indexByHosts(kind: MeshKind, hostsOf: HostsOf): (mesh: Mesh) => HostIndex<Manifest> {
  const plain = oncePer((mesh: Mesh) => hostIndex(mesh.ofKind(kind), (object) => hostsOf(mesh, object)))
  const altered = oncePer((mesh: Mesh): HostIndex<Manifest> => {
    const before = indexOf(mesh.alteration!.of)
    const own = hostIndex(broughtBy(mesh, kind), (object) => hostsOf(mesh, object))
    const answer = (find: (index: HostIndex<Manifest>) => (host: string) => readonly Manifest[]) =>
      perHost((host) => merged(mesh, find(before)(host), find(own)(host)))
    return {
      covering: answer(({ covering }) => covering),
      below: answer(({ below }) => below),
      overlapping: answer(({ overlapping }) => overlapping),
    }
  })
  const indexOf = (mesh: Mesh): HostIndex<Manifest> => {
    const same = mesh.sameIn([kind])
    return same.alteration ? altered(same) : plain(same)
  }
  return indexOf
}

/** The objects of a kind by their hosts, of which many objects may have the same one. */
export interface ObjectsByHost {
  /** The hosts of all objects, each once, in no order. */
  readonly hosts: Pick<HostIndex<string>, 'covering' | 'below'>
  /** The objects that have exactly this host, in the order of the manifests; always the same array. */
  of(host: string): readonly Manifest[]
}

/** The same as `indexByHosts` for kinds of which thousands may have one wildcard: hosts are found, then their objects. */
export function objectsByHost(kind: MeshKind, hostsOf: HostsOf): (mesh: Mesh) => ObjectsByHost {
  const plain = oncePer((mesh: Mesh): ObjectsByHost => byHost(mesh.ofKind(kind), mesh, hostsOf))
  const altered = oncePer((mesh: Mesh): ObjectsByHost => {
    const before = indexOf(mesh.alteration!.of)
    const own = byHost(broughtBy(mesh, kind), mesh, hostsOf)
    const of = perHost((host) => merged(mesh, before.of(host), own.of(host)))
    const names = (find: (index: ObjectsByHost) => readonly string[]): string[] =>
      [...new Set([...find(before), ...find(own)])].filter((name) => of(name).length > 0)
    return {
      of,
      hosts: {
        covering: perHost((host) => names(({ hosts }) => hosts.covering(host))),
        below: perHost((host) => names(({ hosts }) => hosts.below(host))),
      },
    }
  })
  const indexOf = (mesh: Mesh): ObjectsByHost => {
    const same = mesh.sameIn([kind])
    return same.alteration ? altered(same) : plain(same)
  }
  return indexOf
}

function byHost(objects: readonly Manifest[], mesh: Mesh, hostsOf: HostsOf): ObjectsByHost {
  const pairs = objects.flatMap((object) =>
    [...new Set(hostsOf(mesh, object))].map((host) => ({ host, object })),
  )
  const known = new Map(
    [...groupBy(pairs, ({ host }) => host)].map(([host, found]) => [host, found.map(({ object }) => object)]),
  )
  return { hosts: hostIndex([...known.keys()], (host) => [host]), of: (host) => known.get(host) ?? none }
}

const none: readonly Manifest[] = []

/** Answers that are kept: the same host gives the same array. */
function perHost<Answer>(find: (host: string) => Answer): (host: string) => Answer {
  const known = new Map<string, Answer>()
  return (host) => {
    const answer = known.get(host) ?? find(host)
    known.set(host, answer)
    return answer
  }
}

/** The objects of a kind that an alteration brings, in the order of the manifests. */
function broughtBy(mesh: Mesh, kind: MeshKind): Manifest[] {
  const objects = [...placesBrought(mesh).keys()].filter((object) => knownKind(object) === kind)
  return objects.toSorted((one, other) => positionOf(mesh, one) - positionOf(mesh, other))
}

/** Where an object of a mesh stands among the others; in an altered mesh, the place of what it was made of. */
export function positionOf(mesh: Mesh, object: Manifest): number {
  return placeIn(mesh, object)!
}

/** `undefined` for what is no object of the mesh. */
function placeIn(mesh: Mesh, object: Manifest): number | undefined {
  if (!mesh.alteration) return places(mesh).get(object)
  return placesBrought(mesh).get(object) ?? placeIn(mesh.alteration.of, object)
}

const places = oncePer(
  ({ manifests }: Mesh): ReadonlyMap<Manifest, number> =>
    new Map(manifests.map((manifest, index) => [manifest, index])),
)

/** What is altered beside the objects of a mesh, its parts, is none of them. */
const placesBrought = oncePer(({ alteration }: Mesh): ReadonlyMap<Manifest, number> => {
  const { of, alterations } = alteration!
  const brought = [...alterations].flatMap(([old, object]) => {
    const place = placeIn(of, old)
    return object && place !== undefined ? [[object, place] as const] : []
  })
  return new Map(brought)
})

/** What an index knew without what is altered, and with what that has become: the same array where nothing is. */
function merged(mesh: Mesh, before: readonly Manifest[], own: readonly Manifest[]): readonly Manifest[] {
  const { alterations } = mesh.alteration!
  if (own.length === 0 && !before.some((object) => alterations.has(object))) return before
  return [...before.filter((object) => !alterations.has(object)), ...own].toSorted(
    (one, other) => positionOf(mesh, one) - positionOf(mesh, other),
  )
}
