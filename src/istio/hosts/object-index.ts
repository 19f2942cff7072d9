import { groupBy } from '../../core/group.ts'
import { hostIndex, type HostIndex } from './host-index.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { knownKind, type Alterations, type Mesh } from '../../model/mesh.ts'

/** The hosts of an object, as they are compared. */
type HostsOf = (mesh: Mesh, object: Manifest) => readonly string[]

/**
 * An index of the objects of a kind by their hosts. That of an altered mesh asks the index of the mesh it is made of,
 * and looks at the altered objects alone: a probe alters a few objects of many thousands, again and again.
 */
export function indexByHosts(kind: MeshKind, hostsOf: HostsOf): (mesh: Mesh) => HostIndex<Manifest> {
  const indexOf = (mesh: Mesh, objects: readonly Manifest[]): HostIndex<Manifest> =>
    hostIndex(objects, (object) => hostsOf(mesh, object))
  return derived(
    [kind],
    (mesh) => indexOf(mesh, mesh.ofKind(kind)),
    (earlier, mesh, alterations) => {
      const added = indexOf(mesh, replacements(mesh, alterations, kind))
      const answer = (find: (index: HostIndex<Manifest>) => (host: string) => readonly Manifest[]) =>
        perHost((host) => merged(mesh, alterations, find(earlier)(host), find(added)(host)))
      return {
        covering: answer(({ covering }) => covering),
        below: answer(({ below }) => below),
        overlapping: answer(({ overlapping }) => overlapping),
      }
    },
  )
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
  return derived(
    [kind],
    (mesh) => byHost(mesh.ofKind(kind), mesh, hostsOf),
    (earlier, mesh, alterations) => {
      const added = byHost(replacements(mesh, alterations, kind), mesh, hostsOf)
      const of = perHost((host) => merged(mesh, alterations, earlier.of(host), added.of(host)))
      const names = (find: (index: ObjectsByHost) => readonly string[]): string[] =>
        [...new Set([...find(earlier), ...find(added)])].filter((name) => of(name).length > 0)
      return {
        of,
        hosts: {
          covering: perHost((host) => names(({ hosts }) => hosts.covering(host))),
          below: perHost((host) => names(({ hosts }) => hosts.below(host))),
        },
      }
    },
  )
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

/** The objects of a kind that replace others, in the order of the manifests. */
function replacements(mesh: Mesh, alterations: Alterations, kind: MeshKind): Manifest[] {
  return [...alterations.values()]
    .flatMap((object) =>
      object && knownKind(object) === kind && mesh.positionOf(object) !== undefined ? [object] : [],
    )
    .toSorted(byPosition(mesh))
}

/** The earlier objects without the altered ones, and with what these have become: the same array where none is altered. */
function merged(
  mesh: Mesh,
  alterations: Alterations,
  earlier: readonly Manifest[],
  added: readonly Manifest[],
): readonly Manifest[] {
  if (added.length === 0 && !earlier.some((object) => alterations.has(object))) return earlier
  return [...earlier.filter((object) => !alterations.has(object)), ...added].toSorted(byPosition(mesh))
}

function byPosition(mesh: Mesh): (first: Manifest, second: Manifest) => number {
  return (first, second) => mesh.positionOf(first)! - mesh.positionOf(second)!
}
