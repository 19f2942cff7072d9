import { oncePer } from '../../core/once-per.ts'
import { folderOf, joinPath } from '../../core/path.ts'
import type { Manifest } from '../../model/manifest.ts'
import { Node } from '../../model/node.ts'
import type { YamlDocument } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { fileRoles } from '../parts/file-roles.ts'
import { isInline } from '../parts/kustomization-paths.ts'
import { anyKind, kindsIn, targetKinds } from '../parts/patched-kinds.ts'
import { gitopsObjects } from './gitops-objects.ts'
import { documentsAt, kustomizationRoots } from './kustomizations.ts'

/**
 * True for an object whose source is applied as written: it is not a patch, something may apply it, and no patch changes
 * sources of its kind.
 */
export function isAppliedAsWritten({ kind, target: file }: Manifest, reader: Reader): boolean {
  const { use, effect } = fileRoles(reader)(file)
  if (use !== 'objects') return false
  const isPatched = effect.kinds.has(kind) || effect.kinds.has(anyKind)
  const patchedKinds = kindsWithPatchedSources(reader)
  return !isPatched || !(patchedKinds.has(kind) || patchedKinds.has(anyKind))
}

/** The kinds of objects whose sources a patch or replacement of the tree changes. */
const kindsWithPatchedSources = oncePer((reader: Reader): ReadonlySet<string> => {
  const patches = [
    ...kustomizationFiles(reader.tree).flatMap((file) =>
      kustomizationRoots(reader, file).flatMap((root) => changesIn(root, reader, file)),
    ),
    ...gitopsObjects(reader).flatMap(({ spec, target }) =>
      [spec, spec.at('source', 'kustomize')].flatMap((root) => changesIn(root, reader, target)),
    ),
  ]
  return new Set(patches.flatMap(({ kinds, fields }) => (fields.some(isOfSource) ? kinds : [])))
})

/** A change by a patch or replacement: kinds, and fields as paths with slashes, `/spec/source`. */
interface Change {
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
}

/** True for a field with the source of the manifests of an object of Argo CD or Flux. */
function isOfSource(field: string): boolean {
  return /^\/spec(\/(path|sources?|sourceRef|template|generators|chart|chartRef|url|ref)\b|$)/.test(field)
}

function changesIn(root: Node, reader: Reader, file: string): Change[] {
  const documentsOf: DocumentsOf = (path) => documentsAt(reader, joinPath(folderOf(file), path))
  return [
    ...patchChanges(root, documentsOf),
    ...mergeChanges(root, documentsOf),
    ...replacementChanges(root, documentsOf),
  ]
}

/** The documents of a file, by its path from the folder of the kustomization. */
type DocumentsOf = (path: string) => readonly YamlDocument[]

/** The changes of `patches` and `patchesJson6902`. */
function patchChanges(root: Node, documentsOf: DocumentsOf): Change[] {
  const items = ['patches', 'patchesJson6902'].flatMap((field) => root.items(field))
  return items.map((item) => {
    const path = item.get('path').text
    const documents = path === '' ? parseDocuments(item.get('patch').text, '') : documentsOf(path)
    return changeOf(documents, targetKinds(item.get('target')))
  })
}

function mergeChanges(root: Node, documentsOf: DocumentsOf): Change[] {
  return root
    .items('patchesStrategicMerge')
    .map(({ text }) => changeOf(isInline(text) ? parseDocuments(text, '') : documentsOf(text), undefined))
}

function replacementChanges(root: Node, documentsOf: DocumentsOf): Change[] {
  const replacements = root.items('replacements').flatMap((item) => {
    const path = item.get('path').text
    if (path === '') return [item]
    return rootsOf(documentsOf(path)).flatMap((inner) => (inner.kind === 'list' ? inner.items() : inner))
  })
  return replacements
    .flatMap((item) => item.items('targets'))
    .map((target) => ({
      kinds: targetKinds(target.get('select')) ?? [anyKind],
      fields: target.items('fieldPaths').map(({ text }) => `/${text.replaceAll('.', '/')}`),
    }))
}

/** The change of a strategic merge patch, or of a list of JSON patch operations. */
function changeOf(documents: readonly YamlDocument[], kinds: readonly string[] | undefined): Change {
  const fields = rootsOf(documents).flatMap((root) =>
    root.kind === 'list'
      ? root.items().map((operation) => operation.get('path').text)
      : root.entries('spec').map(([name]) => `/spec/${name}`),
  )
  return { kinds: kinds ?? kindsIn(documents), fields }
}

function rootsOf(documents: readonly YamlDocument[]): Node[] {
  return documents.flatMap(({ root }) => (root ? Node.of(root) : []))
}
