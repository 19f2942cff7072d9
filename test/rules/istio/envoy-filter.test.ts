import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { lint } from '../../../src/lint.ts'
import { Node } from '../../../src/model/node.ts'
import { rules } from '../../../src/rules/index.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'
import { meshOf } from '../objects.ts'
import { casesOf, isThere } from './cases.ts'

describe.skipIf(!isThere)('what the webhook of Istio says of an EnvoyFilter', () => {
  const cases = casesOf('webhook', 'EnvoyFilter.yaml')

  test('is known of some', () => {
    expect(cases.length).toBeGreaterThan(5)
  })

  test.each(cases)('$name: $verdict', ({ verdict, text }) => {
    const refused = lint(meshOf(asWritten(text)), rules).filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0).toBe(verdict === 'reject')
  })
})

/**
 * The cases are printed from structures of Go, in which a match stands in `objectTypes` and a free value is spelled
 * out as `fields`, `kind` and `stringValue`. No file is written so: here they are as people write them.
 */
function asWritten(text: string): string {
  const [document] = parseDocuments(text, 'case.yaml')
  return stringify(plain(document?.root ? Node.of(document.root).data : null))
}

function plain(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(plain)
  if (typeof data !== 'object' || data === null) return data
  const { objectTypes, kind, fields, ...rest } = data as Record<string, unknown>
  if (objectTypes !== undefined) return plain({ ...rest, ...(objectTypes as object) })
  if (fields !== undefined) return plain(fields)
  if (typeof kind === 'object' && kind !== null) return plain(Object.values(kind)[0])
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plain(value)]))
}
