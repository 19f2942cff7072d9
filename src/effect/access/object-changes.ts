import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
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

/** Takes the differences from a comparison that was made before. */
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
  const inHead = objectsByKey(head)
  const inBase = objectsByKey(base)
  const changed = new Set<Manifest>()
  const seen = new Set<Manifest>()
  for (const object of head.manifests) {
    const before = inBase.get(objectKey(object))
    if (before && !seen.has(before) && isSameText(object, before)) seen.add(before)
    else changed.add(object)
  }
  for (const object of base.manifests) if (!seen.has(object)) changed.add(object)
  return {
    changed: [...changed],
    isChanged: (object) => changed.has(object),
    versionsOf(object) {
      const key = objectKey(object)
      return { head: inHead.get(key), base: inBase.get(key) }
    },
  }
}

function objectsByKey({ manifests }: Mesh): ReadonlyMap<string, Manifest> {
  return new Map(manifests.map((object) => [objectKey(object), object]))
}

/** Most objects have equal texts. The others are compared as data. */
function isSameText(first: Manifest, second: Manifest): boolean {
  if (first.namespace !== second.namespace) return false
  return first.root === second.root || textOf(first) === textOf(second) || isSameData(first, second)
}

function isSameData(first: Manifest, second: Manifest): boolean {
  return canonicalJson(first.root) === canonicalJson(second.root)
}

function textOf({ root }: Manifest): string {
  const { source, start, end } = root.range
  return source.text.slice(start, end)
}
