import { describe, expect, it } from 'vitest'
import { createValidator } from '../../src/host/schema-validator.ts'

const script = new URL('../../src/process-worker.ts', import.meta.url)

const limits = { startMs: 30_000, eachMs: 5_000, totalMs: 60_000, maxMegabytes: 512 }

const text = JSON.stringify({ properties: { size: { type: 'integer' } } })

/** Two alternatives at each level, both of which are asked: the time doubles with each. */
const doubling = JSON.stringify({
  $ref: '#/$defs/tree',
  $defs: {
    tree: {
      anyOf: ['x', 'y'].map((name) => ({ additionalProperties: { $ref: '#/$defs/tree' }, required: [name] })),
    },
  },
})
const deep = `${'{"a":'.repeat(60)}{}${'}'.repeat(60)}`

const refused = {
  violations: [
    {
      path: ['size'],
      code: 'type-mismatch',
      message: 'must be a whole number, not a string',
      about: '{"type":"integer"}',
    },
  ],
}

describe('a validator in a process of its own', () => {
  it('answers one question after the other, of many schemas', () => {
    const validator = createValidator(script)
    const otherSchema = JSON.stringify({ required: ['size'] })
    for (let turn = 0; turn < 3; turn++) {
      expect(validator.validate(text)).toEqual({ violations: [] })
      expect(validator.validate(text, '{"size": 1}')).toEqual({ violations: [] })
      expect(validator.validate(text, '{"size": "large"}')).toEqual(refused)
      expect(validator.validate(otherSchema, '{}')).toEqual({
        violations: [
          {
            path: [],
            code: 'missing-field',
            message: '`size` is missing',
            about: '{"missingProperty":"size"}',
            isMissing: true,
          },
        ],
      })
    }
  })

  it('has each pattern for itself, as Go reads it and in a time that grows with the text alone', () => {
    const validator = createValidator(script, limits)
    const properties = { a: { pattern: '^(a+)+$' }, b: { pattern: '^[[:digit:]]+\\z' } }
    const schema = JSON.stringify({
      properties,
      patternProperties: { '^(?P<letter>c)$': { type: 'number' } },
    })
    const refusedIn = (data: object) => {
      const answer = validator.validate(schema, JSON.stringify(data))
      return 'violations' in answer ? answer.violations.map(({ path }) => path.join('.')) : [answer.problem]
    }
    expect(refusedIn({ a: 'aa', b: '12', c: 1 })).toEqual([])
    expect(refusedIn({ a: `${'a'.repeat(5000)}!`, b: '1a', c: 'c' })).toEqual(['a', 'b', 'c'])
  })

  it('gives up a schema that takes too long, and goes on with others', () => {
    const validator = createValidator(script, { ...limits, eachMs: 2500 })
    const problem = {
      code: 'too-slow',
      text: expect.stringContaining('takes longer than 2.5 s') as string,
    }
    expect(validator.validate(doubling, '{}')).toMatchObject({ violations: expect.any(Array) as unknown })
    expect(validator.validate(doubling, deep)).toEqual({ problem })
    expect(validator.validate(text, '{"size": "large"}')).toEqual(refused)
    expect(validator.validate(doubling, '{}')).toEqual({ problem })
  })

  it('gives up a schema that takes too much memory, which ends no process but its own', () => {
    const validator = createValidator(script, { ...limits, eachMs: 60_000, maxMegabytes: 64 })
    const wide = JSON.stringify({
      items: { allOf: Array.from({ length: 1000 }, () => ({ type: 'string' })) },
    })
    const answer = validator.validate(wide, JSON.stringify(Array.from({ length: 100_000 }, () => 1)))
    expect(answer).toEqual({
      problem: { code: 'too-slow', text: expect.stringContaining('more than 64 MiB of memory') as string },
    })
    expect(validator.validate(text, '{"size": "large"}')).toEqual(refused)
  })

  it('asks no more once all of it took too long', () => {
    const validator = createValidator(script, { ...limits, totalMs: 1 })
    validator.validate(text)
    expect(validator.validate(text, '{"size": "large"}')).toEqual({
      problem: { code: 'no-time-left', text: 'was not used: JSON schemas already took 0.001 s' },
    })
  })

  it('that cannot be started is a problem and no exception', () => {
    const validator = createValidator(new URL('../../src/nowhere.ts', import.meta.url), {
      ...limits,
      startMs: 500,
    })
    expect(validator.validate(text)).toMatchObject({ problem: { code: 'too-slow' } })
  })
})
