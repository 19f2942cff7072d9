import { afterAll, describe, expect, test } from 'vitest'
import type { Cause } from '../../src/core/cause.ts'
import { insertedText } from '../../src/core/insertion.ts'
import { createProvenance } from '../../src/render/causes/provenance.ts'
import { newEngine } from '../render/engine.ts'
import { absencesIn, scalarsIn, type Absence } from './absence.ts'
import type { Case } from './case.ts'
import { craftedCases } from './charts.ts'
import { shippedCases } from './charts/shipped.ts'
import { renderedField } from './judgement.ts'
import { fieldName, placeName } from './labels.ts'
import { replaced } from './leaf.ts'
import { truthOf, type Field } from './oracle.ts'
import { sample } from './sample.ts'
import { sourcesOf, type Rendering } from './sources.ts'

const engine = newEngine()
const counts = { asked: 0, back: 0 }

/** Fields asked for in one chart, drawn with this seed where there are more. */
const mostFields = 8
const seed = 20_261_124

/**
 * A line is taken out, and the program is asked where the field that vanished with it belongs: written there, the
 * same value has to bring the field back.
 */
async function wrongIn(testCase: Case): Promise<string[]> {
  const truth = await truthOf(engine, testCase)
  const absences = sample(await absencesIn(engine, testCase, truth), mostFields, seed)
  const wrong = []
  for (const absence of absences) wrong.push(await wrongWith(testCase, absence, truth.fields))
  counts.asked += absences.length
  counts.back += wrong.filter((words) => words === null).length
  return wrong.filter((words) => words !== null)
}

/** What is wrong with the answer, for people. */
async function wrongWith(testCase: Case, absence: Absence, fields: readonly Field[]): Promise<string | null> {
  const { field, leaf, without } = absence
  const cause = await createProvenance(engine, without.loader, without.request).cause(
    renderedField(field, fields),
  )
  if (cause.kind !== 'missing') return `${fieldName(field)}: ${cause.kind}`
  const written = leaf.source.text.slice(leaf.start, leaf.end)
  const scalars = await scalarsIn(engine, afterInsertion(testCase, without, cause, written), field)
  if (scalars?.get(JSON.stringify(field.fieldPath)) === field.text) return null
  return `${fieldName(field)}: not brought back by ${cause.insertion!.keys.join('.')} at ${placeName(cause.primary!)}`
}

function afterInsertion(
  testCase: Case,
  without: Rendering,
  { primary, insertion }: Cause,
  value: string,
): Rendering {
  const sources = sourcesOf({ ...testCase, tree: without.loader.tree, request: without.request })
  const source = sources.find(({ file, text }) => file === primary!.file && text === primary!.text)
  const { offset } = insertion!
  return source!.altered(replaced(source!.text, offset, offset, insertedText(insertion!, value)))
}

describe('a field that vanished with its line is written where it belongs', () => {
  test.each([...craftedCases, ...shippedCases()].map((testCase) => [testCase.name, testCase] as const))(
    '%s',
    async (_, testCase) => expect(await wrongIn(testCase)).toEqual([]),
  )
})

test('there are enough of them to say so', () => {
  expect(counts.asked).toBeGreaterThanOrEqual(20)
})

afterAll(() => console.log(`absent fields: ${counts.back} of ${counts.asked} brought back`))
