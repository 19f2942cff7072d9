import fc from 'fast-check'
import { mapSubschemas } from '../../src/schema/subschemas.ts'
import type { Schema } from '../../src/schema/types.ts'

/** The keywords of JSON schema that `violations` reads. */
export const readKeywords = new Set([
  ...[
    'type',
    'nullable',
    'properties',
    'additionalProperties',
    'items',
    'required',
    'enum',
    'pattern',
    'format',
  ],
  ...[
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'minProperties',
    'maxProperties',
  ],
  ...['oneOf', 'allOf', 'anyOf', 'not', 'default', 'x-kubernetes-int-or-string'],
  'x-kubernetes-preserve-unknown-fields',
  ...['x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations'],
])

/** Collects the keywords of a schema and of its subschemas. */
export function collectKeywords(schema: Schema, words: Set<string>): void {
  for (const word of Object.keys(schema)) words.add(word)
  mapSubschemas(schema, (subschema) => {
    collectKeywords(subschema, words)
    return subschema
  })
}

/** A schema without the keywords that ajv does not know: keys of lists, and formats of Go. */
export function withoutListKeys(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key.startsWith('x-kubernetes-list') || key === 'format' ? undefined : value,
  ) as Schema
}

/** Data that mostly follows a schema and sometimes does not. */
export function dataFor(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 24, arbitrary: rightData(schema, depth) }, { weight: 1, arbitrary: wrong })
}

const wrong = fc.constantFrom<unknown>('', 'x', '*', 0, -1, 1.5, 1e12, true, [], {}, ['a'], { a: 1 })

function rightData(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema['x-kubernetes-int-or-string'] || schema.anyOf) return fc.constantFrom<unknown>(1, '50%', '1Gi')
  if (schema.type === 'array')
    return fc.array(dataFor(schema.items ?? {}, depth + 1), { minLength: 1, maxLength: 2 })
  if (schema.type === 'object') return mapFor(schema, depth)
  return fc.constantFrom<unknown>(...(scalars[schema.type ?? ''] ?? ['x', 1]))
}

const scalars: Record<string, unknown[]> = {
  string: ['a', 'example.org', '10s', ''],
  integer: [1, 80, 0],
  number: [1, 0.5],
  boolean: [true, false],
}

function mapFor({ properties, additionalProperties: additional, required = [] }: Schema, depth: number) {
  if (typeof additional === 'object')
    return fc.dictionary(fc.constantFrom('a', 'b'), dataFor(additional, depth + 1), { maxKeys: 2 })
  const names = Object.keys(properties ?? {})
  const chosen = depth > 7 ? [] : names
  return fc.subarray(chosen, { maxLength: Math.min(3, chosen.length) }).chain((chosenKeys) => {
    const keys = [...new Set([...chosenKeys, ...required.filter(() => depth <= 7)])]
    return fc.record(Object.fromEntries(keys.map((key) => [key, dataFor(properties![key] ?? {}, depth + 1)])))
  })
}
