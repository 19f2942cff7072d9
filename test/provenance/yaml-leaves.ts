import {
  isScalar,
  parse,
  parseAllDocuments,
  visit,
  type Alias,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml'
import { otherTexts } from './edits.ts'
import { lineEdits, lineLeaf, replaced, type Edit, type Enums, type Leaf } from './leaf.ts'
import type { Source } from './sources.ts'

/** The leaves of a values file: scalars, aliases, empty maps and lists; keys are not among them. */
export function yamlLeaves(source: Source, enums: Enums): Leaf[] {
  const leaves: Leaf[] = []
  for (const document of parseAllDocuments(source.text, { uniqueKeys: false, merge: true })) {
    visit(document, {
      Pair: (_, pair) => void leaves.push(...emptyLeaf(source, pair)),
      Scalar: (key, node) => void leaves.push(...(key === 'key' ? [] : scalarLeaf(source, node, enums))),
      Alias: (key, node) => {
        const target = key === 'key' ? undefined : node.resolve(document)
        if (isScalar(target)) leaves.push(aliasLeaf(source, node, String(target.value), enums))
      },
      Collection: (_, node) =>
        void leaves.push(...(node.items.length === 0 ? [collectionLeaf(source, node)] : [])),
    })
  }
  return leaves.toSorted((a, b) => a.start - b.start)
}

function scalarLeaf(source: Source, node: Scalar, enums: Enums): Leaf[] {
  const [start, end] = rangeOf(node)
  if (start === end) return []
  const text = node.type === 'PLAIN' ? node.source! : String(node.value)
  return [{ source, start, end, text, edits: editsOf(source.text, node, text, enums) }]
}

function editsOf(text: string, node: Scalar, content: string, enums: Enums): Edit[] {
  const [start, end] = rangeOf(node)
  const alternatives = otherTexts(content.trimEnd(), enums).map((says) => ({
    text: replaced(text, start, end, styled(node, says)),
    says,
    line: null,
  }))
  if (!node.type?.startsWith('BLOCK'))
    return node.value === null ? [...alternatives, ...lineDeleted(text, start, end)] : alternatives
  const lines = lineEdits(text, text.indexOf('\n', start) + 1, end, enums)
  return lines.length > 1 ? lines : alternatives.map((edit) => ({ ...edit, text: `${edit.text}\n` }))
}

/** In the style of the scalar it takes the place of, if that is possible. */
function styled(node: Scalar, text: string): string {
  if (node.type === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`
  const reads = node.type === 'PLAIN' && !/[,[\]{}\n]|: |^[-?:,&*!|>'%@`"]| #/.test(text)
  return reads && parse(text, { schema: 'failsafe' }) === text ? text : JSON.stringify(text)
}

/** `key:` with nothing behind it. */
function emptyLeaf(source: Source, { key, value }: Pair): Leaf[] {
  if (!isScalar(key) || !isScalar(value)) return []
  const [start, end] = rangeOf(value)
  if (start !== end) return []
  const at = source.text.indexOf(':', rangeOf(key)[1]) + 1
  const leaf = lineLeaf(
    source,
    at,
    at,
    '',
    otherTexts('').map((says) => ` ${says}`),
  )
  return [{ ...leaf, edits: [...leaf.edits, ...lineDeleted(source.text, at, at)] }]
}

/** The text without the line of a null that stands alone in it, so that what a lower layer says comes through. */
function lineDeleted(text: string, start: number, end: number): Edit[] {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end)
  const isOnlyKey = /^\s*[\w."'/-]+:\s*$/.test(text.slice(from, start))
  return isOnlyKey && to !== -1 ? [{ text: replaced(text, from, to + 1, ''), says: null, line: null }] : []
}

/** An alias of a scalar: it is replaced by its altered value. */
function aliasLeaf(source: Source, node: Alias, target: string, enums: Enums): Leaf {
  const alternatives = otherTexts(target, enums).map((alternative) => JSON.stringify(alternative))
  return lineLeaf(source, ...rangeOf(node), `*${node.source}`, alternatives)
}

function collectionLeaf(source: Source, node: Node): Leaf {
  const [start, end] = rangeOf(node)
  const text = source.text.slice(start, end)
  const alternatives = text.startsWith('[')
    ? ['["probe"]', '[{"probe": "probe"}]']
    : ['{"probe": "probe"}', '{"probe": {"probe": "probe"}}']
  return lineLeaf(source, start, end, text, alternatives)
}

function rangeOf(node: Node): [number, number] {
  const [start, end] = node.range!
  return [start, end]
}
