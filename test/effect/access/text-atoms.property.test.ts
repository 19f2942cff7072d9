import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressAtoms } from '../../../src/effect/access/address-atoms.ts'
import { claimAtoms } from '../../../src/effect/access/claim-atoms.ts'
import { textAtoms } from '../../../src/effect/access/text-atoms.ts'
import { anyTexts, hostNames, normalPaths } from '../../../src/effect/access/text-domains.ts'
import { addressRange } from '../../../src/effect/request/match/address-range.ts'
import { normalTarget } from '../../../src/effect/request/match/request-path.ts'
import { textMatch, type TextPattern } from '../../../src/effect/request/match/text-match.ts'
import { pathPattern } from '../../../src/effect/request/policy/value-patterns.ts'

/* Few letters, so that patterns meet often. */

const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'A', '.'), maxLength: 6 })
const pattern: fc.Arbitrary<TextPattern> = fc.oneof(
  fc.record({
    form: fc.constantFrom('exact' as const, 'prefix' as const, 'suffix' as const),
    text,
    ignoresCase: fc.boolean(),
  }),
  fc.constantFrom<TextPattern>({ form: 'nonempty', text: '' }, { form: 'any', text: '' }),
  fc
    .constantFrom('a+', '(ab|b)*a', '[^a]b.', '(?i)ab*', '/a{2,3}/?', 'a|', '^a$', '.*b/.*', 'a.?b')
    .map((regex): TextPattern => ({ form: 'regex', text: regex })),
  fc.constantFrom('/{*}/b', '/a/{**}', '/{**}/b').map(pathPattern),
)

/** The patterns that match a text. */
function matched(patterns: readonly TextPattern[], value: string): number[] {
  return patterns.flatMap((candidate, index) => (textMatch(candidate)(value) === true ? [index] : []))
}

function patternsOf(matching: readonly (readonly number[])[], atom: number): number[] {
  return matching.flatMap((atoms, index) => (atoms.includes(atom) ? [index] : []))
}

describe('atoms of texts', () => {
  it('have a sample that is matched as all of them are', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 5 }), (patterns) => {
        const { samples, matching } = textAtoms(patterns, anyTexts)!
        for (const [atom, sample] of samples.entries())
          expect(patternsOf(matching, atom)).toEqual(matched(patterns, sample))
        expect(new Set(samples.map((_, atom) => patternsOf(matching, atom).join())).size).toBe(samples.length)
      }),
    )
  })

  it('have every text in one of them', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 5 }), fc.array(text), (patterns, texts) => {
        const { samples, matching } = textAtoms(patterns, anyTexts)!
        const kinds = samples.map((_, atom) => patternsOf(matching, atom).join())
        for (const sample of texts) expect(kinds).toContain(matched(patterns, sample).join())
      }),
    )
  })

  it.each(['NONE', 'BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES'] as const)(
    'are of paths that normalization leaves alone: %s',
    (normalization) => {
      const segment = fc.constantFrom('a', '.', '..', '%2f', '%41', '%', 'b', '', '%2e', '.;x', '\\', '%5C')
      const written = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`)
      fc.assert(
        fc.property(fc.array(written, { minLength: 1, maxLength: 3 }), (paths) => {
          const patterns = paths.flatMap((path): TextPattern[] => [
            { form: 'exact', text: path },
            { form: 'prefix', text: path },
          ])
          const { samples, matching } = textAtoms(patterns, normalPaths(normalization))!
          for (const sample of samples) expect(normalTarget(sample, normalization)).toBe(sample)
          const kinds = samples.map((_, atom) => patternsOf(matching, atom).join())
          for (const path of paths)
            expect(kinds).toContain(matched(patterns, normalTarget(path, normalization)).join())
        }),
      )
    },
  )

  it('are of hosts regardless of case', () => {
    const patterns: TextPattern[] = [{ form: 'suffix', text: '.Example.com', ignoresCase: true }]
    expect(textAtoms(patterns, hostNames)).toEqual({
      samples: ['other.example', 'any-name.Example.com'],
      matching: [[1]],
    })
  })

  it('are not made past the bound', () => {
    const patterns = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'].map(
      (letter): TextPattern => ({ form: 'regex', text: `.*${letter}.*` }),
    )
    expect(textAtoms(patterns, anyTexts)).toBeNull()
    expect(textAtoms([{ form: 'regex', text: '\\ba' }], anyTexts)).toBeNull()
    expect(textAtoms([{ form: 'regex', text: '(a' }], anyTexts)).toBeNull()
  })
})

describe('atoms of claims', () => {
  it('are what lists of texts match', () => {
    const patterns: TextPattern[] = [
      { form: 'exact', text: 'buyer' },
      { form: 'prefix', text: 'b' },
      { form: 'exact', text: 'admin' },
    ]
    const { samples, matching } = claimAtoms(textAtoms(patterns, anyTexts)!, false)!
    expect(samples.map((_, atom) => patternsOf(matching, atom).join(''))).toEqual([
      '',
      '1',
      '2',
      '12',
      '01',
      '012',
    ])
  })
})

describe('atoms of addresses', () => {
  it('have every address in one of them', () => {
    const ranges = ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '0.0.0.0/0', '2001:db8::/32', '::ffff:10.0.0.1']
    const octets = fc.tuple(
      fc.constantFrom(9, 10, 11, 255),
      fc.constantFrom(0, 1, 255),
      fc.constantFrom(2, 3),
    )
    const address = fc.oneof(
      octets.map(([first, second, third]) => `${first}.${second}.${third}.3`),
      fc.constantFrom('2001:db8::1', '2001:db9::', '::1', '::ffff:10.0.0.1'),
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...ranges), { minLength: 1 }),
        fc.array(address),
        (chosen, values) => {
          const { samples, matching } = addressAtoms(chosen)
          const within = (sample: string): string =>
            chosen.flatMap((range, index) => (addressRange(range, '')(sample) === true ? [index] : [])).join()
          const kinds = samples.map((_, atom) => patternsOf(matching, atom).join())
          for (const [atom, sample] of samples.entries()) expect(within(sample)).toBe(kinds[atom])
          for (const sample of values) expect(kinds).toContain(within(sample))
        },
      ),
    )
  })
})
