import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { lint } from '../../../src/lint.ts'
import { Node } from '../../../src/model/node.ts'
import { rules } from '../../../src/rules/index.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'
import { meshOf } from '../objects.ts'
import { casesOf, hasIstioCases } from './cases.ts'

describe.skipIf(!hasIstioCases)('what the webhook of Istio says of an EnvoyFilter', () => {
  const cases = casesOf('webhook', 'EnvoyFilter.yaml')

  test('has cases', () => {
    expect(cases.length).toBeGreaterThan(5)
  })

  test.each(cases)('$name: $verdict', ({ verdict, text }) => {
    const refused = lint(meshOf(asWritten(text)), rules).filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0).toBe(verdict === 'reject')
  })
})

/**
 * A case as people write it. The cases are printed from Go structures, which have a match under `objectTypes` and a
 * protobuf Struct as `fields`, `kind` and `stringValue`.
 */
function asWritten(text: string): string {
  const [document] = parseDocuments(text, 'case.yaml')
  return stringify(plain(document?.root ? Node.of(document.root).data : null))
}

function plain(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(plain)
  if (typeof data !== 'object' || data === null) return data
  const { objectTypes, kind, fields, ...otherFields } = data as Record<string, unknown>
  if (objectTypes !== undefined) return plain({ ...otherFields, ...(objectTypes as object) })
  if (fields !== undefined) return plain(fields)
  if (typeof kind === 'object' && kind !== null) return plain(Object.values(kind)[0])
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plain(value)]))
}
