import { folderOf, joinPath } from '../../core/path.ts'
import { oncePer } from '../../core/once-per.ts'
import { manifestsOf } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { Reader } from '../../yaml/reader.ts'
import { readKustomization } from '../parts/kustomization.ts'
import { documentsAt, isLocal, kustomizationIn, kustomizationRoots } from './kustomizations.ts'
import { treePaths } from './tree-paths.ts'

/** The objects that a kustomization reads and generates, by the kind and name that a patch may use. */
export interface KustomizationObjects {
  /** `''` means any kind or name. */
  has(kind: string, name: string): boolean
  /** The names of the objects of a kind. */
  namesOf(kind: string): readonly string[]
}

/**
 * Returns the objects of a kustomization file; `null` if they cannot be known without a build: it or one of its bases is
 * a component, includes something remote or broken, renders charts or runs plug-ins, changes names, or has only patches.
 */
export const kustomizationObjects = oncePer(
  (reader: Reader): ((file: string) => KustomizationObjects | null) => {
    const byFile = new Map<string, KustomizationObjects | null>()
    const objectsOf = (file: string): KustomizationObjects | null => {
      const cached = byFile.get(file)
      if (cached !== undefined) return cached
      // A kustomization that includes itself cannot be built.
      byFile.set(file, null)
      const objects = readObjects(reader, file, objectsOf)
      byFile.set(file, objects)
      return objects
    }
    return objectsOf
  },
)

function readObjects(
  reader: Reader,
  file: string,
  objectsOf: (file: string) => KustomizationObjects | null,
): KustomizationObjects | null {
  const [root, ...others] = kustomizationRoots(reader, file)
  if (!root || others.length > 0 || !isPlain(root, reader, file)) return null
  if (readKustomization(reader, file).lacksObjects) return null
  const resources = ['resources', 'bases'].flatMap((field) => root.items(field).map(({ text }) => text))
  const included = resources.map((path) =>
    isLocal(path) ? includedObjects(reader, joinPath(folderOf(file), path), objectsOf) : null,
  )
  if (included.includes(null)) return null
  return joined([generatedObjects(root), ...(included as KustomizationObjects[])])
}

/** False for a kustomization that generates objects by a build or changes names. */
function isPlain(root: Node, reader: Reader, file: string): boolean {
  if (root.get('kind').text === 'Component') return false
  if (fieldsOfBuilds.some((field) => root.items(field).length > 0)) return false
  if (['namePrefix', 'nameSuffix'].some((field) => root.get(field).text !== '')) return false
  return ['patches', 'patchesJson6902'].every((field) =>
    root.items(field).every((patch) => !mayRename(patch, reader, file)),
  )
}

const fieldsOfBuilds = [
  ...['components', 'generators', 'transformers', 'helmCharts', 'helmChartInflationGenerator'],
  ...['replacements', 'configurations'],
]

/** True for a patch that may change a name or kind, so that a later patch may use the new one. */
function mayRename(patch: Node, reader: Reader, file: string): boolean {
  if (patch.get('options').exists) return true
  const path = patch.get('path').text
  const text = path === '' ? patch.get('patch').text : reader.text(joinPath(folderOf(file), path))
  return text === undefined || /\/metadata(?!\/(labels|annotations))|\/kind\b/.test(text)
}

function includedObjects(
  reader: Reader,
  path: string,
  objectsOf: (file: string) => KustomizationObjects | null,
): KustomizationObjects | null {
  const included = kustomizationIn(reader, path)
  if (included !== undefined) return objectsOf(included)
  if (!treePaths(reader).hasFile(path)) return null
  const documents = documentsAt(reader, path)
  // An empty document has neither a root nor a problem.
  if (documents.some(({ root, problems }) => root === null && problems.length > 0)) return null
  const objects = manifestsOf(documents, '', '')
  const isNamed = objects.every(({ kind, name }) => name !== '' && !isUnfilled(name) && !isUnfilled(kind))
  // A file without objects may be filled later, for example by `flux bootstrap`.
  return isNamed && objects.length > 0 ? indexed(objects) : null
}

/** ConfigMaps and Secrets, by their names without a hash. */
function generatedObjects(root: Node): KustomizationObjects {
  const generated = (field: string, kind: string) =>
    root.items(field).map((item) => ({ kind, name: item.get('name').text }))
  return indexed([...generated('configMapGenerator', 'ConfigMap'), ...generated('secretGenerator', 'Secret')])
}

function indexed(objects: readonly { readonly kind: string; readonly name: string }[]): KustomizationObjects {
  const keys = new Set(objects.flatMap(({ kind, name }) => [`${kind}/${name}`, `${kind}/`, `/${name}`]))
  return {
    has: (kind, name) => keys.has(`${kind}/${name}`),
    namesOf: (kind) => objects.filter((object) => object.kind === kind).map(({ name }) => name),
  }
}

function joined(parts: readonly KustomizationObjects[]): KustomizationObjects {
  return {
    has: (kind, name) => parts.some((part) => part.has(kind, name)),
    namesOf: (kind) => parts.flatMap((part) => part.namesOf(kind)),
  }
}
