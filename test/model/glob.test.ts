import fc from 'fast-check'
import { Minimatch } from 'minimatch'
import { describe, expect, it } from 'vitest'
import { globMatcher } from '../../src/syntax/glob.ts'

describe('a glob', () => {
  it.each([
    ['*.yaml', ['a.yaml', '.yaml'], ['a/b.yaml', 'a.yml']],
    ['**/*.yaml', ['a.yaml', 'a/b.yaml', 'a/b/c.yaml'], ['a/b.yml']],
    ['apps/**', ['apps', 'apps/a', 'apps/a/b'], ['app', 'other/apps']],
    ['apps/*/config.json', ['apps/a/config.json'], ['apps/config.json', 'apps/a/b/config.json']],
    ['a?c', ['abc'], ['ac', 'a/c']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
    ['[!a-c]x', ['dx'], ['ax']],
    ['{a,b/*}.yaml', ['a.yaml', 'b/c.yaml'], ['c.yaml']],
    ['a{', ['a{'], ['a']],
    ['a\\*', ['a*'], ['ab']],
  ])('%s', (pattern, matching, different) => {
    const matches = globMatcher(pattern)
    expect(matching.filter((path) => !matches(path))).toEqual([])
    expect(different.filter(matches)).toEqual([])
  })

  it('matches what minimatch matches', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', 'ab', '[ab]', '**', 'a*b')
    const segment = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''))
    const pattern = fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 4 })
    const path = fc.array(fc.stringMatching(/^[ab]{1,3}$/), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(pattern, path, (patternSegments, pathSegments) => {
        const [glob, text] = [patternSegments.join('/'), pathSegments.join('/')]
        // For minimatch `a/**` does not match `a` itself.
        fc.pre(!glob.endsWith('/**'))
        expect(globMatcher(glob)(text)).toBe(new Minimatch(glob, { dot: true }).match(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('takes time that does not explode with the number of wildcards', () => {
    expect(globMatcher(`${'*a'.repeat(200)}b`)('a'.repeat(2000))).toBe(false)
    expect(globMatcher(`${'**/a/'.repeat(50)}b`)('a/'.repeat(500))).toBe(false)
    expect(globMatcher('{a,b}'.repeat(40))('a'.repeat(40))).toBe(false)
  })
})
