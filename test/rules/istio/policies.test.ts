import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf } from '../objects.ts'
import { casesOf, hasIstioCases } from './cases.ts'

const kinds = ['AuthorizationPolicy', 'PeerAuthentication', 'Telemetry', 'WasmPlugin']

describe.skipIf(!hasIstioCases).each(kinds)('what the webhook of Istio says of a %s', (kind) => {
  const cases = casesOf('webhook', `${kind}.yaml`)

  test('has cases', () => {
    expect(cases.length).toBeGreaterThan(1)
  })

  test.each(cases)('$name: $verdict', ({ verdict, text }) => {
    const refused = lint(meshOf(text), rules).filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0).toBe(verdict === 'reject')
  })
})
