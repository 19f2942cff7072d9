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
import { filledScalars } from './filled-scalars.ts'
import type { ReleaseContext } from './release-context.ts'

/** True for a Secret whose data somebody with a key has to decrypt, such as one of SOPS. */
export function isEncryptedSecret({ root, kind }: Manifest): boolean {
  const texts = [...root.entries('data'), ...root.entries('stringData')].map(([, { text }]) => text)
  return kind === 'Secret' && (root.get('sops').exists || texts.some((text) => text.startsWith('ENC[')))
}

/** The text at a key of a ConfigMap or Secret, and where the tree has it; `null` without the key. */
export function placedData(object: Manifest, key: string, context: ReleaseContext): PlacedText | null {
  const plain = [object.root.at('stringData', key), object.root.at('data', key)].find(({ exists }) => exists)
  if (!plain) return null
  const isEncoded = object.kind === 'Secret' && !object.root.at('stringData', key).exists
  if (isEncoded) return { text: Buffer.from(plain.text, 'base64').toString('utf8'), at: null }
  if (!object.origins) return { text: plain.text, at: placeInTree(plain, context.reader) }
  return writtenText(plain, object, context) ?? { text: plain.text, at: null }
}

/** The text of a built object in the file that writes it: in the object itself, or in the file that it is generated from. */
function writtenText(
  built: Node,
  { origins }: Manifest,
  { reader, build }: ReleaseContext,
): PlacedText | undefined {
  const origin = origins && originOf(origins, built.keyLocation.line)
  const inObject = origin ? scalarsAtLine(origin.file, origin.line, built, reader) : []
  const generated = build ? namedFiles(build.target).flatMap((file) => rootOfFile(file, reader) ?? []) : []
  const [document, ...others] = parseDocuments(built.text, '')
  const root = others.length === 0 ? (document?.root ?? null) : null
  return [...inObject, ...generated].flatMap((written) => {
    const at = placeOf(written, { text: built.text, root }, reader)
    return at ? { text: built.text, at } : []
  })[0]
}

/** The scalars that a file has at the key and line of a built one. */
function scalarsAtLine(file: string, line: number, built: Node, reader: Reader): Node[] {
  const below = (node: Node): Node[] =>
    node.entries().flatMap(([, value]) => (value.keyLocation.line === line ? value : below(value)))
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

/** The place of a text that is what was built but for what Flux substituted. */
function placeOf(
  written: Node,
  built: { readonly text: string; readonly root: YamlNode | null },
  reader: Reader,
): EmbeddedValues | null {
  const place = placeInTree(written, reader)
  const node = written.yaml
  if (!place || !node) return null
  if (node.kind === 'scalar' && written.text === built.text) return place
  const root = node.kind === 'scalar' ? rootInText(node) : node
  const filled = root && built.root ? filledScalars(root, built.root) : null
  if (!filled?.every((scalar) => scalar.written.includes('$'))) return null
  return { ...place, ...(filled.length > 0 && { filled }) }
}
