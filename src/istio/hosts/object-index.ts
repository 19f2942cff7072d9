import { groupBy } from '../../core/group.ts'
import { hostIndex, type HostIndex } from './host-index.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { knownKind, type Alterations, type Mesh } from '../../model/mesh.ts'

/** The hosts of an object, normalized for comparison. */
type HostsOf = (mesh: Mesh, object: Manifest) => readonly string[]

/**
 * An index of the objects of a kind by their hosts. In an altered mesh it queries the index of the original mesh and
 * indexes only the altered objects: a probe alters a few objects of many thousands, again and again.
 */
export function indexByHosts(kind: MeshKind, hostsOf: HostsOf): (mesh: Mesh) => HostIndex<Manifest> {
  const indexOf = (mesh: Mesh, objects: readonly Manifest[]): HostIndex<Manifest> =>
    hostIndex(objects, (object) => hostsOf(mesh, object))
  return derived(
    [kind],
    (mesh) => indexOf(mesh, mesh.ofKind(kind)),
    (earlier, mesh, alterations) => {
      const added = indexOf(mesh, newVersions(mesh, alterations, kind))
      const cached = (find: (index: HostIndex<Manifest>) => (host: string) => readonly Manifest[]) =>
        cachedPerHost((host) => mergeAltered(mesh, alterations, find(earlier)(host), find(added)(host)))
      return {
        covering: cached(({ covering }) => covering),
        below: cached(({ below }) => below),
        overlapping: cached(({ overlapping }) => overlapping),
      }
    },
  )
}

/** The objects of a kind by host, for kinds with many objects per host. */
export interface ObjectsByHost {
  /** The hosts of all objects, each once, unordered. */
  readonly hosts: Pick<HostIndex<string>, 'covering' | 'below'>
  /** The objects with exactly this host, in the order of the manifests; always the same array. */
  of(host: string): readonly Manifest[]
}

/**
 * Like `indexByHosts`, for kinds of which thousands of objects may share a wildcard: finds hosts, then their objects.
 */
export function objectsByHost(kind: MeshKind, hostsOf: HostsOf): (mesh: Mesh) => ObjectsByHost {
  return derived(
    [kind],
    (mesh) => listByHost(mesh.ofKind(kind), (object) => hostsOf(mesh, object)),
    (earlier, mesh, alterations) => {
      const added = listByHost(newVersions(mesh, alterations, kind), (object) => hostsOf(mesh, object))
      const of = cachedPerHost((host) => mergeAltered(mesh, alterations, earlier.of(host), added.of(host)))
      const names = (find: (index: ObjectsByHost) => readonly string[]): string[] =>
        [...new Set([...find(earlier), ...find(added)])].filter((name) => of(name).length > 0)
      return {
        of,
        hosts: {
          covering: cachedPerHost((host) => names(({ hosts }) => hosts.covering(host))),
          below: cachedPerHost((host) => names(({ hosts }) => hosts.below(host))),
        },
      }
    },
  )
}

/** Lists objects by their hosts, which are normalized for comparison. */
export function listByHost(
  objects: readonly Manifest[],
  hostsOf: (object: Manifest) => readonly string[],
): ObjectsByHost {
  const pairs = objects.flatMap((object) => [...new Set(hostsOf(object))].map((host) => ({ host, object })))
  const objectsOf = new Map(
    [...groupBy(pairs, ({ host }) => host)].map(([host, group]) => [host, group.map(({ object }) => object)]),
  )
  return {
    hosts: hostIndex([...objectsOf.keys()], (host) => [host]),
    of: (host) => objectsOf.get(host) ?? noManifests,
  }
}

const noManifests: readonly Manifest[] = []

/** Caches results by host, so that the same host returns the same array. */
function cachedPerHost<Result>(find: (host: string) => Result): (host: string) => Result {
  const results = new Map<string, Result>()
  return (host) => {
    const result = results.get(host) ?? find(host)
    results.set(host, result)
    return result
  }
}

/** The new versions of altered objects of a kind, in the order of the manifests. */
function newVersions(mesh: Mesh, alterations: Alterations, kind: MeshKind): Manifest[] {
  return [...alterations.values()]
    .flatMap((object) =>
      object && knownKind(object) === kind && mesh.positionOf(object) !== undefined ? [object] : [],
    )
    .toSorted(byPosition(mesh))
}

/** The earlier objects, with altered ones replaced by their new versions; the same array if none is altered. */
function mergeAltered(
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
