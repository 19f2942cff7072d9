import { locationAt } from '../../yaml/lines.ts'
import type { YamlEntry, YamlNode, YamlScalar } from '../../yaml/node.ts'
import { problemPlaces } from '../../model/sources.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

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
  summary: 'A value that Go reads as something else than most people do.',
  why: 'YAML is read as version 1.1 by kubectl and Helm: `no` is a truth value, `0644` is octal, and a number keeps neither its zeros nor its underscores.',
  fix: 'Put a text in quotes; write a truth value as `true` or `false`, and a number plainly.',
  on: {
    *document({ document, problems }) {
      for (const problem of problems.filter(({ code }) => code === 'merge-order')) {
        const { at, first } = problemPlaces(document, problem)
        const related = first && [{ node: first, note: 'the key that has no effect' }]
        yield { code: 'merge-order', node: at, message: problem.message, ...(related && { related }) }
      }
      if (document.root) yield* trapsIn(document.root, null)
    },
  },
})

type ValueCode = 'boolean-word' | 'number-underscores' | 'leading-zero' | 'trailing-zero'
type Code = ValueCode | 'boolean-key'

/** What an alias stands for is looked at where its anchor is. */
function* trapsIn(node: YamlNode, key: YamlScalar | null): Generator<Problem<Code>> {
  if (node.alias) return
  if (node.kind === 'map') for (const entry of node.entries.values()) yield* entryTraps(entry)
  else if (node.kind === 'list') for (const item of node.items) yield* trapsIn(item, key)
  else {
    const trap = trapOf(node, String(key?.value ?? ''))
    if (trap) yield problem(trap.code, node, trap.message)
  }
}

function* entryTraps({ key, value }: YamlEntry): Generator<Problem<Code>> {
  const word = textOf(key)
  if (isWord(key))
    yield problem(
      'boolean-key',
      key,
      `the key ${quote(word)} is read as ${quote(key.value)}; put it in quotes`,
    )
  yield* trapsIn(value, key)
}

/** How Go reads a value otherwise than it looks. */
interface Trap {
  readonly code: ValueCode
  readonly message: string
}

function trapOf(scalar: YamlScalar, key: string): Trap | null {
  const text = textOf(scalar)
  const read = `${quote(text)} is read as ${quote(scalar.value)}`
  if (isWord(scalar)) return { code: 'boolean-word', message: `${read}: write that, or put a text in quotes` }
  if (scalar.style !== 'plain' || !isNumber(scalar.value)) return null
  if (text.includes('_')) {
    const message = `${read}: write the number without \`_\`, or put a text in quotes`
    return { code: 'number-underscores', message }
  }
  if (/^[-+]?0\d/.test(text) && !/mode$/i.test(key))
    return { code: 'leading-zero', message: `${read}: a text that begins with 0 needs quotes` }
  if (/\.\d*0$/.test(text) && /(version|tag|release)$/i.test(key))
    return { code: 'trailing-zero', message: `${read}: put it in quotes` }
  return null
}

/** A truth value that is not written as `true` or `false`. */
function isWord(scalar: YamlScalar): boolean {
  const isBoolean = scalar.style === 'plain' && /^(y|yes|n|no|on|off)$/i.test(textOf(scalar))
  return isBoolean && /^(true|false)$/.test(String(scalar.value))
}

function isNumber(value: YamlScalar['value']): boolean {
  return typeof value === 'number' || typeof value === 'bigint'
}

function textOf({ source, start, end }: YamlScalar): string {
  return source.text.slice(start, end)
}

function problem(code: Code, { source, start, end }: YamlScalar, message: string): Problem<Code> {
  return { code, node: locationAt(source, start, end), message }
}
