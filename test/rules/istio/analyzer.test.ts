import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf } from '../objects.ts'
import {
  allCases,
  decidedCases,
  isDecided,
  meshOfCase,
  rulesOf,
  undecided,
  undecidedParts,
  withoutRule,
  type AnalyzerCase,
} from './analyzer.ts'
import { casesOf, isThere } from './cases.ts'

describe.skipIf(!isThere)('what istioctl analyze says', () => {
  test('is known of 45 cases, of which files decide 39', () => {
    expect([allCases().length, decidedCases().length]).toEqual([45, 39])
  })

  test.each(decidedCases().map((one) => [one.case, one] as const))('%s', (_, one) => {
    expect(Object.keys(rulesOf)).toContain(one.analyzer)
    expect(foundIn(one)).toEqual(expectedIn(one))
  })

  test('and files do not decide is there to be decided', () => {
    const left = allCases().filter((one) => !isDecided(one))
    expect(
      [...new Set(left.map((one) => one.case).filter((name) => Object.hasOwn(undecided, name)))].toSorted(),
    ).toEqual(Object.keys(undecided).toSorted())
    const analyzers = new Set(allCases().map(({ analyzer }) => analyzer))
    expect(Object.keys(withoutRule).filter((name) => !analyzers.has(name))).toEqual([])
    const parts = decidedCases().flatMap(({ expected }) => expected.map(partOf))
    expect(Object.keys(undecidedParts).filter((part) => !parts.includes(part))).toEqual([])
  })
})

describe('the codes of istioctl analyze', () => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const pairs = Object.values(rulesOf).flatMap((codes) =>
    Object.entries(codes).flatMap(([code, ids]) => ids.map((id) => [code, id] as const)),
  )

  test.each(pairs)('%s is told of %s', (code, id) => {
    expect(byId.get(id)?.istio ?? []).toContain(code)
  })

  test('are written as Istio writes them, each once and in order', () => {
    for (const { istio = [] } of rules) {
      expect(istio.filter((code) => !/^IST0\d{3}$/.test(code))).toEqual([])
      expect(istio).toEqual([...new Set(istio)].toSorted())
    }
  })

  test.skipIf(!isThere)('hold IST0106 for each rule that says what the webhook refuses', () => {
    const found = casesOf('webhook').flatMap(({ text }) => lint(meshOf(text), rules))
    const refusing = new Set(found.filter((one) => one.refusedBy === 'webhook').map(({ rule }) => rule))
    expect(refusing.size).toBeGreaterThan(10)
    expect([...refusing].filter((id) => !byId.get(id)?.istio?.includes('IST0106'))).toEqual([])
  })
})

/** Each object that a rule of the analyzer speaks of; we may say more of one, and in other words. */
function foundIn(one: AnalyzerCase): string[] {
  const ids = Object.values(rulesOf[one.analyzer] ?? {}).flat()
  return [...new Set(findingsIn(one, ids))].toSorted()
}

/** Each object that the analyzer speaks of, with a word on those codes that no rule stands for. */
function expectedIn(one: AnalyzerCase): string[] {
  const decided = one.expected.filter((message) => !Object.hasOwn(undecidedParts, partOf(message)))
  const lines = decided.map(({ code, object }) => {
    const name = fullName(object)
    return findingsIn(one, rulesOf[one.analyzer]?.[code] ?? []).includes(name) ? name : `${name}: ${code}`
  })
  return [...new Set(lines)].toSorted()
}

function findingsIn(one: AnalyzerCase, ids: readonly string[]): string[] {
  const asked = rules.filter(({ id }) => ids.includes(id))
  return lint(meshOfCase(one), asked).flatMap(({ manifest }) =>
    manifest ? [`${manifest.kind} ${manifest.namespace}/${manifest.name}`] : [],
  )
}

function partOf({ code, object }: AnalyzerCase['expected'][number]): string {
  return `${code} ${object}`
}

function fullName(object: string): string {
  return object.includes('/') ? object : object.replace(' ', ' default/')
}
