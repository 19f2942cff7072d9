import type { YamlDocument, YamlNode, YamlScalar } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { lineAt } from './layout.ts'
import { lineSecrets } from './lines.ts'
import { mentionsSecret } from './names.ts'
import { secretsOfTree } from './nodes.ts'
import { mergeSecrets, type Secret } from './secret.ts'
import { commentsIn, heldParts } from './sections.ts'
import { mayHaveShape, shapeSecrets } from './shapes.ts'

/**
 * The secrets of a text, in their order: a file of a repository, or a text within one. YAML and JSON are read as
 * such, also in texts within them; comments, templates and what cannot be read go by their lines.
 *
 * @param documents what was read of the text, where somebody did
 */
export function secretsIn(text: string, documents?: readonly YamlDocument[]): Secret[] {
  return readText(text, documents, 0)
}

function readText(text: string, documents: readonly YamlDocument[] | undefined, depth: number): Secret[] {
  if (!mayHoldSecret(text)) return []
  const read = documents ?? (depth < deepest && isDocument(text) ? parseDocuments(text, '') : undefined)
  const isRead = read?.every((document) => document.root !== null && document.problems.length === 0)
  const held = heldParts(text)
  return mergeSecrets(text, [
    ...(read ?? []).flatMap(({ root }) => (root ? treeSecrets(root, depth) : [])),
    ...lineSecrets(text, isRead ? [] : held),
    ...commentsIn(text, held),
    ...shapeSecrets(text),
  ])
}

/** Texts within texts that are read: a file in a ConfigMap in a ManifestWork in a values file. */
const deepest = 5

/** False for most texts, found out quickly. */
export function mayHoldSecret(text: string): boolean {
  return mentionsSecret.test(text) || mayHaveShape(text)
}

/** True for what may be YAML or JSON with keys; what stands on one line is read as well by its lines. */
function isDocument(text: string): boolean {
  return (
    /^\s*[{[]/.test(text) || (text.includes('\n') && /^[ \t-]*["']?[\w.$/-]{1,200}["']?:(?:\s|$)/m.test(text))
  )
}

/** The secrets of a YAML tree at their places in its text, in no order. */
export function secretsBelow(root: YamlNode): Secret[] {
  return treeSecrets(root, 0)
}

function treeSecrets(root: YamlNode, depth: number): Secret[] {
  const { secrets, texts } = secretsOfTree(root)
  const whole = [...secrets.values()].map(({ node, isNamed }) => wholeScalar(node, isNamed))
  const parts = [...texts].flatMap((node) => {
    const inner = readText(String(node.value), undefined, depth + 1)
    return inner.length === 0 ? [] : inText(node, inner)
  })
  return [...whole, ...parts].filter(({ start, end }) => end > start)
}

function wholeScalar({ start, end, value }: YamlScalar, isNamed: boolean): Secret {
  return { start, end, value: String(value), isNamed }
}

/** Secrets in the value of a scalar at their places in its text; where these are not known, the whole scalar. */
function inText(scalar: YamlScalar, secrets: readonly Secret[]): Secret[] {
  const places = placesIn(scalar)
  if (!places) return [wholeScalar(scalar, true)]
  return secrets.map(({ start, end, ...rest }) => ({
    ...rest,
    start: places(start),
    end: places(end - 1) + 1,
  }))
}

/** Turns an offset in the value into one in the text of the file; `null` where escapes or folds come between. */
function placesIn({ source, start, end, value, style }: YamlScalar): ((offset: number) => number) | null {
  const [raw, text] = [source.text.slice(start, end), String(value)]
  const quote = style === 'single' || style === 'double' ? 1 : 0
  if (raw.slice(quote, raw.length - quote) === text) return (offset) => start + quote + offset
  return style === 'literal' ? linePlaces(raw, text, start) : null
}

/** The lines of a block are those of its value, indented. */
function linePlaces(raw: string, text: string, start: number): ((offset: number) => number) | null {
  const [lines, values] = [raw.split('\n'), text.split('\n')]
  const [inValue, inFile]: [number[], number[]] = [[], []]
  let [rawAt, valueAt] = [start, 0]
  for (const [index, value] of values.entries()) {
    const line = (lines[index] ?? '').replace(/\r$/, '')
    if (!line.endsWith(value)) return null
    inValue.push(valueAt)
    inFile.push(rawAt + line.length - value.length)
    rawAt += (lines[index] ?? '').length + 1
    valueAt += value.length + 1
  }
  return (offset) => {
    const line = lineAt({ starts: inValue }, offset)
    return inFile[line]! + offset - inValue[line]!
  }
}
