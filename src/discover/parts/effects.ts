import { filesUnder, folderOf, resolveLinks, type Tree } from '../../core/tree.ts'
import type { Delivery } from './deliveries.ts'
import { joinedEffect, type Effect, type Kustomization } from './kustomization.ts'

/** Something that takes in files and other takers, and changes the objects in all of them. */
interface Taker {
  readonly files: readonly string[]
  /** The names of others: the file of a kustomization. */
  readonly takers: readonly string[]
  readonly own: Effect
}

/**
 * What kustomizations, Flux Kustomizations and Applications do to the objects of each file that they take in, directly
 * or through others; nothing for a file that is not among them.
 */
export function spreadEffects(
  tree: Tree,
  kustomizations: readonly Kustomization[],
  deliveries: readonly Delivery[],
): ReadonlyMap<string, Effect> {
  const byFolder = new Map(kustomizations.map((one) => [folderOf(one.file), one]))
  const takers = new Map<string, Taker>()
  const deliveriesOf = new Map<string, string[]>()
  for (const one of kustomizations) takers.set(one.file, kustomizationTaker(one, byFolder, tree))
  for (const [index, delivery] of deliveries.entries()) {
    const name = `${delivery.file}\0${index}`
    takers.set(name, deliveryTaker(delivery, byFolder, tree))
    deliveriesOf.set(delivery.file, [...(deliveriesOf.get(delivery.file) ?? []), name])
  }
  return settled(takers, deliveriesOf)
}

type ByFolder = ReadonlyMap<string, Kustomization>

function kustomizationTaker(one: Kustomization, byFolder: ByFolder, tree: Tree): Taker {
  const resources = one.resources.map((path) => resolveLinks(tree, path) ?? path)
  const components = one.components.map((path) => resolveLinks(tree, path) ?? path)
  return {
    files: resources,
    takers: [...resources, ...components].flatMap((path) => byFolder.get(path)?.file ?? []),
    own: joinedEffect([one.effect, ...componentEffects(components, byFolder, tree, new Set())]),
  }
}

/** What Components do to all that the kustomization takes in which includes them. */
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

/** Where a folder has no kustomization, all below it is taken in. What changes nothing need not be carried down. */
function deliveryTaker({ folders, effect }: Delivery, byFolder: ByFolder, tree: Tree): Taker {
  const isIdle = effect.kinds.size === 0 && effect.nested.size === 0 && !effect.setsNamespace
  const bare = isIdle ? [] : folders.filter((folder) => !byFolder.has(folder))
  const files = bare.flatMap((folder) => filesUnder(tree, folder))
  return {
    files,
    takers: [...folders.flatMap((folder) => byFolder.get(folder)?.file ?? []), ...files],
    own: effect,
  }
}

/** Carries effects down until nothing changes: the kinds are few, so that each taker is looked at a few times. */
function settled(
  takers: ReadonlyMap<string, Taker>,
  deliveriesOf: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Effect> {
  const effects = new Map([...takers].map(([name, { own }]) => [name, own] as const))
  const ofFiles = new Map<string, Effect>()
  const waiting = [...takers.keys()]
  const carry = (effect: Effect, name: string): void => {
    const known = effects.get(name)
    if (!known || holdsAll(known, effect)) return
    effects.set(name, joinedEffect([known, effect]))
    waiting.push(name)
  }
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const { files, takers: inner } = takers.get(name)!
    const effect = effects.get(name)!
    for (const taker of inner) carry(effect, taker)
    for (const file of files) {
      const known = ofFiles.get(file) ?? effect
      ofFiles.set(file, holdsAll(known, effect) ? known : joinedEffect([known, effect]))
      const nested = { kinds: effect.nested, nested: effect.nested, setsNamespace: false }
      if (effect.nested.size > 0) for (const one of deliveriesOf.get(file) ?? []) carry(nested, one)
    }
  }
  return ofFiles
}

function holdsAll(effect: Effect, other: Effect): boolean {
  return (
    [...other.kinds].every((kind) => effect.kinds.has(kind)) &&
    [...other.nested].every((kind) => effect.nested.has(kind)) &&
    (effect.setsNamespace || !other.setsNamespace)
  )
}
