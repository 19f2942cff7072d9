import { sourceText } from '../../yaml/source-text.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { YamlEntry, YamlNode, YamlScalar } from '../../yaml/node.ts'
import { problemLocations } from '../../model/unreadable-documents.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const ambiguousYaml = defineRule({
  id: 'schema/ambiguous-yaml',
  formerId: 'schema/yaml-trap',
  codes: [
    'merge-order',
    'boolean-word',
    'boolean-key',
    'number-underscores',
    'leading-zero',
    'trailing-zero',
  ],
  severity: 'info',
  summary: 'A value that kubectl and Helm read differently than most people.',
  why: 'YAML is read as version 1.1 by kubectl and Helm: `no` is a boolean, `0644` is octal, and a number loses its trailing zeros and its underscores.',
  fix: 'Put a string in quotes; write a boolean as `true` or `false`, and a number as plain decimal digits.',
  on: {
    *document({ document, problems }) {
      for (const problem of problems.filter(({ code }) => code === 'merge-order')) {
        const { at, first } = problemLocations(document, problem)
        const related = first && [{ node: first, note: 'the key that has no effect' }]
        yield { code: 'merge-order', node: at, message: problem.message, ...(related && { related }) }
      }
      if (document.root) yield* ambiguitiesIn(document.root, null)
    },
  },
})

type ValueCode = 'boolean-word' | 'number-underscores' | 'leading-zero' | 'trailing-zero'
type Code = ValueCode | 'boolean-key'

/** An alias is skipped, since its value is checked at the anchor. */
function* ambiguitiesIn(node: YamlNode, key: YamlScalar | null): Generator<Problem<Code>> {
  if (node.alias) return
  if (node.kind === 'map') for (const entry of node.entries.values()) yield* ambiguitiesInEntry(entry)
  else if (node.kind === 'list') for (const item of node.items) yield* ambiguitiesIn(item, key)
  else {
    const ambiguity = ambiguityOf(node, String(key?.value ?? ''))
    if (ambiguity) yield problem(ambiguity.code, node, ambiguity.message)
  }
}

function* ambiguitiesInEntry({ key, value }: YamlEntry): Generator<Problem<Code>> {
  const name = sourceText(key)
  if (isBooleanWord(key))
    yield problem(
      'boolean-key',
      key,
      `the key ${quote(name)} is read as ${quote(key.value)}; put it in quotes`,
    )
  yield* ambiguitiesIn(value, key)
}

/** A value that Go reads differently than it looks. */
interface Ambiguity {
  readonly code: ValueCode
  readonly message: string
}

function ambiguityOf(scalar: YamlScalar, key: string): Ambiguity | null {
  const text = sourceText(scalar)
  const reading = `${quote(text)} is read as ${quote(scalar.value)}`
  if (isBooleanWord(scalar))
    return {
      code: 'boolean-word',
      message: `${reading}: write ${quote(scalar.value)}, or put it in quotes if it is a string`,
    }
  if (scalar.style !== 'plain' || !isNumber(scalar.value)) return null
  if (text.includes('_')) {
    const message = `${reading}: write it without \`_\`, or put it in quotes if it is a string`
    return { code: 'number-underscores', message }
  }
  if (/^[-+]?0\d/.test(text) && !/mode$/i.test(key))
    return { code: 'leading-zero', message: `${reading}: put it in quotes if it is a string` }
  if (/\.\d*0$/.test(text) && /(version|tag|release)$/i.test(key))
    return { code: 'trailing-zero', message: `${reading}: put it in quotes` }
  return null
}

/** True for a boolean that is not written as `true` or `false`. */
function isBooleanWord(scalar: YamlScalar): boolean {
  const isBoolean = scalar.style === 'plain' && /^(y|yes|n|no|on|off)$/i.test(sourceText(scalar))
  return isBoolean && /^(true|false)$/.test(String(scalar.value))
}

function isNumber(value: YamlScalar['value']): boolean {
  return typeof value === 'number' || typeof value === 'bigint'
}

function problem(code: Code, { source, start, end }: YamlScalar, message: string): Problem<Code> {
  return { code, node: locationAt(source, start, end), message }
}
