import { describe, expect, test } from 'vitest'
import { newEngine } from '../render/engine.ts'
import { craftedCases } from './charts.ts'
import { expectationsOf, fieldNamed, placeName } from './labels.ts'
import { truthOf } from './oracle.ts'
import { isNamed, partOf, primariesOf } from './primary.ts'
import { sourcesOf } from './sources.ts'

const engine = newEngine()

/**
 * The labels say what a person would edit, exhaustive editing says what moves a field. Where they agree, the one
 * can be trusted as the measure of what the program says, for the fields without labels, too.
 */
describe('exhaustive editing finds what people would edit', () => {
  test.each(craftedCases.map((testCase) => [testCase.name, testCase] as const))('%s', async (_, testCase) => {
    const { fields } = await truthOf(engine, testCase)
    for (const { field, part: span, mark } of expectationsOf(sourcesOf(testCase), testCase.labels)) {
      const primaries = primariesOf(fieldNamed(fields, field))
      const places = primaries.map(({ leaf }) => placeName(partOf(leaf)))
      if (mark === 'makes') expect([field, places]).toEqual([field, []])
      else if (!isNamed(span, primaries)) expect([field, ...places]).toEqual([field, placeName(span)])
    }
    for (const name of testCase.literals) expect([name, fieldNamed(fields, name).moves]).toEqual([name, []])
  })
})

test('there are at least forty labels', () => {
  const labels = craftedCases.flatMap((testCase) => expectationsOf(sourcesOf(testCase), testCase.labels))
  expect(labels.length).toBeGreaterThanOrEqual(40)
})
