import { afterAll, describe, expect, test } from 'vitest'
import { hasGo, helmSources } from '../../engine/native-helm.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createProvenance } from '../../src/render/causes/provenance.ts'
import { newEngine } from '../render/engine.ts'
import type { Case } from './case.ts'
import { craftedCases } from './charts.ts'
import { randomCases } from './charts/random.ts'
import { shippedCases } from './charts/shipped.ts'
import { upstreamCases } from './charts/upstream.ts'
import { renderedField, judge, type Judgement, type Wrong } from './judgement.ts'
import { truthOf } from './oracle.ts'
import { sample } from './sample.ts'
import { shareExact, shareRight, tableOf, type Row } from './table.ts'

const engine = newEngine()
const goIsHere = hasGo()
const rows: Row[] = []

/** Fields asked for in one chart, drawn with this seed where there are more. */
const mostFields = 60
const seed = 20_261_124

/** The part of fields whose first line has to be right. */
const leastRight = 0.98

/** The part of fields with one cause of which that has to be known for sure: caution alone helps nobody. */
const leastExact = 0.9

async function compare(testCase: Case): Promise<void> {
  const truth = await truthOf(engine, testCase)
  const provenance = createProvenance(engine, chartLoader(testCase.tree), testCase.request)
  const judgements: Judgement[] = []
  const renders: number[] = []
  for (const field of sample(truth.fields, mostFields, seed)) {
    const rendersBefore = provenance.renders
    judgements.push(judge(field, truth, await provenance.cause(renderedField(field, truth.fields))))
    renders.push(provenance.renders - rendersBefore)
  }
  rows.push({ chart: testCase.name, of: truth.fields.length, judgements, renders })
  expect(wrongIn(judgements, ['exact', 'cause'])).toEqual([])
}

/** What is wrong, for people. */
function wrongIn(judgements: readonly Judgement[], kinds: readonly Wrong['kind'][]): string[] {
  return judgements.flatMap(({ field, cause, wrong }) =>
    wrong.filter(({ kind }) => kinds.includes(kind)).map(({ words }) => `${field} (${cause}): ${words}`),
  )
}

const named = (cases: readonly Case[]) => cases.map((testCase) => [testCase.name, testCase] as const)

describe('no claim is refuted by editing every leaf alone', () => {
  test.each(named(craftedCases))('%s', (_, testCase) => compare(testCase))
  test.each(named(randomCases()))('%s', (_, testCase) => compare(testCase))
  test.each(named(shippedCases()))('%s', (_, testCase) => compare(testCase))
  test.skipIf(!goIsHere).each(named(goIsHere ? upstreamCases(helmSources()) : []))('%s', (_, testCase) =>
    compare(testCase),
  )
})

test('the line to edit is the first one named', () => {
  const judgements = rows.flatMap(({ judgements }) => judgements)
  expect(rows.length).toBeGreaterThanOrEqual(craftedCases.length)
  if (shareRight(judgements) < leastRight) expect(wrongIn(judgements, ['primary'])).toEqual([])
})

test('what one leaf alone moves is mostly known to be exact', () => {
  expect(shareExact(rows.flatMap(({ judgements }) => judgements))).toBeGreaterThanOrEqual(leastExact)
})

afterAll(() => console.log(`seed ${seed}\n${tableOf(rows)}`))
