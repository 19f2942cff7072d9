import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { servedKinds, shapeOf } from '../../src/schema/istio.ts'
import { flaws, type Schema } from '../../src/schema/structural.ts'

const noCel = () => null

describe('flaws', () => {
  const port: Schema = {
    type: 'object',
    required: ['number'],
    properties: {
      number: { type: 'integer', minimum: 1, maximum: 65535 },
      name: { type: 'string', maxLength: 3, minLength: 1 },
      protocol: { type: 'string', enum: ['HTTP', 'TLS'] },
      target: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      limit: { type: 'number', nullable: true },
    },
    oneOf: [
      { not: { anyOf: [{ required: ['name'] }, { required: ['target'] }] } },
      { required: ['name'] },
      { required: ['target'] },
    ],
  }
  const ports: Schema = {
    type: 'array',
    items: port,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
  }

  test.each<[unknown, string[]]>([
    [{ number: 1 }, []],
    [{ number: 1, other: 'is pruned' }, []],
    [{ number: 1, limit: null }, []],
    [{ number: 1, name: null }, []],
    [{ number: 1, limit: 2 }, []],
    [{ number: 10n }, []],
    [{ number: null }, ['number is missing']],
    [{}, ['number is missing']],
    [[], [' must be a map, not a list']],
    [null, [' must be a map, not null']],
    [{ number: 0 }, ['number `0` is less than `1`']],
    [{ number: 70000 }, ['number `70000` is more than `65535`']],
    [{ number: 1.5 }, ['number must be a whole number, not a number']],
    [{ number: '80' }, ['number must be a whole number, not a string: write it without quotes']],
    [{ number: 1, name: true }, ['name must be a string, not true or false: put it in quotes']],
    [{ number: 1, name: '' }, ['name must not be empty']],
    [{ number: 1, name: '🙂🙂🙂' }, []],
    [{ number: 1, name: 'four' }, ['name must not be longer than 3 characters']],
    [{ number: 1, target: 1.5 }, ['target must be a whole number or a string, not a number']],
    [{ number: 1, protocol: 'http' }, ['protocol `http` is not one of `HTTP`, `TLS`; did you mean `HTTP`?']],
    [{ number: 1, name: 'a', target: 1 }, ['target stands beside `name`: set only one of `name`, `target`']],
  ])('of case %#', (data, expected) => {
    expect(flaws(port, data, noCel).map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(
      expected,
    )
  })

  test('of items with one key', () => {
    const data = [{ number: 1, name: 'a' }, { number: 2 }, { number: 3 }, { number: 4, name: 'a' }]
    expect(flaws(ports, data, noCel)).toEqual([
      {
        path: [3, 'name'],
        message: 'is the same as in item 0: each item needs its own `name`',
        other: [0, 'name'],
      },
    ])
  })

  test('a rule in CEL is asked only where the schema takes all below', () => {
    const schema: Schema = { ...port, 'x-kubernetes-validations': [{ rule: 'never', message: '' }] }
    const never = () => ({ path: ['number'], message: 'never' })
    expect(flaws(schema, { number: 1 }, never)).toEqual([{ path: ['number'], message: 'never' }])
    expect(flaws(schema, { number: 0 }, never).map(({ message }) => message)).toEqual([
      '`0` is less than `1`',
    ])
  })
})

/** ajv reads the same schemas; what it has no word for is left out of the data: nulls, and keys of list items. */
describe.each(Object.keys(servedKinds))('%s', (kind) => {
  const schema = shapeOf(kind)!.schema
  const accepts = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(
    withoutListKeys(schema),
  )

  test('is refused where ajv refuses it', () => {
    fc.assert(
      fc.property(dataFor(schema), (data) => {
        const found = flaws(withoutListKeys(schema), data, noCel)
        expect([accepts(data), found]).toEqual([found.length === 0, found])
      }),
      { numRuns: 150 },
    )
  })

  test('uses no word of JSON schema that is not read', () => {
    const words = new Set<string>()
    collectWords(schema, words)
    expect([...words].filter((word) => !known.has(word))).toEqual([])
  })
})

const known = new Set([
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
  ...['oneOf', 'allOf', 'anyOf', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'],
  ...['x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations'],
])

function collectWords(schema: Schema, words: Set<string>): void {
  for (const word of Object.keys(schema)) words.add(word)
  for (const field of Object.values(schema.properties ?? {})) collectWords(field, words)
  if (schema.items) collectWords(schema.items, words)
  if (typeof schema.additionalProperties === 'object') collectWords(schema.additionalProperties, words)
}

function withoutListKeys(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key.startsWith('x-kubernetes-list') || key === 'format' ? undefined : value,
  ) as Schema
}

/** Data that mostly follows a schema and sometimes does not. */
function dataFor(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 24, arbitrary: rightData(schema, depth) }, { weight: 1, arbitrary: wrong })
}

const wrong = fc.constantFrom<unknown>('', 'x', '*', 0, -1, 1.5, 1e12, true, [], {}, ['a'], { a: 1 })

function rightData(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema['x-kubernetes-int-or-string']) return fc.constantFrom<unknown>(1, '50%')
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

function mapFor({ properties, additionalProperties: rest, required = [] }: Schema, depth: number) {
  if (typeof rest === 'object')
    return fc.dictionary(fc.constantFrom('a', 'b'), dataFor(rest, depth + 1), { maxKeys: 2 })
  const names = Object.keys(properties ?? {})
  const chosen = depth > 7 ? [] : names
  return fc.subarray(chosen, { maxLength: Math.min(3, chosen.length) }).chain((some) => {
    const keys = [...new Set([...some, ...required.filter(() => depth <= 7)])]
    return fc.record(Object.fromEntries(keys.map((key) => [key, dataFor(properties![key] ?? {}, depth + 1)])))
  })
}
