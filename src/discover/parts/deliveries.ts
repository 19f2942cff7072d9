import { groupBy } from '../../core/group.ts'
import { baseName, folderOf, joinPath } from '../../core/tree.ts'
import { groupOf, manifestsOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { commonEffect, type Effect } from './kustomization.ts'

/** An object of Flux or Argo CD that applies what lies in some folders. */
export interface Delivery {
  /** The file it stands in. */
  readonly file: string
  /** Folders of the tree, `''` for its root; none where its source is not this tree. */
  readonly folders: readonly string[]
  readonly plain: PlainFiles
  readonly effect: Effect
  /** The namespace that it states for what it applies; `''` where each object may say its own. */
  readonly namespace: string
  /** False where what it applies is not in the files of the tree: a chart, another repository, the work of a plug-in. */
  readonly isRead: boolean
}

/**
 * Which files of its folders it applies as they stand, where they have no kustomization: all in them; all below as
 * well; perhaps some, which cannot be told; or none, because a tool makes something else of the folder.
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

/** Says what an object of Flux or Argo CD applies, for each of its sources; nothing for any other object. */
export function deliveryReader(files: readonly string[]): (manifest: Manifest) => Delivery[] {
  const isFolder = folders(files)
  return (manifest) => deliveryOf(manifest, isFolder)
}

const groups = /kustomize\.toolkit\.fluxcd\.io|argoproj\.io/

function deliveryOf(manifest: Manifest, isFolder: FolderTest): Delivery[] {
  const { file } = manifest.root.location
  const id = `${groupOf(manifest)}/${manifest.kind}`
  if (id === 'kustomize.toolkit.fluxcd.io/Kustomization') return [{ file, ...ofFlux(manifest, isFolder) }]
  if (id === 'argoproj.io/Application')
    return sourcesOf(manifest.spec).map((source) => ({ file, ...ofArgo(source, isFolder, manifest.spec) }))
  if (id !== 'argoproj.io/ApplicationSet') return []
  const { spec } = manifest
  const generated = spec
    .items('generators')
    .flatMap(generatedFolders)
    .map(beforePattern)
    .filter(isFolder.holds)
  return sourcesOf(spec.at('template', 'spec')).map((source) => {
    const { effect, folders: named } = ofArgo(source, isFolder, spec)
    // The whole tree is meant where the generator does not say which folders.
    const isOpen = named.length === 1 && named[0] === '' && generated.length > 0
    const folders = isOpen ? generated : [...named, ...generated]
    return { file, effect, plain: 'perhaps', folders, namespace: '', isRead: false }
  })
}

type Found = Omit<Delivery, 'file'>

/** Flux builds all below a folder that has no kustomization itself (fluxcd `kustomize-controller`). */
function ofFlux({ spec }: Manifest, isFolder: FolderTest): Found {
  const { kinds, nested } = commonEffect(spec, () => [])
  const namespace = spec.get('targetNamespace').text
  const setsNamespace = namespace !== ''
  const folders = isFolder.find(spec.get('path').text)
  const plain = isCertain(folders, spec.get('path').text) ? 'below' : 'perhaps'
  return { folders, plain, namespace, isRead: folders.length > 0, effect: { kinds, nested, setsNamespace } }
}

/**
 * True if the folders of a source are certainly in this tree: its path is there as it is written. Every tree has a root,
 * so that a source with that path may well be another repository.
 */
function isCertain(folders: readonly string[], path: string): boolean {
  return folders[0] !== '' && folders[0] === joinPath('', path)
}

function sourcesOf(spec: Node): Node[] {
  return [spec.get('source'), ...spec.items('sources')].filter(({ kind }) => kind === 'map')
}

function ofArgo(source: Node, isFolder: FolderTest, spec: Node): Found {
  const effect = commonEffect(source.get('kustomize'), () => [])
  const path = source.get('path').text
  // A chart of a repository has no path, and a reference to values applies nothing.
  const folders = path === '' ? [] : isFolder.find(beforePattern(path))
  const isChart = folders.some(isFolder.holdsChart)
  return {
    folders,
    effect,
    plain: plainOfArgo(source, isCertain(folders, path), isChart),
    namespace: spec.at('destination', 'namespace').text,
    isRead: isValuesOnly(source) || (folders.length > 0 && !isChart && !source.get('plugin').exists),
  }
}

/** Other sources take values from it, and nothing of it is applied. */
function isValuesOnly(source: Node): boolean {
  return source.get('ref').text !== '' && source.get('path').text === '' && source.get('chart').text === ''
}

/**
 * Argo CD takes a folder for plain manifests unless its source names another tool, or a Chart.yaml or kustomization is
 * there; those in folders below only with `recurse` (argo-cd `pkg/apis/application/v1alpha1/types.go`
 * ExplicitType, `util/app/discovery/discovery.go`, `reposerver/repository/repository.go` findManifests).
 */
function plainOfArgo(source: Node, isCertainFolder: boolean, isChart: boolean): PlainFiles {
  if (isChart || otherTools.some((tool) => source.get(tool).exists)) return 'none'
  if (!isCertainFolder) return 'perhaps'
  const directory = source.get('directory')
  if (patterns.some((field) => directory.get(field).text !== '')) return 'perhaps'
  return directory.get('recurse').scalar === true ? 'below' : 'in folder'
}

const otherTools = ['helm', 'kustomize', 'plugin']

/** Which files of a directory are meant, as globs of Argo CD. */
const patterns = ['include', 'exclude']

/** The folders that a generator of an ApplicationSet walks through, those inside of others included. */
function generatedFolders(generator: Node): string[] {
  const git = generator.get('git')
  const own = git.items('directories').map((directory) => directory.get('path').text)
  const inner = ['matrix', 'merge'].flatMap((field) => generator.get(field).items('generators'))
  return [...own, ...inner.flatMap(generatedFolders)]
}

/** The folder before the first part with a pattern or a template: `apps` of `apps/*` and of `apps/{{ name }}/base`. */
function beforePattern(path: string): string {
  const parts = path.split('/')
  const open = parts.findIndex((part) => /[*?[{]/.test(part))
  return joinPath('', (open < 0 ? parts : parts.slice(0, open)).join('/'))
}

/** Answers for the folders of a tree. */
interface FolderTest {
  holds(folder: string): boolean
  holdsChart(folder: string): boolean
  /**
   * The folders that a path means: itself, or those that end with it where the source was made of a part of the
   * repository; none where the source is another repository.
   */
  find(path: string): string[]
}

function folders(files: readonly string[]): FolderTest {
  const known = new Set([''])
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end)
      if (known.has(folder)) break
      known.add(folder)
    }
  }
  const byName = groupBy(known, baseName)
  const charts = new Set(files.filter((file) => baseName(file) === 'Chart.yaml').map(folderOf))
  return {
    holds: (folder) => known.has(folder),
    holdsChart: (folder) => charts.has(folder),
    find(path) {
      const folder = joinPath('', path)
      if (known.has(folder)) return [folder]
      return (byName.get(baseName(folder)) ?? []).filter((one) => one.endsWith(`/${folder}`))
    },
  }
}
