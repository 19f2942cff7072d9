import { groupBy } from '../../core/group.ts'
import { once, oncePer, weakOncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'

/**
 * True if an object of the networking group is visible in a namespace: `exportTo` has `*`, that namespace, or `.` for the
 * object's own; without `exportTo` it is visible everywhere, the default of MeshConfig.
 */
export function isExportedTo(manifest: Manifest, namespace: string): boolean {
  const namespaces = exportedTo(manifest)
  return namespaces.includes('*') || namespaces.includes(namespace)
}

/** True if there may be a namespace in which both objects are visible. */
export function areVisibleTogether(a: Manifest, b: Manifest): boolean {
  const [firstNamespaces, secondNamespaces] = [exportedTo(a), exportedTo(b)]
  if (firstNamespaces.includes('*')) return secondNamespaces.some((to) => to !== '~')
  return firstNamespaces.some(
    (to) => to !== '~' && (secondNamespaces.includes('*') || secondNamespaces.includes(to)),
  )
}

/** Where `exportTo` makes an object visible: namespaces, `*` for all, `~` for none; `*` without it. `.` is resolved. */
export const exportedTo = oncePer((manifest: Manifest): readonly string[] => {
  const namespaces = manifest.spec
    .items('exportTo')
    .map(({ text }) => (text === '.' ? manifest.namespace : text))
  return namespaces.length === 0 ? ['*'] : namespaces
})

/** Selects the objects that are visible in a namespace, in their order. Equal results are the same array. */
export type Visibility = (manifests: readonly Manifest[], namespace: string) => readonly Manifest[]

/** A visibility by namespaces: `scopesOf` returns those in which an object is visible, `*` for all. */
function visibilityBy(scopesOf: (manifest: Manifest) => readonly string[]): Visibility {
  const indexOf = weakOncePer((manifests: readonly Manifest[]) => ({
    visible: byNamespaces(manifests, scopesOf),
    join: listJoiner(manifests),
  }))
  return (manifests, namespace) => {
    const { visible: seen, join } = indexOf(manifests)
    const [everywhereVisible, visibleThere] = [
      seen.get('*') ?? noManifests,
      seen.get(namespace) ?? noManifests,
    ]
    if (visibleThere.length === 0) return everywhereVisible
    return everywhereVisible.length === 0 ? visibleThere : join(namespace, [everywhereVisible, visibleThere])
  }
}

/** The objects of a list that are exported to a namespace (`isExportedTo`), in their order. */
export const visibleIn = visibilityBy(exportedTo)

/**
 * The objects that are visible in the namespace of `by`, or in whose namespace `by` is visible, in their order. The same
 * array for all objects with the same namespace and visibility.
 */
export function visibleToEither(manifests: readonly Manifest[], by: Manifest): readonly Manifest[] {
  const namespaces = exportedTo(by)
  if (namespaces.includes('*')) return manifests
  const { byNamespace, join } = byOwnNamespace(manifests)
  const lists = [
    visibleIn(manifests, by.namespace),
    ...namespaces.map((namespace) => byNamespace.get(namespace) ?? noManifests),
  ]
  return join(JSON.stringify([by.namespace, ...namespaces]), lists)
}

/**
 * The objects that are visible in a common namespace with `by` (`areVisibleTogether`), in their order. The same array for
 * all objects with the same visibility.
 */
export function visibleTogetherWith(manifests: readonly Manifest[], by: Manifest): readonly Manifest[] {
  const namespaces = [...new Set(exportedTo(by))].filter((namespace) => namespace !== '~')
  const { visibleSomewhere, join } = visibleManifests(manifests)
  if (namespaces.includes('*')) return visibleSomewhere
  const lists = namespaces.map((namespace) => visibleIn(manifests, namespace))
  return lists.length === 1 ? lists[0]! : join(JSON.stringify(namespaces), lists)
}

const visibleManifests = oncePer((manifests: readonly Manifest[]) => ({
  /** Those that are visible in some namespace. */
  visibleSomewhere: manifests.filter((manifest) =>
    exportedTo(manifest).some((namespace) => namespace !== '~'),
  ),
  join: listJoiner(manifests),
}))

const noManifests: readonly Manifest[] = []

const byOwnNamespace = oncePer((manifests: readonly Manifest[]) => ({
  byNamespace: byNamespaces(manifests, ({ namespace }) => [namespace]),
  join: listJoiner(manifests),
}))

function byNamespaces(
  manifests: readonly Manifest[],
  namesOf: (manifest: Manifest) => readonly string[],
): Map<string, readonly Manifest[]> {
  const pairs = manifests.flatMap((manifest) =>
    [...new Set(namesOf(manifest))].map((name) => ({ name, manifest })),
  )
  const groups = groupBy(pairs, ({ name }) => name)
  return new Map([...groups].map(([name, group]) => [name, group.map(({ manifest }) => manifest)]))
}

type Join = (key: string, lists: readonly (readonly Manifest[])[]) => readonly Manifest[]

/** Returns a function that joins lists of manifests in the order of `manifests`, once per key. */
function listJoiner(manifests: readonly Manifest[]): Join {
  const joinedByKey = new Map<string, readonly Manifest[]>()
  const order = once(() => new Map(manifests.map((manifest, index) => [manifest, index])))
  return (key, lists) => {
    const cached = joinedByKey.get(key)
    if (cached) return cached
    const joined = [...new Set(lists.flat())].toSorted((a, b) => order().get(a)! - order().get(b)!)
    joinedByKey.set(key, joined)
    return joined
  }
}
