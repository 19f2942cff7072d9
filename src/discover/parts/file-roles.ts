import { baseName, folderOf } from '../../core/path.ts'
import { resolveLinks, type Tree } from '../../core/tree.ts'
import { isNamedPatch } from '../../model/named-patch.ts'
import type { Reader } from '../../yaml/reader.ts'
import { isKustomizationFile, kustomizationFiles } from '../kustomizations.ts'
import { deliveriesIn, type Delivery } from './deliveries.ts'
import { spreadEffects } from './effects.ts'
import {
  mergeEffects,
  noEffect,
  readKustomization,
  type Effect,
  type Kustomization,
} from './kustomization.ts'
import { anyKind } from './patched-kinds.ts'
import { assertionFiles, mergedTestFiles } from './test-suites.ts'

/** How a file is used by the tools that apply it. */
export interface FileRole {
  /**
   * `patch`: merged into objects. `data`: contains no objects of the cluster. `unapplied`: it is below a kustomization and
   * nothing names it. `objects`: any other file.
   */
  readonly use: 'objects' | 'patch' | 'data' | 'unapplied'
  /** True if a kustomization names it, or Flux or Argo CD certainly applies its whole folder. Then it must be YAML. */
  readonly isNamed: boolean
  /** What tools change in its objects before they are applied. */
  readonly effect: Effect
}

/**
 * Returns the role of each file of a tree. Computed once for each list of files, since edits that are tried do not change
 * the list.
 */
export function fileRoles(reader: Reader): (path: string) => FileRole {
  const { files } = reader.tree
  const roles = rolesOf.get(files) ?? findRoles(reader)
  rolesOf.set(files, roles)
  return roles
}

const rolesOf = new WeakMap<readonly string[], (path: string) => FileRole>()

function findRoles(reader: Reader): (path: string) => FileRole {
  const kustomizations = kustomizationFiles(reader.tree).map((file) => readKustomization(reader, file))
  const deliveries = deliveriesIn(reader)
  const effects = spreadEffects(reader.tree, kustomizations, deliveries)
  const unread = kustomizations.filter(({ isRead }) => !isRead)
  const isTemplated = folderTest(unread.map(({ file }) => folderOf(file)))
  const useOf = useFinder(reader, kustomizations, deliveries)
  const fallbackEffect = fluxEffect(deliveries)
  return (path) => {
    const use = useOf(path)
    if (isTemplated(folderOf(path))) return { ...use, effect: unknownEffect }
    return { ...use, effect: effects.get(path) ?? (use.isNamed ? noEffect : fallbackEffect) }
  }
}

/**
 * The effect on objects that nothing in the tree includes. If patches of Flux Kustomizations complete the objects that they
 * build, for example with an interval, objects that are not built may rely on such patches as well.
 */
function fluxEffect(deliveries: readonly Delivery[]): Effect {
  const { kinds, nested } = mergeEffects(deliveries.map(({ effect }) => effect))
  const ofFlux = ['Kustomization', 'HelmRelease'].filter((kind) => kinds.has(kind) || nested.has(kind))
  return { ...noEffect, kinds: new Set(ofFlux) }
}

/** Returns how a file is used. A file that is named in several ways is a resource if one of them names it so. */
function useFinder(
  reader: Reader,
  kustomizations: readonly Kustomization[],
  deliveries: readonly Delivery[],
): (path: string) => Omit<FileRole, 'effect'> {
  const { tree } = reader
  const named = (field: 'resources' | 'patches' | 'data', further: readonly string[] = []): Set<string> => {
    const paths = kustomizations.flatMap((kustomization) => kustomization[field])
    return new Set([...paths, ...further].map((path) => resolveLinks(tree, path) ?? path))
  }
  const resources = named('resources')
  const patches = named('patches', mergedTestFiles(reader))
  const data = named('data', assertionFiles(reader))
  const isBelow = folderTest(kustomizationLike(tree).map(folderOf))
  const folders = kustomizations.map(({ file }) => folderOf(file))
  const deliveryOf = deliveryFinder(deliveries, folders)
  return (path) => {
    // `kubectl apply` merges a patch among resources into an object that the cluster already has.
    if (resources.has(path)) return { use: isNamedPatch(path) ? 'patch' : 'objects', isNamed: true }
    if (patches.has(path)) return { use: 'patch', isNamed: true }
    if (data.has(path)) return { use: 'data', isNamed: false }
    if (isKustomizationFile(path)) return { use: 'objects', isNamed: false }
    const delivery = deliveryOf(folderOf(path))
    const isNamed = delivery === 'certain'
    if (!isBelow(folderOf(path))) return { use: 'objects', isNamed }
    return { use: isNamedPatch(path) ? 'patch' : delivery === 'none' ? 'unapplied' : 'objects', isNamed }
  }
}

/** The effect of a kustomization that cannot be read. */
const unknownEffect: Effect = { kinds: new Set([anyKind]), nested: new Set(), setsNamespace: true }

/** Kustomizations, and templates of kustomizations, whose contents are unknown. */
function kustomizationLike({ files }: Tree): string[] {
  return files.filter((path) => /^kustomization([-.]|$)/i.test(baseName(path)))
}

/** Whether Flux or Argo CD applies the files of a folder as written. */
type FolderDelivery = 'certain' | 'perhaps' | 'none'

/**
 * Returns whether Flux or Argo CD applies the files of a folder: if it is one of the folders they name, or below one,
 * unless a kustomization in between selects files.
 */
function deliveryFinder(
  deliveries: readonly Delivery[],
  kustomized: readonly string[],
): (folder: string) => FolderDelivery {
  const foldersOf = (...plain: readonly Delivery['plainFiles'][]): ReadonlySet<string> =>
    new Set(deliveries.flatMap((delivery) => (plain.includes(delivery.plainFiles) ? delivery.folders : [])))
  const [applied, below, perhaps] = [
    foldersOf('in folder', 'below'),
    foldersOf('below'),
    foldersOf('perhaps'),
  ]
  const stops = new Set(kustomized)
  return (folder) => {
    let isPossible = false
    for (let ancestor = folder; !stops.has(ancestor); ancestor = folderOf(ancestor)) {
      if (ancestor === folder ? applied.has(ancestor) : below.has(ancestor)) return 'certain'
      isPossible ||= perhaps.has(ancestor)
      if (ancestor === '') break
    }
    return isPossible ? 'perhaps' : 'none'
  }
}

/** True for a folder in or below one of some folders; a call takes time proportional to the folder's depth. */
function folderTest(folders: readonly string[]): (folder: string) => boolean {
  const folderSet = new Set(folders)
  return (folder) => {
    for (let ancestor = folder; ; ancestor = folderOf(ancestor)) {
      if (folderSet.has(ancestor)) return true
      if (ancestor === '') return false
    }
  }
}
