import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closestName } from '../../src/schema/suggest.ts'
import { schemaViolations } from '../../src/schema/validate.ts'

const drafts = {
  '4': 'http://json-schema.org/draft-04/schema#',
  '6': 'http://json-schema.org/draft-06/schema#',
  '7': 'http://json-schema.org/draft-07/schema#',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
}

/** Violations in one line each: `path: sentence`. */
async function messagesOf(schema: object, data: unknown): Promise<string[]> {
  const refused = await schemaViolations(schema, data)
  return refused.map(({ path, message }) => `${JSON.stringify(path)} ${message}`)
}

const shared = {
  type: 'object',
  required: ['host'],
  additionalProperties: false,
  properties: {
    host: { type: 'string', minLength: 1 },
    tlsMode: { enum: ['SIMPLE', 'MUTUAL', 'DISABLE'] },
    ports: { type: 'array', items: { type: 'integer' }, uniqueItems: true },
    nested: { type: 'object', properties: { 'a/b~c': { type: 'boolean' } } },
  },
}

describe.each(Object.entries(drafts))('a schema of draft %s', (_, $schema) => {
  const schema = { $schema, ...shared }

  it('refuses nothing that fits', async () => {
    expect(await messagesOf(schema, { host: 'a', ports: [1, 2], nested: { 'a/b~c': true } })).toEqual([])
  })

  it.each([
    [{}, '[] `host` is missing'],
    [{ host: '' }, '["host"] must not be empty'],
    [{ host: 1 }, '["host"] must be a string, not a number'],
    [{ host: null }, '["host"] must be a string, not null'],
    [{ host: ['a'] }, '["host"] must be a string, not a list'],
    [{ host: 'a', tlsmode: 1 }, '["tlsmode"] `tlsmode` is not a known field; did you mean `tlsMode`?'],
    [
      { host: 'a', tlsMode: 'SIMPEL' },
      '["tlsMode"] `SIMPEL` is not one of `SIMPLE`, `MUTUAL`, `DISABLE`; did you mean `SIMPLE`?',
    ],
    [{ host: 'a', tlsMode: 7 }, '["tlsMode"] `7` is not one of `SIMPLE`, `MUTUAL`, `DISABLE`'],
    [{ host: 'a', ports: [1, 'x'] }, '["ports",1] must be a whole number, not a string'],
    [{ host: 'a', ports: [1, 1] }, '["ports"] has the same item twice'],
    [{ host: 'a', nested: { 'a/b~c': 'no' } }, '["nested","a/b~c"] must be true or false, not a string'],
  ])('says of %j: %s', async (data, sentence) => {
    expect(await messagesOf(schema, data)).toEqual([sentence])
  })
})

describe('what only some drafts have', () => {
  it('exclusive bounds are booleans in draft 4, numbers later', async () => {
    const old = { $schema: drafts['4'], minimum: 1, exclusiveMinimum: true }
    const now = { $schema: drafts['7'], exclusiveMinimum: 1 }
    expect(await messagesOf(old, 1)).toEqual(['[] must be > 1'])
    expect(await messagesOf(now, 1)).toEqual(['[] must be > 1'])
    await expect(messagesOf({ ...old, $schema: drafts['7'] }, 1)).rejects.toThrow('schema is invalid')
  })

  it('formats are asserted up to draft 7, and annotations later', async () => {
    const schema = { type: 'string', format: 'uri' }
    expect(await messagesOf({ $schema: drafts['7'], ...schema }, 'no uri')).toEqual([
      '[] `no uri` is not a valid uri',
    ])
    expect(await messagesOf({ $schema: drafts['4'], ...schema }, 'no uri')).toEqual([
      '[] `no uri` is not a valid uri',
    ])
    expect(await messagesOf({ $schema: drafts['2019-09'], ...schema }, 'no uri')).toEqual([])
    expect(await messagesOf({ $schema: drafts['2020-12'], ...schema }, 'no uri')).toEqual([])
  })

  it('the first items are `prefixItems` without a `$schema`', async () => {
    expect(await messagesOf({ prefixItems: [{ type: 'string' }], items: false }, ['a', 'b'])).toHaveLength(1)
    expect(await messagesOf({ prefixItems: [{ type: 'string' }] }, [1])).toEqual([
      '[0] must be a string, not a number',
    ])
  })

  it('fields that no subschema knows', async () => {
    const schema = {
      allOf: [{ properties: { host: {} } }],
      properties: { port: {} },
      unevaluatedProperties: false,
    }
    const sentence = ['["prt"] `prt` is not a known field; did you mean `port`?']
    expect(await messagesOf({ $schema: drafts['2019-09'], ...schema }, { host: 1, prt: 1 })).toEqual(sentence)
    expect(await messagesOf({ $schema: drafts['2020-12'], ...schema }, { host: 1, prt: 1 })).toEqual(sentence)
  })

  it('fields that need each other', async () => {
    const schema = { dependentRequired: { cert: ['key'] } }
    expect(await messagesOf(schema, { cert: 'a' })).toEqual(['[] `cert` needs `key` beside it'])
    expect(
      await messagesOf({ $schema: drafts['7'], dependencies: { cert: ['key'] } }, { cert: 'a' }),
    ).toHaveLength(1)
  })
})

