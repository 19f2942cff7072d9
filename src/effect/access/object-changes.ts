import { groupBy } from '../../core/group.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'

/** The differences between the objects of two meshes. */
export interface ObjectChanges {
  /** The objects of head and base that have no equal object in the other mesh. */
  readonly changed: readonly Manifest[]
  isChanged(object: Manifest): boolean
  /** The versions of an object in both meshes, by kind, namespace and name. */
  versionsOf(object: Manifest): ObjectVersions
}

export interface ObjectVersions {
  readonly head: Manifest | undefined
  readonly base: Manifest | undefined
}

/**
 * The differences as a comparison states them: pairs of the two versions of an object that differ, `null` on the side that
 * does not have it. An object of no pair is unchanged: it is its own version in head and base.
 */
export function statedChanges(
  pairs: readonly { readonly head: Manifest | null; readonly base: Manifest | null }[],
): ObjectChanges {
  const byKey = new Map(pairs.map(({ head, base }) => [objectKey((head ?? base)!), { head, base }]))
  return {
    changed: pairs.flatMap(({ head, base }) => [head, base].filter((object) => object !== null)),
    isChanged: (object) => byKey.has(objectKey(object)),
    versionsOf(object) {
      const { head, base } = byKey.get(objectKey(object)) ?? { head: object, base: object }
      return { head: head ?? undefined, base: base ?? undefined }
    },
  }
}

/** Compares the objects of two meshes by what they say. */
export function differingObjects(head: Mesh, base: Mesh): ObjectChanges {
  const distinct = withoutEqualPlaces(head.manifests, base.manifests)
  const unmatched = groupBy(distinct.base, nameText)
  const ofHead: Manifest[] = []
  for (const object of distinct.head) {
    const candidates = unmatched.get(nameText(object)) ?? []
    const index = candidates.findIndex((before) => isSameObject(object, before))
    if (index < 0) ofHead.push(object)
    else candidates.splice(index, 1)
  }
  const changed = new Set([...ofHead, ...[...unmatched.values()].flat()])
  const versions = versionsAmong(head, base, changed)
  return {
    changed: [...changed],
    isChanged: (object) => changed.has(object),
    versionsOf: (object) => versions.get(objectKey(object)) ?? { head: object, base: object },
  }
}

/** Leaves out objects at equal places of both lists, from the first and from the last one on, that say the same. */
function withoutEqualPlaces(
  head: readonly Manifest[],
  base: readonly Manifest[],
): { readonly head: readonly Manifest[]; readonly base: readonly Manifest[] } {
  const equal = new Set<Manifest>()
  const walk = (from: (list: readonly Manifest[], place: number) => Manifest | undefined): void => {
    for (let place = 0; ; place++) {
      const [object, before] = [from(head, place), from(base, place)]
      if (!object || !before || equal.has(object) || !isNamedAlike(object, before)) return
      if (isSameText(object, before)) equal.add(object).add(before)
    }
  }
  walk((list, place) => list[place])
  walk((list, place) => list.at(-1 - place))
  return {
    head: head.filter((object) => !equal.has(object)),
    base: base.filter((object) => !equal.has(object)),
  }
}

function isNamedAlike(first: Manifest, second: Manifest): boolean {
  return (
    first.name === second.name &&
    first.namespace === second.namespace &&
    first.kind === second.kind &&
    (first.apiVersion === second.apiVersion || groupOf(first) === groupOf(second))
  )
}

/** Equal for objects with the same `objectKey`, and cheaper. */
function nameText({ kind, namespace, name }: Manifest): string {
  return `${kind} ${namespace}/${name}`
}

function isSameObject(object: Manifest, before: Manifest): boolean {
  return groupOf(object) === groupOf(before) && isSameText(object, before)
}

/** What both meshes have in the places of objects that differ: of several objects of one name the last one. */
function versionsAmong(head: Mesh, base: Mesh, changed: ReadonlySet<Manifest>): Map<string, ObjectVersions> {
  const keys = new Set([...changed].map(objectKey))
  const names = new Set([...changed].map(({ name }) => name))
  const [inHead, inBase] = [head, base].map(({ manifests }) => {
    const near = manifests.filter(({ name }) => names.has(name))
    return new Map(near.map((object) => [objectKey(object), object]))
  })
  return new Map([...keys].map((key) => [key, { head: inHead!.get(key), base: inBase!.get(key) }]))
}

/** Most objects have equal texts. The others are compared as data. */
function isSameText(first: Manifest, second: Manifest): boolean {
  return first.root === second.root || textOf(first) === textOf(second) || isSameData(first, second)
}

function isSameData(first: Manifest, second: Manifest): boolean {
  return canonicalJson(first.root) === canonicalJson(second.root)
}

function textOf({ root }: Manifest): string {
  const { source, start, end } = root.range
  return source.text.slice(start, end)
}
