import { addToGroup } from '../../core/group.ts'
import { folderOf } from '../../core/path.ts'
import { filesUnder, resolveLinks, type Tree } from '../../core/tree.ts'
import type { Delivery } from './deliveries.ts'
import { mergeEffects, noEffect, type Effect, type Kustomization } from './kustomization.ts'

/** A kustomization or delivery, which includes files and other kustomizations and changes all their objects. */
interface Includer {
  readonly files: readonly string[]
  /** The names of included includers: files of kustomizations. */
  readonly includes: readonly string[]
  readonly effect: Effect
  /** Its files with patches, and what changes the fields that they write, apart from what includes it. */
  readonly patches?: readonly string[]
  readonly effectOnPatches?: Effect
  /** Those of `includes` that are components, and the effect without that of components. */
  readonly components?: ReadonlySet<string>
  readonly effectOnComponents?: Effect
}

/**
 * The effects of kustomizations, Flux Kustomizations and Applications (`deliveries`) on the objects of each file that they
 * include, directly or through other kustomizations, by the path of the file; for a file with patches what changes the fields
 * that it writes. Files that no kustomization and no delivery with an effect includes are not in the result.
 */
export function spreadEffects(
  tree: Tree,
  kustomizations: readonly Kustomization[],
  deliveries: readonly Delivery[],
): ReadonlyMap<string, Effect> {
  const byFolder = new Map(
    kustomizations.map((kustomization) => [folderOf(kustomization.file), kustomization]),
  )
  const includers = new Map<string, Includer>()
  const deliveriesOf = new Map<string, string[]>()
  for (const kustomization of kustomizations)
    includers.set(kustomization.file, kustomizationIncluder(kustomization, byFolder, tree))
  for (const [index, delivery] of deliveries.entries()) {
    const name = `${delivery.file}\0${index}`
    includers.set(name, deliveryIncluder(delivery, byFolder, tree))
    addToGroup(deliveriesOf, delivery.file, name)
  }
  return propagate(includers, deliveriesOf)
}

type ByFolder = ReadonlyMap<string, Kustomization>

function kustomizationIncluder(kustomization: Kustomization, byFolder: ByFolder, tree: Tree): Includer {
  const resources = kustomization.resources.map((path) => resolveLinks(tree, path) ?? path)
  const components = kustomization.components.map((path) => resolveLinks(tree, path) ?? path)
  const fileOf = (path: string): string[] => [byFolder.get(path)?.file ?? []].flat()
  return {
    files: resources,
    includes: [...resources, ...components].flatMap(fileOf),
    effect: mergeEffects([kustomization.effect, ...componentEffects(components, byFolder, tree, new Set())]),
    patches: kustomization.patches.map((path) => resolveLinks(tree, path) ?? path),
    effectOnPatches: kustomization.effectOnPatches,
    components: new Set(components.flatMap(fileOf)),
    effectOnComponents: kustomization.effect,
  }
}

/** The effects of Components on everything that the including kustomization includes. */
function componentEffects(
  folders: readonly string[],
  byFolder: ByFolder,
  tree: Tree,
  seen: Set<string>,
): Effect[] {
  return folders.flatMap((folder) => {
    const component = byFolder.get(folder)
    if (!component || seen.has(folder)) return []
    seen.add(folder)
    const inner = component.components.map((path) => resolveLinks(tree, path) ?? path)
    return [component.effect, ...componentEffects(inner, byFolder, tree, seen)]
  })
}

/** A delivery includes all files of a folder without a kustomization. They are not listed if the delivery changes nothing. */
function deliveryIncluder({ folders, effect }: Delivery, byFolder: ByFolder, tree: Tree): Includer {
  const changesNothing = effect.kinds.size === 0 && effect.nested.size === 0 && !effect.setsNamespace
  const plainFolders = changesNothing ? [] : folders.filter((folder) => !byFolder.has(folder))
  const files = plainFolders.flatMap((folder) => filesUnder(tree, folder))
  return {
    files,
    includes: [...folders.flatMap((folder) => byFolder.get(folder)?.file ?? []), ...files],
    effect,
  }
}

/** Propagates effects until nothing changes. There are few kinds, so each includer is visited a few times. */
function propagate(
  includers: ReadonlyMap<string, Includer>,
  deliveriesOf: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Effect> {
  const effects = new Map([...includers].map(([name, { effect }]) => [name, effect] as const))
  const effectOfFile = new Map<string, Effect>()
  const outerEffects = new Map<string, Effect[]>()
  const queue = [...includers.keys()]
  const addEffect = (effect: Effect, name: string): void => {
    const current = effects.get(name)
    if (!current || covers(current, effect)) return
    effects.set(name, mergeEffects([current, effect]))
    queue.push(name)
  }
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const { files, includes: inner, components, effectOnComponents = noEffect } = includers.get(name)!
    const effect = effects.get(name)!
    for (const included of inner) {
      addEffect(effect, included)
      const outer = components?.has(included) ? effectOnComponents : effect
      addToGroup(outerEffects, included, outer)
    }
    for (const file of files) {
      const current = effectOfFile.get(file) ?? effect
      effectOfFile.set(file, covers(current, effect) ? current : mergeEffects([current, effect]))
      const nested = { kinds: effect.nested, nested: effect.nested, setsNamespace: false }
      if (effect.nested.size > 0)
        for (const delivery of deliveriesOf.get(file) ?? []) addEffect(nested, delivery)
    }
  }
  addPatchEffects(includers, outerEffects, effectOfFile)
  return effectOfFile
}

/** Adds the effects on files with patches: on the fields that they write, from outside their kustomization. */
function addPatchEffects(
  includers: ReadonlyMap<string, Includer>,
  outerEffects: ReadonlyMap<string, readonly Effect[]>,
  effectOfFile: Map<string, Effect>,
): void {
  for (const [name, { patches = [], effectOnPatches = noEffect }] of includers) {
    const { kinds } = mergeEffects([effectOnPatches, ...(outerEffects.get(name) ?? [])])
    // A file that is also a resource keeps the effect on its objects.
    for (const patch of patches) if (!effectOfFile.has(patch)) effectOfFile.set(patch, { ...noEffect, kinds })
  }
}

function covers(effect: Effect, subset: Effect): boolean {
  return (
    [...subset.kinds].every((kind) => effect.kinds.has(kind)) &&
    [...subset.nested].every((kind) => effect.nested.has(kind)) &&
    (effect.setsNamespace || !subset.setsNamespace)
  )
}