describe('choices', () => {
  it('are reported by what their branches lack', async () => {
    const schema = { anyOf: [{ required: ['jwks'] }, { required: ['jwksUri'] }] }
    expect(await messagesOf(schema, {})).toEqual(['[] `jwks` is missing', '[] `jwksUri` is missing'])
  })

  it('that fit twice are reported as such', async () => {
    const schema = { oneOf: [{ required: ['a'] }, { required: ['b'] }] }
    expect(await messagesOf(schema, { a: 1, b: 1 })).toEqual([
      '[] must have exactly one of the shapes that are allowed here',
    ])
  })

  it('of a condition are reported by its branch', async () => {
    const schema = JSON.parse('{"if": {"required": ["a"]}, "then": {"required": ["b"]}}') as object
    expect(await messagesOf(schema, { a: 1 })).toEqual(['[] `b` is missing'])
  })
})

describe('a schema that cannot be used is refused', () => {
  it.each([
    ['refers to another file', { $ref: 'other.json' }, "can't resolve reference"],
    ['is broken', { type: 'strnig' }, 'schema is invalid'],
    ['has a broken pattern', { pattern: '(' }, 'Invalid regular expression'],
  ])('because it %s', async (_, schema, words) => {
    await expect(schemaViolations(schema, {})).rejects.toThrow(words)
  })

  it('but it may refer to itself', async () => {
    const definitions = { host: { type: 'string' } }
    expect(
      await messagesOf({ $schema: drafts['7'], definitions, items: { $ref: '#/definitions/host' } }, [1]),
    ).toHaveLength(1)
    const named = { $schema: drafts['7'], $id: 'https://example.com/s.json', definitions }
    expect(
      await messagesOf({ ...named, items: { $ref: 'https://example.com/s.json#/definitions/host' } }, [1]),
    ).toHaveLength(1)
  })

  it('and may have the name of its draft, as some charts have', async () => {
    expect(await messagesOf({ $schema: drafts['7'], $id: drafts['7'], type: 'object' }, [])).toEqual([
      '[] must be a map, not a list',
    ])
  })
})

describe('the closest name', () => {
  it.each([
    ['tlsmode', ['tlsMode', 'timeout'], 'tlsMode'],
    ['timout', ['tlsMode', 'timeout'], 'timeout'],
    ['a', ['b', 'abc'], 'b'],
    ['prot', ['spot', 'port'], 'port'],
    ['rulse', ['rules'], 'rules'],
    ['ba', ['ab'], 'ab'],
    ['hosts', ['port'], undefined],
    ['x', [], undefined],
  ])('to %s in %j is %s', (word, names, expected) => {
    expect(closestName(word, names)).toBe(expected)
  })

  it('is the name itself where it is there', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), (names, pick) => {
        const word = names[pick % names.length]!
        expect(closestName(word, names)?.toLowerCase()).toBe(word.toLowerCase())
      }),
    )
  })
})
