import type { EmbeddedValues } from '../../core/embedded-values.ts'
import { oncePerName } from '../../core/once-per.ts'
import { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'

/** Where the tree contains a node of an object in a file; `null` for an object that no file contains. */
export function placeInTree(node: Node, reader: Reader): EmbeddedValues | null {
  const root = node.root.yaml
  const place = root ? objectPlaces(reader, node.file).get(root) : undefined
  return place ? { ...place, path: [...place.path, ...node.pathKeys] } : null
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
