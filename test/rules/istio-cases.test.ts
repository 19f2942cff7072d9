import { describe, expect, test } from 'vitest'
import { lint } from '../../src/lint.ts'
import { rules } from '../../src/rules/index.ts'
import { casesOf, hasIstioCases, refusing } from './istio/cases.ts'
import { meshOf } from './objects.ts'

/** Rules that report what Istio refuses must not report what it accepts. */
describe.skipIf(!hasIstioCases).each(['webhook', 'crd'] as const)(
  'what the %s of Istio accepts',
  (checker) => {
    test('is reported as refused by no rule', () => {
      const accepted = casesOf(checker).filter(({ verdict }) => verdict.startsWith('accept'))
      expect(accepted.length).toBeGreaterThan(20)
      for (const { name, text } of accepted) {
        const refused = lint(meshOf(text), rules).filter(({ refusedBy }) => refusedBy === refusing[checker])
        expect(refused.map(({ message }) => `${name}: ${message}`)).toEqual([])
      }
    })
  },
)

/** The rule for a case of Istio, by the end of the name of the case. */
const rejected = [
  ['18-discovery-type-none-endpoints-provided', 'egress/wildcard-resolution'],
  ['52-discovery-type-dynamic-dns-fqdn-host', 'egress/wildcard-resolution'],
  ['53-discovery-type-dynamic-dns-endpoints-set', 'egress/wildcard-resolution'],
  ['22-discovery-type-static-fqdn-in-endpoints', 'egress/static-endpoint'],
  ['28-unix-socket-relative-path', 'egress/static-endpoint'],
  ['9-invalid-policy-retryon', 'routing/retry-on'],
] as const

describe.skipIf(!hasIstioCases)('what the webhook of Istio rejects', () => {
  test.each(rejected)('%s is refused by %s', (end, rule) => {
    const [istioCase] = casesOf('webhook').filter(({ name }) => name.endsWith(`/${end}`))
    expect(istioCase?.verdict).toBe('reject')
    const refused = lint(meshOf(istioCase!.text), rules).filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.map((finding) => finding.rule)).toEqual([rule])
  })
})
