import type { YamlDocument, YamlNode, YamlScalar } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { lineAt } from './layout.ts'
import { lineSecrets } from './lines.ts'
import { mentionsSecret } from './names.ts'
import { secretsOfTree } from './nodes.ts'
import { mergeSecrets, type Secret } from './secret.ts'
import { commentsIn, secretSpans } from './sections.ts'
import { mayHaveShape, shapeSecrets } from './shapes.ts'

/**
 * The secrets of a text, in order: a file of a repository, or a string within one. YAML and JSON are parsed, also in
 * strings within them; comments, templates and invalid YAML are read line by line.
 *
 * @param documents the parsed documents of the text, if the caller has them
 */
export function secretsIn(text: string, documents?: readonly YamlDocument[]): Secret[] {
  return readText(text, documents, 0)
}

function readText(text: string, documents: readonly YamlDocument[] | undefined, depth: number): Secret[] {
  if (!mayContainSecret(text)) return []
  const parsed = documents ?? (depth < maxDepth && isDocument(text) ? parseDocuments(text, '') : undefined)
  const isValidYaml = parsed?.every((document) => document.root !== null && document.problems.length === 0)
  const secretLines = secretSpans(text)
  return mergeSecrets(text, [
    ...(parsed ?? []).flatMap(({ root }) => (root ? treeSecrets(root, depth) : [])),
    ...lineSecrets(text, isValidYaml ? [] : secretLines),
    ...commentsIn(text, secretLines),
    ...shapeSecrets(text),
  ])
}

/** Texts within texts: a file in a ConfigMap in a ManifestWork in a values file. */
const maxDepth = 5

/** A quick test that is false for most texts. */
export function mayContainSecret(text: string): boolean {
  return mentionsSecret.test(text) || mayHaveShape(text)
}

/** True for text that may be YAML or JSON with keys. Text on one line is read as well by its lines. */
function isDocument(text: string): boolean {
  return (
    /^\s*[{[]/.test(text) || (text.includes('\n') && /^[ \t-]*["']?[\w.$/-]{1,200}["']?:(?:\s|$)/m.test(text))
  )
}

/** The secrets of a YAML tree with their offsets in its text, unordered. */
export function secretsBelow(root: YamlNode): Secret[] {
  return treeSecrets(root, 0)
}

function treeSecrets(root: YamlNode, depth: number): Secret[] {
  const { secrets, texts } = secretsOfTree(root)
  const wholeScalars = [...secrets.values()].map(({ node, isNamed }) => wholeScalar(node, isNamed))
  const partsOfScalars = [...texts].flatMap((node) => {
    const inner = readText(String(node.value), undefined, depth + 1)
    return inner.length === 0 ? [] : locateInText(node, inner)
  })
  return [...wholeScalars, ...partsOfScalars].filter(({ start, end }) => end > start)
}

function wholeScalar({ start, end, value }: YamlScalar, isNamed: boolean): Secret {
  return { start, end, value: String(value), isNamed }
}

/** Secrets in the value of a scalar, with offsets in the file; the whole scalar if the offsets cannot be computed. */
function locateInText(scalar: YamlScalar, secrets: readonly Secret[]): Secret[] {
  const offsetInFile = offsetMapper(scalar)
  if (!offsetInFile) return [wholeScalar(scalar, true)]
  return secrets.map(({ start, end, ...secret }) => ({
    ...secret,
    start: offsetInFile(start),
    end: offsetInFile(end - 1) + 1,
  }))
}

/** Returns a function from offsets in the value to offsets in the file; `null` if escapes or folding prevent it. */
function offsetMapper({ source, start, end, value, style }: YamlScalar): ((offset: number) => number) | null {
  const [raw, text] = [source.text.slice(start, end), String(value)]
  const quote = style === 'single' || style === 'double' ? 1 : 0
  if (raw.slice(quote, raw.length - quote) === text) return (offset) => start + quote + offset
  return style === 'literal' ? blockOffsetMapper(raw, text, start) : null
}

/** The mapper for a block scalar, whose lines are the indented lines of its value. */
function blockOffsetMapper(raw: string, text: string, start: number): ((offset: number) => number) | null {
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
