import type { SourceContext } from '../repository-identity.ts'
import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import { originOf } from '../../../core/render.ts'
import { namedFiles, type PlacedText } from '../../../core/target.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { Node } from '../../../model/node.ts'
import { rootInText } from '../../../yaml/embedded.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import { parseDocuments } from '../../../yaml/parse.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { placeInTree } from '../places.ts'
import type { TextFiller } from '../filled-parts.ts'
import { filledScalars } from '../filled-scalars.ts'
import { generatedVariable } from './generated-variables.ts'
import { variableFiller } from './variables.ts'

/** True for a Secret with encrypted data, such as one of SOPS. */
export function isEncryptedSecret({ root, kind }: Manifest): boolean {
  const texts = [...root.entries('data'), ...root.entries('stringData')].map(([, { text }]) => text)
  return kind === 'Secret' && (root.get('sops').exists || texts.some((text) => text.startsWith('ENC[')))
}

/** The text at a key of a ConfigMap or Secret, and its place in the tree; `null` without the key. */
export function placedData(object: Manifest, key: string, context: SourceContext): PlacedText | null {
  const plain = [object.root.at('stringData', key), object.root.at('data', key)].find(({ exists }) => exists)
  if (!plain) return null
  const isEncoded = object.kind === 'Secret' && !object.root.at('stringData', key).exists
  if (isEncoded) return { text: Buffer.from(plain.text, 'base64').toString('utf8'), at: null }
  if (!object.origins) return { text: plain.text, at: placeInTree(plain, context.reader) }
  const { reader, build } = context
  const generated = build ? namedFiles(build.target).flatMap((file) => rootOfFile(file, reader) ?? []) : []
  const written = writtenText(plain, object, context, generated)
  if (written.at || build?.target.kind !== 'kustomization') return written
  return {
    ...written,
    at: generatedVariable({ object: object.name, key, text: plain.text }, build.target, reader),
  }
}

/** A text in an object, and its place in the tree. */
export function placedScalar(node: Node, object: Manifest, context: SourceContext): PlacedText {
  return object.origins
    ? writtenText(node, object, context)
    : { text: node.text, at: placeInTree(node, context.reader) }
}

/**
 * A text of a built object with its place in the file that contains it: the file of the object, or one of the files from
 * which the object may be generated.
 */
function writtenText(
  built: Node,
  { origins }: Manifest,
  { reader, build }: SourceContext,
  generated: readonly Node[] = [],
): PlacedText {
  const origin = origins && originOf(origins, built.keyLocation.line)
  const inObject = origin ? scalarsAtLine(origin.file, origin.line, built, reader) : []
  const [document, ...others] = parseDocuments(built.text, '')
  const root = others.length === 0 ? (document?.root ?? null) : null
  const filler = build ? variableFiller(build.target, reader) : null
  const [at = null] = [...inObject, ...generated].flatMap(
    (written) => placeOf(written, { text: built.text, root }, filler, reader) ?? [],
  )
  return { text: built.text, at }
}

/**
 * The scalars of a file with the key and line of a built scalar. The first key of an item of a list has the line of the item,
 * and a build sorts the keys, so the scalars of an item at the line count as well.
 */
function scalarsAtLine(file: string, line: number, built: Node, reader: Reader): Node[] {
  const below = (node: Node): Node[] => [
    ...node.entries().flatMap(([, value]) => (value.keyLocation.line === line ? value : below(value))),
    ...node
      .items()
      .flatMap((item) => [
        ...(item.location.line === line ? item.entries().map(([, value]) => value) : []),
        ...below(item),
      ]),
  ]
  return reader
    .documents(file)
    .flatMap(({ root }) => (root ? below(Node.of(root)) : []))
    .filter((node) => node.kind === 'scalar' && node.pathKeys.at(-1) === built.pathKeys.at(-1))
}

function rootOfFile(file: string, reader: Reader): Node | null {
  if (!/\.ya?ml$/.test(file)) return null
  const [document, ...others] = reader.documents(file)
  return document?.root?.kind === 'map' && others.length === 0 ? Node.of(document.root) : null
}

/** The place of a text that equals the built text except for variables of Flux. */
function placeOf(
  written: Node,
  built: { readonly text: string; readonly root: YamlNode | null },
  filler: TextFiller | null,
  reader: Reader,
): EmbeddedValues | null {
  const place = placeInTree(written, reader)
  const node = written.yaml
  if (!place || !node) return null
  if (node.kind === 'scalar' && written.text === built.text) return place
  const root = node.kind === 'scalar' ? rootInText(node) : node
  const filled = root && built.root ? filledScalars(root, built.root, filler) : null
  if (!filled?.every((scalar) => scalar.written.includes('$'))) return null
  return { ...place, ...(filled.length > 0 && { filled }) }
}
