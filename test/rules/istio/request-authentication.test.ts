import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf } from '../objects.ts'
import { casesOf, hasIstioCases } from './cases.ts'

describe.skipIf(!hasIstioCases)('what the webhook of Istio says of a RequestAuthentication', () => {
  const cases = casesOf('webhook', 'RequestAuthentication.yaml')

  test('has cases', () => {
    expect(cases.length).toBeGreaterThan(10)
  })

  test.each(cases)('$name: $verdict', ({ verdict, text }) => {
    const findings = lint(meshOf(text), rules)
    const refused = findings.filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0).toBe(verdict === 'reject')
  })
})
