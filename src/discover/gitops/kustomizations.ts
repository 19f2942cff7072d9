import { oncePer } from '../../core/once-per.ts'
import type { GitopsTarget } from '../../core/target.ts'
import { folderOf, joinPath } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'

/** A kustomization file and the paths in the tree that it names. */
interface Kustomization {
  readonly file: string
  /** Files and folders that it reads, in their order; what is not in the tree is among them. */
  readonly paths: readonly string[]
}

/** Which kustomization reads a path: by the path of a file, or of a folder that holds another kustomization. */
export const kustomizationReading = oncePer((reader: Reader): ReadonlyMap<string, string> => {
  const readers = new Map<string, string>()
  for (const { file, paths } of kustomizationsOf(reader)) {
    for (const path of paths) if (!readers.has(path)) readers.set(path, file)
  }
  return readers
})

/** The kustomization files of a tree as targets; bases and components say which kustomization takes them in. */
export function kustomizationTargets(reader: Reader): GitopsTarget[] {
  const readers = kustomizationReading(reader)
  return kustomizationFiles(reader.tree).map((file) => {
    const folder = folderOf(file)
    const reading = readers.get(folder)
    const partOf = reading === undefined || reading === file ? null : reading
    return {
      kind: 'kustomization',
      id: `kustomize:${folder || '.'}`,
      path: file,
      name: folder || '.',
      namespace: null,
      reason: partOf === null ? notBuilt : 'taken in by another kustomization, which is not built yet',
      leftOut: false,
      partOf,
    }
  })
}

const notBuilt = 'kustomizations are not built yet; the files they name are checked as they stand'

function kustomizationsOf(reader: Reader): Kustomization[] {
  return kustomizationFiles(reader.tree).map((file) => ({
    file,
    paths: reader
      .documents(file)
      .flatMap(({ root }) => (root ? pathsNamedIn(Node.of(root)) : []))
      .map((path) => joinPath(folderOf(file), path)),
  }))
}

/** Fields of a kustomization that list paths (`sigs.k8s.io/kustomize/api/types/kustomization.go`). */
const pathLists = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'patchesStrategicMerge',
] as const

/** Lists whose items name a file under `path`. */
const patchLists = ['patches', 'patchesJson6902', 'replacements'] as const

/** An inline patch is no path, and no file has its text as a name: it needs no exception. */
function pathsNamedIn(kustomization: Node): string[] {
  return [
    ...pathLists.flatMap((field) => kustomization.items(field).map(({ text }) => text)),
    ...patchLists.flatMap((field) => kustomization.items(field).map((item) => item.get('path').text)),
  ].filter((path) => path !== '')
}
