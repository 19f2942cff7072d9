import { describe, expect, test } from 'vitest'
import { lint } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { analyzerCases, meshOfCase, rulesOf, type AnalyzerCase } from './analyzer.ts'
import { isThere } from './cases.ts'

describe.skipIf(!isThere)('what istioctl analyze says', () => {
  test('there are cases', () => {
    expect(analyzerCases().length).toBeGreaterThan(3)
  })

  test.each(analyzerCases().map((one) => [one.case, one] as const))('%s', (_, one) => {
    expect(foundIn(one)).toEqual(expectedIn(one))
  })
})

/** Each object that a rule of the analyzer speaks of; we may say more of one, and in other words. */
function foundIn(one: AnalyzerCase): string[] {
  const ids = Object.values(rulesOf[one.analyzer]!).flat()
  return [...new Set(findingsIn(one, ids))].toSorted()
}

/** Each object that the analyzer speaks of, with a word on those codes that no rule stands for. */
function expectedIn(one: AnalyzerCase): string[] {
  const lines = one.expected.map(({ code, object }) => {
    const name = fullName(object)
    return findingsIn(one, rulesOf[one.analyzer]![code] ?? []).includes(name) ? name : `${name}: ${code}`
  })
  return [...new Set(lines)].toSorted()
}

function findingsIn(one: AnalyzerCase, ids: readonly string[]): string[] {
  const asked = rules.filter(({ id }) => ids.includes(id))
  return lint(meshOfCase(one), asked).flatMap(({ manifest }) =>
    manifest ? [`${manifest.kind} ${manifest.namespace}/${manifest.name}`] : [],
  )
}

function fullName(object: string): string {
  return object.includes('/') ? object : object.replace(' ', ' default/')
}
