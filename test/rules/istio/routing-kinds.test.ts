import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf } from '../objects.ts'
import { casesOf, hasIstioCases } from './cases.ts'

const kinds = ['VirtualService', 'Gateway', 'Sidecar'] as const

describe.skipIf(!hasIstioCases).each(kinds)('what the webhook of Istio says of a %s', (kind) => {
  const cases = casesOf('webhook', `${kind}.yaml`)

  test('has cases', () => {
    expect(cases.length).toBeGreaterThan(20)
  })

  test.each(cases)('$name: $verdict', ({ text, verdict }) => {
    const refused = lint(meshOf(text), rules).filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0 ? 'reject' : 'accept').toBe(verdict.split(' ')[0])
  })
})
