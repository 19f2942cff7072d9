import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf } from '../objects.ts'
import { casesOf, isThere } from './cases.ts'

describe.skipIf(!isThere)('what the webhook of Istio says of a RequestAuthentication', () => {
  const cases = casesOf('webhook', 'RequestAuthentication.yaml')

  test('is known of some', () => {
    expect(cases.length).toBeGreaterThan(10)
  })

  test.each(cases)('$name: $verdict', ({ verdict, text }) => {
    const found = lint(meshOf(text), rules)
    const refused = found.filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0).toBe(verdict === 'reject')
  })
})
