import { otherTexts } from './edits.ts'
import { lineLeaf, type Enums, type Leaf } from './leaf.ts'
import type { Source } from './sources.ts'
import { yamlLeaves } from './yaml-leaves.ts'

/** The leaves of one flag's text: `a.b=1,c={x,y}`, JSON, or a literal. */
export function setLeaves(source: Source, enums: Enums): Leaf[] {
  const equals = source.text.indexOf('=')
  if (source.kind === 'setLiteral') return [setLeaf(source, equals + 1, source.text.length, enums)]
  if (source.kind === 'setJson') return jsonLeaves(source, equals + 1, enums)
  return valueRanges(source.text).flatMap(([start, end]) => {
    if (source.text[start] !== '{') return [setLeaf(source, start, end, enums)]
    return itemRanges(source.text, start + 1, end - 1).map(([from, to]) => setLeaf(source, from, to, enums))
  })
}

function setLeaf(source: Source, start: number, end: number, enums: Enums): Leaf {
  const written = source.text.slice(start, end)
  return lineLeaf(source, start, end, written.replaceAll(/\\(.)/g, '$1'), otherTexts(written, enums))
}

/** JSON is YAML; what stands before it is written back in front of every edit. */
function jsonLeaves(source: Source, afterKey: number, enums: Enums): Leaf[] {
  const start = /^\s*\{/.test(source.text) ? 0 : afterKey
  const [front, json] = [source.text.slice(0, start), source.text.slice(start)]
  return yamlLeaves({ ...source, text: json }, enums).map((leaf) => ({
    ...leaf,
    source,
    start: leaf.start + start,
    end: leaf.end + start,
    edits: leaf.edits.map((edit) => ({ ...edit, text: front + edit.text })),
  }))
}

/** Where the values of `key=value` items stand: between `=` and the next comma outside of braces. */
function valueRanges(text: string): [number, number][] {
  return itemRanges(text, 0, text.length).flatMap(([start, end]) => {
    const equals = text.indexOf('=', start)
    return equals === -1 || equals >= end ? [] : [[equals + 1, end] as [number, number]]
  })
}

/** Parts that commas divide. `\,` divides nothing, nor does a comma in braces. */
function itemRanges(text: string, start: number, end: number): [number, number][] {
  const ranges: [number, number][] = []
  let from = start
  let depth = 0
  for (let index = start; index < end; index++) {
    const character = text[index]
    if (character === '\\') index++
    else if (character === '{') depth++
    else if (character === '}') depth--
    else if (character === ',' && depth === 0) {
      ranges.push([from, index])
      from = index + 1
    }
  }
  return [...ranges, [from, end]]
}
