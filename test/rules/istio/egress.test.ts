import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf } from '../objects.ts'
import { casesOf, hasIstioCases, type IstioCase } from './cases.ts'

/** The minimum number of cases of each kind, so that a suite without its cases does not pass. */
const kinds = [
  ['ServiceEntry', 30],
  ['DestinationRule', 40],
  ['WorkloadEntry', 7],
  ['WorkloadGroup', 6],
] as const

/** Cases that their files do not decide, by the end of their names, with the input that is missing. */
const undecidable = new Map([
  [
    '1-invalid-load-balancer-with-consistenthash-load-balancing-mag',
    'the size of the table: `consistentHash.maglev` is not in the file, which has `hashAlgorithm`, a name of Go types and no field',
  ],
])

/** The rules that report cases which Istio accepts, but which do not work as written, by the end of the name. */
const accepted = new Map([
  // Without endpoints every request fails.
  ['23-discovery-type-static-missing-endpoints', ['egress/static-no-endpoints']],
  // The proxy accepts any certificate.
  ['22-insecureskipverify-is-set-true-with-tls-mode-mutual-and-the-', ['egress/tls-name-unchecked']],
])

describe.skipIf(!hasIstioCases).each(kinds)('what the webhook of Istio says of a %s', (kind, minimum) => {
  const cases = casesOf('webhook', `${kind}.yaml`)

  test('has cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(minimum)
  })

  test.each(cases.filter(isDecidable))('$name: $verdict', ({ verdict, text }) => {
    const findings = lint(meshOf(text), rules)
    const refused = findings.filter(({ refusedBy }) => refusedBy === 'webhook')
    expect(refused.length > 0).toBe(verdict === 'reject')
  })

  test.each(cases.filter(({ verdict }) => verdict === 'accept'))('$name has nothing wrong', (istioCase) => {
    const wrong = lint(meshOf(istioCase.text), rules).filter(({ severity }) => severity !== 'info')
    expect(wrong.map(({ rule }) => rule)).toEqual(accepted.get(endOf(istioCase)) ?? [])
  })
})

test.skipIf(!hasIstioCases)('each undecidable case exists', () => {
  const excluded = kinds
    .flatMap(([kind]) => casesOf('webhook', `${kind}.yaml`))
    .filter((istioCase) => !isDecidable(istioCase))
  expect(excluded.map(endOf).toSorted()).toEqual([...undecidable.keys()].toSorted())
})

function isDecidable(istioCase: IstioCase): boolean {
  return !undecidable.has(endOf(istioCase))
}

function endOf({ name }: IstioCase): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
