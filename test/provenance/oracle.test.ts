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
  test.each(craftedCases.map((given) => [given.name, given] as const))('%s', async (_, given) => {
    const { fields } = await truthOf(engine, given)
    for (const { field, part, mark } of expectationsOf(sourcesOf(given), given.labels)) {
      const primaries = primariesOf(fieldNamed(fields, field))
      const places = primaries.map(({ leaf }) => placeName(partOf(leaf)))
      if (mark === 'makes') expect([field, places]).toEqual([field, []])
      else if (!isNamed(part, primaries)) expect([field, ...places]).toEqual([field, placeName(part)])
    }
    for (const name of given.literals) expect([name, fieldNamed(fields, name).moves]).toEqual([name, []])
  })
})

test('there are at least forty labels', () => {
  const labels = craftedCases.flatMap((given) => expectationsOf(sourcesOf(given), given.labels))
  expect(labels.length).toBeGreaterThanOrEqual(40)
})
