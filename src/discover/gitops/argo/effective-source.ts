import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import { joinPath, resolveLinks } from '../../../core/tree.ts'
import { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { isRefused } from '../../unreadable.ts'
import { placeInTree } from '../places.ts'
import { mergePatch } from './merge-patch.ts'

/** A source with the overrides of the files in its folder. */
export interface EffectiveSource {
  /** The root of the source. */
  readonly source: Node
  /** Where the tree contains a node of the source; `null` for a node that was merged, or that a tool made. */
  readonly placeOf: (node: Node) => EmbeddedValues | null
}

/**
 * Merges the override files in the folder of a source into it: one for all Applications, and one for that with the name
 * (argo-cd `reposerver/repository/repository.go`, mergeSourceParameters).
 *
 * @returns the path of the override file that is no YAML, if there is one
 */
export function effectiveSource(
  given: Node,
  folder: string,
  name: string,
  reader: Reader,
): EffectiveSource | { readonly broken: string } {
  const files = overrideFiles(name)
    .map((file) => joinPath(folder, file))
    .map((path) => resolveLinks(reader.tree, path) ?? path)
    .filter((path) => reader.tree.read(path) !== undefined)
  const broken = files.find((file) => isRefused(reader, file))
  if (broken !== undefined) return { broken }
  const layers = [
    { root: given.yaml!, place: placeInTree(given, reader) },
    ...files.flatMap((file) => {
      const root = reader.documents(file)[0]?.root
      return root?.kind === 'map' ? { root, place: { file, document: 0, path: [] } } : []
    }),
  ]
  const [first, ...overrides] = layers.map(({ root }) => root)
  const merged = overrides.reduce(mergePatch, first!)
  return {
    source: Node.of(merged),
    placeOf(node) {
      const layer = layers.find(({ root }) => Node.of(root).at(...node.pathKeys).yaml === node.yaml)
      return layer?.place ? { ...layer.place, path: [...layer.place.path, ...node.pathKeys] } : null
    },
  }
}

function overrideFiles(name: string): string[] {
  return ['.argocd-source.yaml', ...(name === '' ? [] : [`.argocd-source-${name}.yaml`])]
}
