import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessPattern, patternCovers, patternsMayOverlap } from '../../src/istio/policy/access-pattern.ts'

/** Short texts of few letters, so that patterns meet often. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 4 })
const path = text.map((rest) => `/${rest}`)
const pattern = fc.oneof(
  path,
  path.map((start) => `${start}*`),
  text.map((end) => `*${end}`),
  path.map((start) => `${start}/{**}`),
  path.map((start) => `${start}/{*}/a`),
)

test('what covers another takes all that it takes', () => {
  fc.assert(
    fc.property(pattern, pattern, path, (wide, narrow, value) => {
      fc.pre(patternCovers(accessPattern(wide), accessPattern(narrow)) && takes(narrow, value))
      expect(takes(wide, value)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('patterns that cannot overlap have no value in common', () => {
  fc.assert(
    fc.property(pattern, pattern, path, (left, right, value) => {
      fc.pre(!patternsMayOverlap(accessPattern(left), accessPattern(right)))
      expect(takes(left, value) && takes(right, value)).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['/a*', '/a/b', true],
  ['/a/*', '/a', false],
  ['*', '/a/*', true],
  ['/*', '*', true],
  ['*.css', '/a/b.css', true],
  ['/a/{**}', '/a/{*}/b', true],
  ['/a/{*}', '/a/b', false],
  ['/a*b', '/a-b', false],
])('%s covers %s: %s', (wide, narrow, covers) => {
  expect(patternCovers(accessPattern(wide), accessPattern(narrow))).toBe(covers)
})

test.each([
  ['/a*', '*b', true],
  ['/a', '*b', false],
  ['*.css', '*.js', false],
  ['/a/{*}/c', '/b*', false],
  ['/a/{*}/c', '/a/b/c', true],
])('%s meets %s: %s', (left, right, meets) => {
  expect(patternsMayOverlap(accessPattern(left), accessPattern(right))).toBe(meets)
  expect(patternsMayOverlap(accessPattern(right), accessPattern(left))).toBe(meets)
})

/** How Envoy handles a value, computed independently. */
function takes(value: string, path: string): boolean {
  const parts = value.split(/(\{\*\*\}|\{\*\}|^\*|\*$)/).map((part) => wildcards.get(part) ?? part)
  return new RegExp(`^${parts.join('')}$`).test(path)
}

const wildcards = new Map([
  ['{**}', '.*'],
  ['{*}', '[^/]+'],
  ['*', '.*'],
])
