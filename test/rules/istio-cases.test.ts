import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lint } from '../../src/lint.ts'
import { rules } from '../../src/rules/index.ts'
import { meshOf } from './objects.ts'

/** Istio's own cases lie beside the repository; elsewhere these tests are skipped, visibly. */
const folder = new URL('../../../shared/istio-cases/', import.meta.url)
const isThere = existsSync(folder)

/** Rules that speak of fields which Istio's verdict is about. */
describe.skipIf(!isThere).each(['webhook', 'crd'] as const)('what the %s of Istio accepts', (checker) => {
  test('no rule says that it refuses', () => {
    const accepted = casesOf(checker).filter(({ verdict }) => verdict.startsWith('accept'))
    expect(accepted.length).toBeGreaterThan(20)
    for (const { name, text } of accepted) {
      const refused = lint(meshOf(text), rules).filter(({ refusedBy }) => refusedBy === refusing[checker])
      expect(refused.map(({ message }) => `${name}: ${message}`)).toEqual([])
    }
  })
})

/** Cases that a rule is about, by the end of their names, which are Istio's own. */
const rejected = [
  ['18-discovery-type-none-endpoints-provided', 'egress/wildcard-resolution'],
  ['52-discovery-type-dynamic-dns-fqdn-host', 'egress/wildcard-resolution'],
  ['53-discovery-type-dynamic-dns-endpoints-set', 'egress/wildcard-resolution'],
  ['22-discovery-type-static-fqdn-in-endpoints', 'egress/static-endpoint'],
  ['28-unix-socket-relative-path', 'egress/static-endpoint'],
  ['9-invalid-policy-retryon', 'routing/retry-on'],
] as const

describe.skipIf(!isThere)('what the webhook of Istio rejects', () => {
  test.each(rejected)('%s is refused by %s', (end, rule) => {
    const [one] = casesOf('webhook').filter(({ name }) => name.endsWith(`/${end}`))
    expect(one?.verdict).toBe('reject')
    const refused = lint(meshOf(one!.text), rules).filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.map((finding) => finding.rule)).toEqual([rule])
  })
})

const refusing = { webhook: 'webhook', crd: 'schema' } as const

function casesOf(checker: string): { name: string; verdict: string; text: string }[] {
  const files = isThere ? readdirSync(new URL(`${checker}/`, folder)) : []
  const texts = files.flatMap((file) =>
    readFileSync(new URL(`${checker}/${file}`, folder), 'utf8').split(/^---$/m),
  )
  return texts.map((text) => ({
    name: /^# case: (.*)$/m.exec(text)?.[1] ?? '',
    verdict: new RegExp(`^# ${checker}: (.*)$`, 'm').exec(text)?.[1] ?? '',
    text,
  }))
}
