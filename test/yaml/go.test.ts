import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toData } from '../../src/yaml/data.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

/**
 * YAML texts with the JSON that sigs.k8s.io/yaml v1.6.0 makes of their first document; `null` where it refuses the
 * document, or where yaml.v2 refuses what follows. Recorded from a Go program of these two calls.
 */
const recorded = JSON.parse(readFileSync(new URL('go-reads.json', import.meta.url), 'utf8')) as [
  text: string,
  json: string | null,
][]

/** Where we knowingly differ, and why. Each must differ, so that the list stays true. */
const known = new Map([
  [
    'a: !!binary 18446744073709551615',
    'Go replaces each byte that is no UTF-8, TextDecoder each broken sequence',
  ],
  ['a: 1\n...\nb: 1', 'a document may follow `...` without a `---`'],
  ['%FOO x\n---\na: 1', 'unknown directives are ignored'],
  ['a: 1\n\t\nb: 2', 'a tab on a blank line is harmless'],
  ['a: 1\n\t# x\nb: 2', 'a tab before a comment is harmless'],
  ['a: \u2028x', 'U+2028 ends no line'],
  ['a: \u0085b', 'U+0085 ends no line'],
  ['[:a]', 'YAML 1.2: `:` may begin plain text'],
  ['[a:]', 'YAML 1.2: a key without a value'],
  ['{a? b: 1}', 'YAML 1.2: `?` may stand inside plain text'],
  ['[a,# c\nb]', 'YAML 1.2: a space before a comment'],
  ['[-]', 'YAML 1.2: `-` alone is no text'],
  ['...\na: 1', 'a `...` may begin a text'],
  ['\t', 'a tab alone is nothing'],
  [' ---\na', 'an indented `---` begins a document'],
  ['---\n---\na: 1', 'empty documents are dropped'],
])

describe('what Go reads', () => {
  it.each(recorded.filter(([text]) => !known.has(text)))('%j', (text, json) => {
    expect(read(text)).toEqual(json === null ? null : goJson(json))
  })

  it.each(recorded.filter(([text]) => known.has(text)))('%j is read otherwise', (text, json) => {
    expect(read(text)).not.toEqual(json === null ? null : goJson(json))
  })
})

/** The data in a box, so that a document of `null` is not a refused one. */
function read(text: string): { data: unknown } | null {
  const documents = parseDocuments(text, 'values.yaml')
  const fatal = documents.some(({ problems }) =>
    problems.some(({ code }) => code === 'syntax' || code === 'bound'),
  )
  return fatal ? null : { data: documents[0]!.root && toData(documents[0]!.root) }
}

/** Go writes integers of 64 bits as they are; JavaScript would round them. */
function goJson(json: string): { data: unknown } {
  return {
    data: JSON.parse(json, (_, value, context?: { source?: string }) => exact(value, context?.source)),
  }
}

function exact(value: unknown, source = ''): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !/^-?\d+$/.test(source)) return value
  const integer = BigInt(source)
  return BigInt.asIntN(64, integer) === integer || BigInt.asUintN(64, integer) === integer ? integer : value
}
