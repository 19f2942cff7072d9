import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf } from '../objects.ts'
import { casesOf, isThere, type IstioCase } from './cases.ts'

/** How many cases there are at least, so that a suite that lost its cases does not pass. */
const kinds = [
  ['ServiceEntry', 30],
  ['DestinationRule', 40],
  ['WorkloadEntry', 7],
  ['WorkloadGroup', 6],
] as const

/** Cases that their files cannot decide, by the end of their names, with the input that is missing. */
const undecidable = new Map([
  [
    '1-invalid-load-balancer-with-consistenthash-load-balancing-mag',
    'the size of the table: `consistentHash.maglev` is not in the file, which has `hashAlgorithm`, a name of Go types and no field',
  ],
])

/** What Istio takes and does otherwise than it reads, by the end of the case's name. */
const accepted = new Map([
  // Zero endpoints: every request fails.
  ['23-discovery-type-static-missing-endpoints', ['egress/static-no-endpoints']],
  // Any certificate is taken.
  ['22-insecureskipverify-is-set-true-with-tls-mode-mutual-and-the-', ['egress/tls-name-unchecked']],
])

describe.skipIf(!isThere).each(kinds)('what the webhook of Istio says of a %s', (kind, least) => {
  const cases = casesOf('webhook', `${kind}.yaml`)

  test('is known of some', () => {
    expect(cases.length).toBeGreaterThanOrEqual(least)
  })

  test.each(cases.filter(isDecidable))('$name: $verdict', ({ verdict, text }) => {
    const found = lint(meshOf(text), rules)
    const refused = found.filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0).toBe(verdict === 'reject')
  })

  test.each(cases.filter(({ verdict }) => verdict === 'accept'))('$name has nothing wrong', (one) => {
    const wrong = lint(meshOf(one.text), rules).filter(({ severity }) => severity !== 'info')
    expect(wrong.map(({ rule }) => rule)).toEqual(accepted.get(endOf(one)) ?? [])
  })
})

test.skipIf(!isThere)('each case that is left out is there', () => {
  const left = kinds
    .flatMap(([kind]) => casesOf('webhook', `${kind}.yaml`))
    .filter((one) => !isDecidable(one))
  expect(left.map(endOf).toSorted()).toEqual([...undecidable.keys()].toSorted())
})

function isDecidable(one: IstioCase): boolean {
  return !undecidable.has(endOf(one))
}

function endOf({ name }: IstioCase): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
