import type { TextAtoms } from './text-atoms.ts'

/**
 * The values of a claim in classes that all patterns treat alike. A value is a set of texts, which is empty if the
 * claim is absent.
 */
export interface ClaimAtoms {
  readonly samples: readonly (readonly string[])[]
  readonly matching: readonly (readonly number[])[]
}

/** Limit on the atoms of a claim: a list of n values has up to 2ⁿ. */
const maxClaimAtoms = 128

/**
 * The atoms of a claim that may be a list, from the atoms of its texts. A list matches a pattern if one of its texts
 * does. `null` beyond the limit.
 * @param isText true for a claim that is one text, such as `sub`
 */
export function claimAtoms({ samples, matching }: TextAtoms, isText: boolean): ClaimAtoms | null {
  const ofTexts = samples.map((text, atom) => ({
    texts: [text],
    patterns: matching.flatMap((atoms, pattern) => (atoms.includes(atom) ? [pattern] : [])),
  }))
  const values = new Map([['', { texts: [] as readonly string[], patterns: [] as readonly number[] }]])
  for (const choice of ofTexts)
    for (const value of isText ? [values.get('')!] : [...values.values()]) {
      const patterns = [...new Set([...value.patterns, ...choice.patterns])].toSorted((a, b) => a - b)
      const key = patterns.join()
      if (!values.has(key)) values.set(key, { texts: [...value.texts, ...choice.texts], patterns })
      if (values.size > maxClaimAtoms) return null
    }
  const atoms = [...values.values()]
  return {
    samples: atoms.map(({ texts }) => texts),
    matching: matching.map((_, pattern) =>
      atoms.flatMap(({ patterns }, atom) => (patterns.includes(pattern) ? [atom] : [])),
    ),
  }
}
