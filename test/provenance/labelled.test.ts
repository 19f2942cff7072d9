import { describe, expect, test } from 'vitest'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createProvenance } from '../../src/render/causes/provenance.ts'
import { newEngine } from '../render/engine.ts'
import type { Case } from './case.ts'
import { craftedCases } from './charts.ts'
import { shippedCases } from './charts/shipped.ts'
import { baseFields } from './oracle.ts'
import { asked } from './judgement.ts'
import { expectationsOf, fieldNamed, isExpected, placeName } from './labels.ts'
import { leavesOf } from './leaves.ts'
import { sourcesOf } from './sources.ts'

const engine = newEngine()
const cases = [...craftedCases, ...shippedCases()]

/** What a person would edit, against what the program names. */
describe('the line that people would edit is named', () => {
  test.each(cases.map((given) => [given.name, given] as const))('%s', async (_, given) => {
    const fields = await baseFields(engine, given)
    const provenance = createProvenance(engine, chartLoader(given.tree), given.request)
    const sources = sourcesOf(given)
    const leaves = sources.flatMap((source) => leavesOf(source, []))
    const wrong: string[] = []
    for (const { field, part, mark } of expectationsOf(sources, given.labels)) {
      const { kind, primary } = await provenance.cause(asked(fieldNamed(fields, field), fields))
      if (primary?.role === roles[mark] && isExpected(primary, part, leaves)) continue
      const answer = primary ? `${primary.role} ${placeName(primary)}` : kind
      wrong.push(`${field}: ${answer} instead of ${roles[mark]} ${placeName(part)}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('what no values entry moves is not blamed on one', () => {
  const withLiterals = cases.filter(({ literals }) => literals.length > 0)
  test.each(withLiterals.map((given) => [given.name, given] as const))('%s', async (_, given: Case) => {
    const fields = await baseFields(engine, given)
    const provenance = createProvenance(engine, chartLoader(given.tree), given.request)
    for (const name of given.literals) {
      const { kind } = await provenance.cause(asked(fieldNamed(fields, name), fields))
      expect([name, kind]).toEqual([name, expect.stringMatching(/^(template|object)$/)])
    }
  })
})

const roles = { causes: 'cause', makes: 'anchor' } as const
