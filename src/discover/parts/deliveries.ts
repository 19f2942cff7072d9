import { joinPath } from '../../core/path.ts'
import { applyingObject } from '../gitops/flux/instances.ts'
import { groupOf, manifestsOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { folderIndex, type FolderIndex } from './folder-index.ts'
import { commonEffect, type Effect } from './kustomization.ts'

/** An object of Flux or Argo CD that applies the files of some folders. */
export interface Delivery {
  /** The file that contains it. */
  readonly file: string
  /** Folders of the tree, `''` for its root; empty if its source is not this tree. */
  readonly folders: readonly string[]
  readonly plainFiles: PlainFiles
  readonly effect: Effect
  /** The namespace that it sets for the objects it applies; `''` if the objects state their own. */
  readonly namespace: string
  /**
   * False if the files of the tree do not show what it applies: a chart, another repository, the output of a plug-in.
   */
  readonly isRead: boolean
}

/**
 * Which files of folders without a kustomization it applies as written: files directly in the folder; files below it as
 * well; perhaps some of them; or none, because a tool generates something else from the folder.
 */
export type PlainFiles = 'in folder' | 'below' | 'perhaps' | 'none'

/** The Flux Kustomizations, Applications and ApplicationSets in the files of a tree. */
export function deliveriesIn(reader: Reader): Delivery[] {
  const deliveryOf = deliveryReader(reader.tree.files)
  return reader.tree.files
    .filter((file) => /\.(ya?ml|json)$/.test(file) && groups.test(reader.text(file) ?? ''))
    .flatMap((file) => manifestsOf(reader.documents(file), file, null))
    .flatMap(deliveryOf)
}

/**
 * Returns a function that lists what a Flux Kustomization (or a FluxInstance, as the one it creates), an Application or an
 * ApplicationSet applies, one delivery per source; empty for any other object.
 *
 * @param files all files of the tree, in which it looks for the folders
 */
export function deliveryReader(files: readonly string[]): (manifest: Manifest) => Delivery[] {
  const index = folderIndex(files)
  return (manifest) => deliveryOf(applyingObject(manifest), index)
}

const groups = /kustomize\.toolkit\.fluxcd\.io|fluxcd\.controlplane\.io|argoproj\.io/

function deliveryOf(manifest: Manifest, index: FolderIndex): Delivery[] {
  const id = `${groupOf(manifest)}/${manifest.kind}`
  if (!kindsOfDeliveries.has(id)) return []
  const { file } = manifest.root
  if (id === 'kustomize.toolkit.fluxcd.io/Kustomization') return [{ file, ...fluxDelivery(manifest, index) }]
  if (id === 'argoproj.io/Application')
    return sourcesOf(manifest.spec).map((source) => ({ file, ...argoDelivery(source, index, manifest.spec) }))
  const { spec } = manifest
  const generated = spec
    .items('generators')
    .flatMap(generatedFolders)
    .map(folderBeforePattern)
    .filter(index.has)
  return sourcesOf(spec.at('template', 'spec')).map((source) => {
    const { effect, folders: named } = argoDelivery(source, index, spec)
    // The source is the whole tree if the generator does not list folders.
    const isWholeTree = named.length === 1 && named[0] === '' && generated.length > 0
    const folders = isWholeTree ? generated : [...named, ...generated]
    return { file, effect, plainFiles: 'perhaps', folders, namespace: '', isRead: false }
  })
}

const kindsOfDeliveries: ReadonlySet<string> = new Set([
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
  'kustomize.toolkit.fluxcd.io/Kustomization',
])

type SourceDelivery = Omit<Delivery, 'file'>

/** Flux builds everything below a folder without a kustomization (fluxcd `kustomize-controller`). */
function fluxDelivery({ spec }: Manifest, index: FolderIndex): SourceDelivery {
  const { kinds, nested } = commonEffect(spec, () => [])
  const namespace = spec.get('targetNamespace').text
  const setsNamespace = namespace !== ''
  const folders = index.resolve(spec.get('path').text)
  const plainFiles = isCertain(folders, spec.get('path').text) ? 'below' : 'perhaps'
  return {
    folders,
    plainFiles,
    namespace,
    isRead: folders.length > 0,
    effect: { kinds, nested, setsNamespace },
  }
}

/**
 * True if the folders of a source are certainly in this tree: its path exists exactly as written and is not the root, since
 * every repository has a root.
 */
function isCertain(folders: readonly string[], path: string): boolean {
  return folders[0] !== '' && folders[0] === joinPath('', path)
}

function sourcesOf(spec: Node): Node[] {
  return [spec.get('source'), ...spec.items('sources')].filter(({ kind }) => kind === 'map')
}

function argoDelivery(source: Node, index: FolderIndex, spec: Node): SourceDelivery {
  const effect = commonEffect(source.get('kustomize'), () => [])
  const path = source.get('path').text
  // A source with a chart of a Helm repository has no path, and a source with only `ref` applies nothing.
  const folders = path === '' ? [] : index.resolve(folderBeforePattern(path))
  const isChart = folders.some(index.hasChart)
  return {
    folders,
    effect,
    plainFiles: plainFilesOfArgo(source, isCertain(folders, path), isChart),
    namespace: spec.at('destination', 'namespace').text,
    isRead: isValuesOnly(source) || (folders.length > 0 && !isChart && !source.get('plugin').exists),
  }
}

/** True for a source that only provides values files to other sources and applies nothing. */
function isValuesOnly(source: Node): boolean {
  return source.get('ref').text !== '' && source.get('path').text === '' && source.get('chart').text === ''
}

/**
 * Argo CD reads a folder as plain manifests unless its source names another tool, or the folder has a Chart.yaml or a
 * kustomization; files in folders below only with `recurse` (argo-cd `pkg/apis/application/v1alpha1/types.go`
 * ExplicitType, `util/app/discovery/discovery.go`, `reposerver/repository/repository.go` findManifests).
 */
function plainFilesOfArgo(source: Node, isCertainFolder: boolean, isChart: boolean): PlainFiles {
  if (isChart || otherTools.some((tool) => source.get(tool).exists)) return 'none'
  if (!isCertainFolder) return 'perhaps'
  const directory = source.get('directory')
  if (patterns.some((field) => directory.get(field).text !== '')) return 'perhaps'
  return directory.get('recurse').scalar === true ? 'below' : 'in folder'
}

const otherTools = ['helm', 'kustomize', 'plugin']

/** Fields with Argo CD's globs for the files of a directory. */
const patterns = ['include', 'exclude']

/** The folders that a generator of an ApplicationSet lists, including those of nested generators. */
function generatedFolders(generator: Node): string[] {
  const git = generator.get('git')
  const directories = git.items('directories').map((directory) => directory.get('path').text)
  const inner = ['matrix', 'merge'].flatMap((field) => generator.get(field).items('generators'))
  return [...directories, ...inner.flatMap(generatedFolders)]
}

/** The folder before the first segment with a pattern or template: `apps` for `apps/*` and `apps/{{ name }}/base`. */
function folderBeforePattern(path: string): string {
  const segments = path.split('/')
  const firstPattern = segments.findIndex((segment) => /[*?[{]/.test(segment))
  return joinPath('', (firstPattern < 0 ? segments : segments.slice(0, firstPattern)).join('/'))
}
