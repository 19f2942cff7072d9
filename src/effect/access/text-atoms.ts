import type { TextPattern } from '../request/match/text-match.ts'
import { AutomatonWalk } from './automaton-walk.ts'
import { PatternAutomaton } from './pattern-automaton.ts'
import type { TextDomain } from './text-domain.ts'

/** The texts of an axis in classes that all patterns treat alike. */
export interface TextAtoms {
  /** A text of each atom; the first one matches no pattern, if there is such an atom. */
  readonly samples: readonly string[]
  /** For each pattern the atoms that match it, ascending. */
  readonly matching: readonly (readonly number[])[]
}

/** Limit on the visited states. */
const maxStates = 10_000

/**
 * Divides the texts of a domain by patterns. Each set of patterns that some state of the product automaton accepts is
 * an atom. `null` beyond the limit, and for a regular expression that cannot be converted to an automaton.
 */
export function textAtoms(patterns: readonly TextPattern[], domain: TextDomain): TextAtoms | null {
  const automaton = new PatternAutomaton()
  const all = [...patterns, ...domain.required]
  if (!all.map((pattern, index) => automaton.add(pattern, index)).every(Boolean)) return null
  const walk = new AutomatonWalk(automaton, domain, patterns.length)
  const samples = new Map<string, { readonly text: string; readonly accepted: readonly number[] }>()
  for (const { accepted, text } of walk.states(maxStates)) {
    if (accepted === 'too many') return null
    if (accepted && !samples.has(accepted.join())) samples.set(accepted.join(), { text, accepted })
  }
  for (const text of domain.samplesFor(patterns).toReversed()) {
    const accepted = walk.acceptedBy(text)
    if (accepted) samples.set(accepted.join(), { text, accepted })
  }
  return numbered([...samples.values()], patterns.length)
}

function numbered(
  atoms: readonly { readonly text: string; readonly accepted: readonly number[] }[],
  patterns: number,
): TextAtoms {
  const sorted = atoms.toSorted((first, second) => first.accepted.length - second.accepted.length)
  const matching = Array.from({ length: patterns }, (): number[] => [])
  for (const [atom, { accepted }] of sorted.entries())
    for (const pattern of accepted) matching[pattern]!.push(atom)
  return { samples: sorted.map(({ text }) => text), matching }
}
