import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import { oncePerName } from '../../../core/once-per.ts'
import { joinPath, resolveLinks } from '../../../core/tree.ts'
import { Node } from '../../../model/node.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { isRefused } from '../../unreadable.ts'
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
    { root: given.yaml!, place: placeOfSource(given, reader) },
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

function placeOfSource(source: Node, reader: Reader): EmbeddedValues | null {
  const root = source.root.yaml
  const place = root ? objectPlaces(reader, source.file).get(root) : undefined
  return place ? { ...place, path: [...place.path, ...source.pathKeys] } : null
}

/** Where the objects of a file are: documents, and the items of lists. */
const objectPlaces = oncePerName((reader: Reader, file: string): ReadonlyMap<YamlNode, EmbeddedValues> => {
  const places = new Map<YamlNode, EmbeddedValues>()
  const add = (node: Node, place: EmbeddedValues): void => {
    if (node.yaml) places.set(node.yaml, place)
    for (const [index, item] of node.items('items').entries())
      add(item, { ...place, path: [...place.path, 'items', index] })
  }
  for (const [document, { root }] of reader.documents(file).entries())
    if (root) add(Node.of(root), { file, document, path: [] })
  return places
})
