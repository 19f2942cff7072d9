import { baseName, folderOf, resolveLinks, type Tree } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'
import { isKustomizationFile, kustomizationFiles } from '../kustomizations.ts'
import { deliveriesIn, type Delivery } from './deliveries.ts'
import { spreadEffects } from './effects.ts'
import { joinedEffect, readKustomization, type Effect, type Kustomization } from './kustomization.ts'
import { anyKind } from './patched-kinds.ts'
import { assertionFiles } from './test-suites.ts'

/** What a file is for those who apply it. */
export interface FileRole {
  /**
   * `patch`: it is put upon objects. `data`: nothing in it is an object of the cluster. `unapplied`: it lies below a
   * kustomization, and nothing names it. `objects`: any other.
   */
  readonly as: 'objects' | 'patch' | 'data' | 'unapplied'
  /** True if a kustomization names it, or Flux or Argo CD certainly takes all of its folder: something reads it as YAML. */
  readonly isNamed: boolean
  /** What is done to its objects before they are applied. */
  readonly effect: Effect
}

/** The role of each file of a tree, worked out once: edits that are tried out do not change it. */
export function fileRoles(reader: Reader): (path: string) => FileRole {
  const { files } = reader.tree
  const known = rolesOf.get(files) ?? findRoles(reader)
  rolesOf.set(files, known)
  return known
}

const rolesOf = new WeakMap<readonly string[], (path: string) => FileRole>()

function findRoles(reader: Reader): (path: string) => FileRole {
  const kustomizations = kustomizationFiles(reader.tree).map((file) => readKustomization(reader, file))
  const deliveries = deliveriesIn(reader)
  const effects = spreadEffects(reader.tree, kustomizations, deliveries)
  const unread = kustomizations.filter(({ isRead }) => !isRead)
  const isTemplated = folderTest(unread.map(({ file }) => folderOf(file)))
  const useOf = useTest(reader, kustomizations, deliveries)
  const spare = ofFluxAlone(deliveries)
  return (path) => {
    const use = useOf(path)
    if (isTemplated(folderOf(path))) return { ...use, effect: unknown }
    return { ...use, effect: effects.get(path) ?? (use.isNamed ? nothing : spare) }
  }
}

/**
 * What may be done to objects that nothing here takes in: where Flux Kustomizations complete those that they build
 * (`spec.patches` with the interval of all), those in an archive rely on it, too.
 */
function ofFluxAlone(deliveries: readonly Delivery[]): Effect {
  const { kinds, nested } = joinedEffect(deliveries.map(({ effect }) => effect))
  const ofFlux = ['Kustomization', 'HelmRelease'].filter((kind) => kinds.has(kind) || nested.has(kind))
  return { ...nothing, kinds: new Set(ofFlux) }
}

/** Says what a file is used as; what several name is first of all an object. */
function useTest(
  reader: Reader,
  kustomizations: readonly Kustomization[],
  deliveries: readonly Delivery[],
): (path: string) => Omit<FileRole, 'effect'> {
  const { tree } = reader
  const named = (paths: readonly string[]): Set<string> =>
    new Set(paths.map((path) => resolveLinks(tree, path) ?? path))
  const resources = named(kustomizations.flatMap((one) => one.resources))
  const patches = named(kustomizations.flatMap((one) => one.patches))
  const data = named([...kustomizations.flatMap((one) => one.data), ...assertionFiles(reader)])
  const isBelow = folderTest(kustomizationLike(tree).map(folderOf))
  const deliveryTo = deliveryTest(
    deliveries,
    kustomizations.map(({ file }) => folderOf(file)),
  )
  return (path) => {
    if (resources.has(path)) return { as: isNamedPatch(path) ? 'patch' : 'objects', isNamed: true }
    if (patches.has(path)) return { as: 'patch', isNamed: true }
    if (data.has(path)) return { as: 'data', isNamed: false }
    if (isKustomizationFile(path)) return { as: 'objects', isNamed: false }
    const delivery = deliveryTo(folderOf(path))
    const isNamed = delivery === 'certain'
    if (!isBelow(folderOf(path))) return { as: 'objects', isNamed }
    return { as: isNamedPatch(path) ? 'patch' : delivery === 'none' ? 'unapplied' : 'objects', isNamed }
  }
}

const nothing: Effect = { kinds: new Set(), nested: new Set(), setsNamespace: false }

/** What a kustomization does that cannot be read. */
const unknown: Effect = { kinds: new Set([anyKind]), nested: new Set(), setsNamespace: true }

/**
 * A patch by its name: `patches/x.yaml`, `replicas-patch.yaml`. Where a kustomization names it as a resource, it is applied
 * to an object that a cluster has already, which `kubectl apply` merges it into.
 */
function isNamedPatch(path: string): boolean {
  return /(^|\/)patches\//.test(path) || /(?<![a-z])patch|Patch/.test(baseName(path))
}

/** Kustomizations, and templates of some: what these name is not known. */
function kustomizationLike({ files }: Tree): string[] {
  return files.filter((path) => /^kustomization([-.]|$)/i.test(baseName(path)))
}

/** Whether Flux or Argo CD applies the files of a folder as they stand. */
type DeliveryTo = 'certain' | 'perhaps' | 'none'

/**
 * Tells of a folder whether Flux or Argo CD applies its files: it is one of those they name, or below it, as long as no
 * kustomization on the way says which files are meant.
 */
function deliveryTest(
  deliveries: readonly Delivery[],
  kustomized: readonly string[],
): (folder: string) => DeliveryTo {
  const foldersOf = (...plain: readonly Delivery['plain'][]): ReadonlySet<string> =>
    new Set(deliveries.flatMap((delivery) => (plain.includes(delivery.plain) ? delivery.folders : [])))
  const [whole, below, perhaps] = [foldersOf('in folder', 'below'), foldersOf('below'), foldersOf('perhaps')]
  const stops = new Set(kustomized)
  return (folder) => {
    let isPossible = false
    for (let one = folder; !stops.has(one); one = folderOf(one)) {
      if (one === folder ? whole.has(one) : below.has(one)) return 'certain'
      isPossible ||= perhaps.has(one)
      if (one === '') break
    }
    return isPossible ? 'perhaps' : 'none'
  }
}

/** True for a folder in or below one of some folders; one question costs the depth of the folder. */
function folderTest(folders: readonly string[]): (folder: string) => boolean {
  const known = new Set(folders)
  return (folder) => {
    for (let one = folder; ; one = folderOf(one)) {
      if (known.has(one)) return true
      if (one === '') return false
    }
  }
}
