import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConstraint } from '../../src/registry/constraint.ts'
import { compareVersions, parseVersion } from '../../src/registry/version.ts'
import { goIsHere } from '../render/go-is-here.ts'

/** What engine/constraints prints. */
interface Answer {
  readonly contains: readonly (readonly boolean[] | null)[]
  readonly order: readonly (number | null)[]
}

/** What Helm's library says of the texts. */
function native(ranges: readonly string[], versions: readonly string[]): Answer {
  const input = JSON.stringify({ ranges, versions })
  const output = execFileSync('go', ['run', './constraints'], { cwd: 'engine', input, encoding: 'utf8' })
  return JSON.parse(output) as Answer
}

function own(ranges: readonly string[], versions: readonly string[]): Answer {
  const parsed = versions.map(parseVersion)
  return {
    contains: ranges.map((range) => {
      const isInRange = parseConstraint(range)
      return isInRange && parsed.map((version) => version !== null && isInRange(version))
    }),
    order: parsed.map((version, index) => {
      const next = parsed[(index + 1) % parsed.length]!
      return version && next ? compareVersions(version, next) : null
    }),
  }
}

describe('a range of versions', () => {
  it.each([
    ['^1.2.0', '1.9.0', true],
    ['^0.2.3', '0.3.0', false],
    ['~1.2', '1.2.9', true],
    ['1.2', '1.2.9', true],
    ['>= 1.0, < 2.0', '2.0.0', false],
    ['1.0 - 1.4', '1.4.0', true],
    ['1.x || 3.x', '3.1.0', true],
    ['*', '1.0.0-rc.1', false],
    ['>0.0.0-0', '1.0.0-rc.1', true],
    ['1.0.0', 'v1.0.0', true],
  ])('%s and %s: %s', (range, version, isInside) => {
    expect(parseConstraint(range)!(parseVersion(version)!)).toBe(isInside)
  })

  it.each(['', 'latest', '1.2.3.4', '>= 1.0,', '>> 1', '1 |2', `1${' || 1'.repeat(40)}`])(
    'is not %j',
    (text) => {
      expect(parseConstraint(text)).toBeNull()
    },
  )

  it('takes time linear in its length, whatever its spaces are', () => {
    expect(parseConstraint(`${'1   ,  '.repeat(70)}!`)).toBeNull()
  })
})

const number = fc.constantFrom(
  '0',
  '1',
  '2',
  '10',
  '007',
  'x',
  'X',
  '*',
  '18446744073709551615',
  '18446744073709551616',
)
const plainNumber = fc.constantFrom('0', '1', '2', '3', '10')
const prerelease = fc.constantFrom(
  '',
  '',
  '',
  '-0',
  '-alpha',
  '-alpha.1',
  '-rc.2',
  '-rc.10',
  '-01',
  '-1-2',
  '-rc.',
  '-99999999999999999999',
)
const metadata = fc.constantFrom('', '', '+build', '+1.2', '+')
const text = (digits: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom('', '', 'v'),
      fc.array(digits, { minLength: 1, maxLength: 4 }),
      prerelease,
      metadata,
    )
    .map(([v, numbers, pre, meta]) => `${v}${numbers.join('.')}${pre}${meta}`)
const version = text(fc.oneof({ weight: 9, arbitrary: plainNumber }, number))
const operator = fc.constantFrom('', '=', '!=', '>', '<', '>=', '=>', '<=', '=<', '~', '~>', '^', '==', '!')
const space = fc.constantFrom('', '', ' ', '  ', '\t')
const comparison = fc
  .tuple(space, operator, space, text(fc.oneof(plainNumber, number)), space)
  .map((parts) => parts.join(''))
const range = fc
  .array(fc.tuple(comparison, fc.constantFrom(' ', ',', ', ', ' - ', ' || ', '||', '')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    parts
      .map(([part, separator]) => part + separator)
      .join('')
      .replace(/(,|\|\|| - | )+$/, ''),
  )

describe.skipIf(!goIsHere())('ranges and versions, as the library of Helm reads them', () => {
  it('contain the same versions, and are in the same order', () => {
    const ranges = fc.sample(range, 3000)
    const versions = fc.sample(version, 200)
    const [expected, actual] = [native(ranges, versions), own(ranges, versions)]
    const wrong = ranges.filter(
      (_, index) => JSON.stringify(expected.contains[index]) !== JSON.stringify(actual.contains[index]),
    )
    expect(wrong).toEqual([])
    expect(actual.order).toEqual(expected.order)
    expect(expected.contains.filter((truths) => truths?.includes(true)).length).toBeGreaterThan(200)
  })
})
