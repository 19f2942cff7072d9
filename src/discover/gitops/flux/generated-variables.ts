import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import { folderOf, joinPath } from '../../../core/path.ts'
import type { KustomizationTarget } from '../../../core/target.ts'
import { resolveLinks } from '../../../core/tree.ts'
import { Node } from '../../../model/node.ts'
import { embeddedText, placedNode } from '../../../yaml/embedded.ts'
import type { Reader } from '../../../yaml/reader.ts'

/** An entry of a ConfigMap that a kustomization generates. */
interface GeneratedEntry {
  /** The name of the ConfigMap, perhaps with a prefix and a hash. */
  readonly object: string
  readonly key: string
  readonly text: string
}

/**
 * Where `configMapGenerator` reads an entry from: an item of `literals`, or a line of a file of variables in `env` or `envs`.
 * Of several kustomizations the last one that writes the text, since an overlay replaces what its base generates. `null` if
 * none writes it.
 */
export function generatedVariable(
  { object, key, text }: GeneratedEntry,
  { kustomizations }: KustomizationTarget,
  reader: Reader,
): EmbeddedValues | null {
  const places = kustomizations.flatMap((file) =>
    reader.documents(file).flatMap(({ root }, document) =>
      (root ? Node.of(root).items('configMapGenerator') : [])
        .filter((generator) => object.includes(generator.get('name').text))
        .flatMap((generator) => [
          ...generator
            .items('literals')
            .map((item) => ({ file, document, path: item.pathKeys, variable: key })),
          ...variableFiles(generator, file, reader).map((named) => ({
            file: named,
            document: 0,
            path: [],
            variable: key,
          })),
        ]),
    ),
  )
  return places.findLast((place) => embeddedText(placedNode(reader, place)) === text) ?? null
}

function variableFiles(generator: Node, kustomization: string, reader: Reader): string[] {
  const paths = [generator.get('env').text, ...generator.items('envs').map((item) => item.text)]
  return paths
    .filter((path) => path !== '')
    .map((path) => {
      const file = joinPath(folderOf(kustomization), path)
      return resolveLinks(reader.tree, file) ?? file
    })
}
