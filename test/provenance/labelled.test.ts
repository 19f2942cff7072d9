import { describe, expect, test } from 'vitest'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createProvenance } from '../../src/render/causes/provenance.ts'
import { newEngine } from '../render/engine.ts'
import type { Case } from './case.ts'
import { craftedCases } from './charts.ts'
import { shippedCases } from './charts/shipped.ts'
import { baseFields } from './oracle.ts'
import { renderedField } from './judgement.ts'
import { expectationsOf, fieldNamed, isExpected, placeName } from './labels.ts'
import { leavesOf } from './leaves.ts'
import { sourcesOf } from './sources.ts'

const engine = newEngine()
const cases = [...craftedCases, ...shippedCases()]

/** What a person would edit, against what the program names. */
describe('the line that people would edit is named', () => {
  test.each(cases.map((testCase) => [testCase.name, testCase] as const))('%s', async (_, testCase) => {
    const fields = await baseFields(engine, testCase)
    const provenance = createProvenance(engine, chartLoader(testCase.tree), testCase.request)
    const sources = sourcesOf(testCase)
    const leaves = sources.flatMap((source) => leavesOf(source, []))
    const wrong: string[] = []
    for (const { field, part: span, mark } of expectationsOf(sources, testCase.labels)) {
      const { kind, primary } = await provenance.cause(renderedField(fieldNamed(fields, field), fields))
      if (primary?.role === roles[mark] && isExpected(primary, span, leaves)) continue
      const answer = primary ? `${primary.role} ${placeName(primary)}` : kind
      wrong.push(`${field}: ${answer} instead of ${roles[mark]} ${placeName(span)}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('what no values entry moves is not blamed on one', () => {
  const withLiterals = cases.filter(({ literals }) => literals.length > 0)
  test.each(withLiterals.map((testCase) => [testCase.name, testCase] as const))(
    '%s',
    async (_, testCase: Case) => {
      const fields = await baseFields(engine, testCase)
      const provenance = createProvenance(engine, chartLoader(testCase.tree), testCase.request)
      for (const name of testCase.literals) {
        const { kind } = await provenance.cause(renderedField(fieldNamed(fields, name), fields))
        expect([name, kind]).toEqual([name, expect.stringMatching(/^(template|object)$/)])
      }
    },
  )
})

const roles = { causes: 'cause', makes: 'anchor' } as const
