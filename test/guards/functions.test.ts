import { expect, it } from 'vitest'
import { readSources } from '../../scripts/figures/sources.ts'
import { countSyntax } from '../../scripts/figures/syntax.ts'

/** Lines of a function, with its comments and blank lines. */
const maxLines = 40

it(`no function of src has more than ${maxLines} lines`, () => {
  const long = readSources('src').filter((source) =>
    countSyntax([source]).functions.some((lines) => lines > maxLines),
  )
  expect(long.map(({ path }) => path)).toEqual([])
})
