import { describe, expect, it } from 'vitest'
import type { RuleExpressions } from '../../src/core/custom-rule.ts'
import { createExpressions, type ExpressionLimits } from '../../src/host/expressions.ts'

const worker = new URL('../../src/process-worker.ts', import.meta.url)

const limits: ExpressionLimits = { startMs: 60_000, eachMs: 20_000, totalMs: 120_000, maxMegabytes: 256 }
const usual: RuleExpressions = {
  match: null,
  field: null,
  expression: 'false',
  message: 'wrong',
  params: '{}',
}
const subject = {
  object: { list: Array.from({ length: 40 }, (_, index) => index), large: 2n ** 60n },
  oldObject: null,
  values: null,
  variables: { namespace: '', environment: '', release: '' },
}
const wrong = [{ code: 'violated', path: null, message: 'wrong' }]

/** Looks at 40 ** 8 combinations. */
const endless = {
  ...usual,
  expression: Array.from({ length: 8 }).reduceRight<string>(
    (inner, _, depth) => `object.list.all(x${depth}, ${inner})`,
    'x0 >= 0',
  ),
}

describe('expressions in a process of their own', () => {
  it('are compiled, and evaluated together', () => {
    const expressions = createExpressions(worker, limits)
    const broken = { ...usual, expression: '1 +' }
    expect(expressions.compile(broken).errors).toHaveLength(1)
    expect(expressions.compile(usual)).toEqual({
      ...{ errors: [], reads: [], variables: [] },
      readsOldObject: false,
      readsValues: false,
      valuesReads: [],
    })
    const holding = { ...usual, expression: 'object.large > 0' }
    expect(expressions.evaluate([usual, broken, holding], subject)).toEqual([wrong, [], []])
    expect(expressions.stopOf(usual)).toBeNull()
  })

  it('that take too long are not evaluated again, and others are', () => {
    const expressions = createExpressions(worker, { ...limits, eachMs: 3_000 })
    expect(expressions.evaluate([usual], subject)).toEqual([wrong])
    expect(expressions.evaluate([usual, endless], subject)).toEqual([wrong, []])
    expect(expressions.stopOf(endless)).toEqual({
      code: 'too-slow',
      text: expect.stringContaining('takes longer than 3 s') as string,
    })
    expect(expressions.evaluate([endless, usual], subject)).toEqual([[], wrong])
  })

  it('are no more evaluated once all of them took too long', () => {
    const expressions = createExpressions(worker, { ...limits, totalMs: 1 })
    expressions.compile(usual)
    expect(expressions.evaluate([usual], subject)).toEqual([[]])
    expect(expressions.stopOf(usual)).toMatchObject({ code: 'no-time-left' })
  })
})
