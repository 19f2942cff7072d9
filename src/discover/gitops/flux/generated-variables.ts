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
  const generators = kustomizations.flatMap((file) => generatorsIn(file, reader))
  const name = generatorName(object, new Set(generators.map((generator) => generator.name)))
  const places = generators
    .filter((generator) => generator.name === name)
    .flatMap((generator) => variablePlaces(generator, key, reader))
  return places.findLast((place) => embeddedText(placedNode(reader, place)) === text) ?? null
}

/** An item of `configMapGenerator` in a document of a kustomization file. */
interface ConfigMapGenerator {
  readonly name: string
  readonly node: Node
  readonly file: string
  readonly document: number
}

function generatorsIn(file: string, reader: Reader): ConfigMapGenerator[] {
  return reader.documents(file).flatMap(({ root }, document) =>
    (root ? Node.of(root).items('configMapGenerator') : []).map((node): ConfigMapGenerator => {
      return { name: node.get('name').text, node, file, document }
    }),
  )
}

/** A hash behind the name of a generated object (kustomize `api/hasher/hasher.go`, encode). */
const hash = /-[2456789bcdfghkmt]{10}$/

/**
 * The name of the generator of a ConfigMap, around which there may be a prefix, a suffix and a hash: the longest name at the
 * end, else the longest one anywhere. A suffix is rarer than a prefix.
 */
function generatorName(object: string, names: ReadonlySet<string>): string | undefined {
  const plain = object.replace(hash, '')
  const within = [...names].filter((name) => name !== '' && plain.includes(name))
  const byLength = within.toSorted((a, b) => b.length - a.length)
  return byLength.find((name) => plain.endsWith(name)) ?? byLength[0]
}

function variablePlaces(generator: ConfigMapGenerator, variable: string, reader: Reader): EmbeddedValues[] {
  const { node, file, document } = generator
  return [
    ...node
      .items('literals')
      .map((item): EmbeddedValues => ({ file, document, path: item.pathKeys, variable })),
    ...variableFiles(node, file, reader).map((named): EmbeddedValues => ({
      file: named,
      document: 0,
      path: [],
      variable,
    })),
  ]
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
