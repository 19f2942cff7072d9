import { groupBy } from '../../core/group.ts'
import { baseName, joinPath } from '../../core/tree.ts'
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
  readonly effect: Effect
}

/** The Flux Kustomizations, Applications and ApplicationSets in the files of a tree. */
export function deliveriesIn(reader: Reader): Delivery[] {
  const isFolder = folders(reader.tree.files)
  return reader.tree.files
    .filter((file) => /\.(ya?ml|json)$/.test(file) && groups.test(reader.text(file) ?? ''))
    .flatMap((file) => manifestsOf(reader.documents(file), file, null))
    .flatMap((manifest) => deliveryOf(manifest, isFolder))
}

const groups = /kustomize\.toolkit\.fluxcd\.io|argoproj\.io/

function deliveryOf(manifest: Manifest, isFolder: FolderTest): Delivery[] {
  const { file } = manifest.root.place
  const id = `${groupOf(manifest)}/${manifest.kind}`
  if (id === 'kustomize.toolkit.fluxcd.io/Kustomization') return [{ file, ...ofFlux(manifest, isFolder) }]
  if (id === 'argoproj.io/Application')
    return sourcesOf(manifest.spec).map((one) => ({ file, ...ofArgo(one, isFolder) }))
  if (id !== 'argoproj.io/ApplicationSet') return []
  const { spec } = manifest
  const generated = spec
    .items('generators')
    .flatMap(generatedFolders)
    .map(beforePattern)
    .filter(isFolder.holds)
  return sourcesOf(spec.at('template', 'spec')).map((source) => {
    const { effect, folders: named } = ofArgo(source, isFolder)
    // The whole tree is meant where the generator does not say which folders.
    const isOpen = named.length === 1 && named[0] === '' && generated.length > 0
    return { file, effect, folders: isOpen ? generated : [...named, ...generated] }
  })
}

type Found = Omit<Delivery, 'file'>

/** Flux builds all below a folder that has no kustomization itself (fluxcd `kustomize-controller`). */
function ofFlux({ spec }: Manifest, isFolder: FolderTest): Found {
  const { kinds, nested } = commonEffect(spec, () => [])
  const setsNamespace = spec.get('targetNamespace').text !== ''
  return { folders: isFolder.find(spec.get('path').text), effect: { kinds, nested, setsNamespace } }
}

function sourcesOf(spec: Node): Node[] {
  return [spec.get('source'), ...spec.items('sources')].filter(({ kind }) => kind === 'map')
}

function ofArgo(source: Node, isFolder: FolderTest): Found {
  const effect = commonEffect(source.get('kustomize'), () => [])
  const path = source.get('path').text
  // A chart of a repository has no path, and a reference to values applies nothing.
  return { folders: path === '' ? [] : isFolder.find(beforePattern(path)), effect }
}

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
  return {
    holds: (folder) => known.has(folder),
    find(path) {
      const folder = joinPath('', path)
      if (known.has(folder)) return [folder]
      return (byName.get(baseName(folder)) ?? []).filter((one) => one.endsWith(`/${folder}`))
    },
  }
}
