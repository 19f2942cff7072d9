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
import { casesOf, hasIstioCases } from './cases.ts'

describe.skipIf(!hasIstioCases)('what istioctl analyze says', () => {
  test('has 45 cases, of which files decide 39', () => {
    expect([allCases().length, decidedCases().length]).toEqual([45, 39])
  })

  test.each(decidedCases().map((analyzerCase) => [analyzerCase.case, analyzerCase] as const))(
    '%s',
    (_, analyzerCase) => {
      expect(Object.keys(rulesOf)).toContain(analyzerCase.analyzer)
      expect(foundIn(analyzerCase)).toEqual(expectedIn(analyzerCase))
    },
  )

  test('and tables exclude is a case that exists', () => {
    const undecidedCases = allCases().filter((analyzerCase) => !isDecided(analyzerCase))
    expect(
      [
        ...new Set(
          undecidedCases
            .map((analyzerCase) => analyzerCase.case)
            .filter((name) => Object.hasOwn(undecided, name)),
        ),
      ].toSorted(),
    ).toEqual(Object.keys(undecided).toSorted())
    const analyzers = new Set(allCases().map(({ analyzer }) => analyzer))
    expect(Object.keys(withoutRule).filter((name) => !analyzers.has(name))).toEqual([])
    const expectedParts = decidedCases().flatMap(({ expected }) => expected.map(messageKey))
    expect(Object.keys(undecidedParts).filter((key) => !expectedParts.includes(key))).toEqual([])
  })
})

describe('the codes of istioctl analyze', () => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const pairs = Object.values(rulesOf).flatMap((codes) =>
    Object.entries(codes).flatMap(([code, ids]) => ids.map((id) => [code, id] as const)),
  )

  test.each(pairs)('%s is declared by %s', (code, id) => {
    expect(byId.get(id)?.istio ?? []).toContain(code)
  })

  test('are written as Istio writes them, each once and in order', () => {
    for (const { istio = [] } of rules) {
      expect(istio.filter((code) => !/^IST0\d{3}$/.test(code))).toEqual([])
      expect(istio).toEqual([...new Set(istio)].toSorted())
    }
  })

  test.skipIf(!hasIstioCases)('contain IST0106 for each rule that reports what the webhook refuses', () => {
    const findings = casesOf('webhook').flatMap(({ text }) => lint(meshOf(text), rules))
    const refusing = new Set(
      findings.filter((finding) => finding.refusedBy === 'webhook').map(({ rule }) => rule),
    )
    expect(refusing.size).toBeGreaterThan(10)
    expect([...refusing].filter((id) => !byId.get(id)?.istio?.includes('IST0106'))).toEqual([])
  })
})

/** Each object for which a rule of the analyzer has a finding, once, whatever its message. */
function foundIn(analyzerCase: AnalyzerCase): string[] {
  const ids = Object.values(rulesOf[analyzerCase.analyzer] ?? {}).flat()
  return [...new Set(findingsIn(analyzerCase, ids))].toSorted()
}

/** Each object for which the analyzer has a message, with the code behind it if no rule reports that code. */
function expectedIn(analyzerCase: AnalyzerCase): string[] {
  const decided = analyzerCase.expected.filter(
    (message) => !Object.hasOwn(undecidedParts, messageKey(message)),
  )
  const lines = decided.map(({ code, object }) => {
    const name = fullName(object)
    return findingsIn(analyzerCase, rulesOf[analyzerCase.analyzer]?.[code] ?? []).includes(name)
      ? name
      : `${name}: ${code}`
  })
  return [...new Set(lines)].toSorted()
}

function findingsIn(analyzerCase: AnalyzerCase, ids: readonly string[]): string[] {
  const rulesForCodes = rules.filter(({ id }) => ids.includes(id))
  return lint(meshOfCase(analyzerCase), rulesForCodes).flatMap(({ manifest }) =>
    manifest ? [`${manifest.kind} ${manifest.namespace}/${manifest.name}`] : [],
  )
}

function messageKey({ code, object }: AnalyzerCase['expected'][number]): string {
  return `${code} ${object}`
}

function fullName(object: string): string {
  return object.includes('/') ? object : object.replace(' ', ' default/')
}
