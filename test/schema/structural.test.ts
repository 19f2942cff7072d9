import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { servedKinds, istioShapeOf } from '../../src/schema/istio.ts'
import { violations } from '../../src/schema/structural.ts'
import type { Violation, Schema } from '../../src/schema/types.ts'
import { collectKeywords, dataFor, readKeywords, withoutListKeys } from './random-data.ts'

const noCel = () => null

describe('violations', () => {
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
    expect(violations(port, data, noCel).map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(
      expected,
    )
  })

  test('of items with one key', () => {
    const data = [{ number: 1, name: 'a' }, { number: 2 }, { number: 3 }, { number: 4, name: 'a' }]
    expect(violations(ports, data, noCel)).toEqual([
      {
        path: [3, 'name'],
        code: 'repeated-item-key',
        message: 'is the same as in item 0: each item needs its own `name`',
        conflictsWith: [0, 'name'],
      },
    ])
  })

  const words: Schema = {
    type: 'object',
    properties: {
      size: {
        type: 'number',
        minimum: 0,
        exclusiveMinimum: true,
        maximum: 9,
        exclusiveMaximum: true,
        multipleOf: 0.1,
      },
      address: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
      mail: { not: { format: 'email' } },
      either: { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      pace: {
        type: 'object',
        oneOf: ['times', 'step', 'steps'].map((name) => ({ required: ['every', 'limit', name] })),
      },
      both: { type: 'object', allOf: [{ required: ['a'] }, { properties: { a: { type: 'string' } } }] },
      kind: { type: 'string', default: 'A' },
      wrapped: { type: 'string', format: 'base64' },
      plain: { type: 'string', format: 'byte' },
    },
    required: ['kind'],
    not: { properties: { kind: { enum: ['B'] } } },
  }

  test.each<[unknown, string[]]>([
    [{ size: 0.3, address: '::1', either: { a: 1 }, both: { a: 'x' }, wrapped: 'YQ=\n=' }, []],
    [{ kind: null, mail: 'a' }, []],
    [{ size: 0 }, ['size must be more than 0']],
    [{ size: 9 }, ['size must be less than 9']],
    [{ size: 0.35 }, ['size must be a multiple of 0.1']],
    [{ address: '10.0.0.256' }, ['address has none of the shapes that are allowed here']],
    [{ either: {} }, ['either needs one of `a`, `b`']],
    [{ either: { a: 1, b: 1 } }, ['either.b stands beside `a`: set only one of `a`, `b`']],
    [{ pace: { every: 1, limit: 2, step: 3 } }, []],
    [{ pace: { every: 1 } }, ['pace needs `every`, `limit` and one of `times`, `step`, `steps`']],
    [
      { pace: { every: 1, limit: 2, step: 3, times: 4 } },
      ['pace.step stands beside `times`: set only one of `times`, `step`, `steps`'],
    ],
    [{ both: {} }, ['both.a is missing']],
    [{ both: { a: 1 } }, ['both.a must be a string, not a number: put it in quotes']],
    [{ kind: 'B' }, [' has a shape that is not allowed here']],
    [{ plain: 'YQ=\n=' }, ['plain `YQ=\\u000a=` is not base64']],
  ])('of words that are rare: case %#', (data, expected) => {
    expect(violations(words, data, noCel).map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(
      expected,
    )
  })

  test('alternatives that require fields fit if exactly one, or any, of them does', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 4 }), fc.uniqueArray(name), (lists, present) => {
        const data = Object.fromEntries(present.map((field) => [field, 1]))
        const fitting = lists.filter((list) => list.every((field) => present.includes(field))).length
        const alternatives = lists.map((required) => ({ required }))
        expect(violations({ oneOf: alternatives }, data, noCel).length === 0).toBe(fitting === 1)
        expect(violations({ anyOf: alternatives }, data, noCel).length === 0).toBe(fitting > 0)
      }),
      { numRuns: 1000 },
    )
  })

  test('a CEL rule is evaluated only if the schema accepts everything below', () => {
    const schema: Schema = { ...port, 'x-kubernetes-validations': [{ rule: 'never', message: '' }] }
    const violation: Violation = { path: ['number'], code: 'not-allowed', message: 'never' }
    const never = () => violation
    expect(violations(schema, { number: 1 }, never)).toEqual([violation])
    expect(violations(schema, { number: 0 }, never).map(({ message }) => message)).toEqual([
      '`0` is less than `1`',
    ])
  })
})

/** Compares with ajv, without what ajv does not check: nulls, and keys of list items. */
describe.each(Object.keys(servedKinds))('%s', (kind) => {
  const schema = istioShapeOf(kind)!.schema
  const accepts = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(
    withoutListKeys(schema),
  )

  test('is refused where ajv refuses it', () => {
    fc.assert(
      fc.property(dataFor(schema), (data) => {
        const refused = violations(withoutListKeys(schema), data, noCel)
        expect([accepts(data), refused]).toEqual([refused.length === 0, refused])
      }),
      { numRuns: 150 },
    )
  })

  test('uses no word of JSON schema that is not read', () => {
    const words = new Set<string>()
    collectKeywords(schema, words)
    expect([...words].filter((word) => !readKeywords.has(word))).toEqual([])
  })
})
