import type { Edit } from '../../core/report.ts'
import type { FixInput } from '../fixes.ts'
import type { LocatedFinding } from '../locate.ts'
import { candidateOf, type Candidate } from './candidate.ts'
import { isHelp } from './help.ts'
import { isWritten } from './meant.ts'
import { readersOf } from './readers.ts'
import type { Trial } from './trial.ts'

/** Findings of one cause. */
type Group = readonly LocatedFinding[]

/** A fix, and what becomes of the targets that read what it edits. */
export interface Helpful {
  readonly candidate: Candidate
  readonly trial: Trial
}

/** A fix with the ids of the targets that it touches. */
interface Planned {
  readonly group: Group
  readonly candidate: Candidate
  readonly targets: ReadonlySet<string>
}

/**
 * Tries fixes that touch different targets at once, which costs as much as one of them. Those that do not help so, or
 * not for sure, are left out: they are to be tried alone.
 */
export async function tryTogether(
  groups: readonly Group[],
  input: FixInput,
  trials: (edits: readonly Edit[]) => Promise<Trial | null>,
): Promise<Map<Group, Helpful>> {
  const planned = await Promise.all(groups.map((group) => plan(group, input)))
  const helpful = new Map<Group, Helpful>()
  for (const round of rounds(planned.flatMap((each) => each ?? []))) {
    const trial = round.length > 1 ? await trials(round.flatMap(({ candidate }) => candidate.edits)) : null
    for (const { group, candidate, targets } of trial ? round : []) {
      const own = { ...trial!, touched: trial!.touched.filter(({ target }) => targets.has(target.id)) }
      if (isHelp(own, group, input.side) && isWritten(own, candidate)) {
        helpful.set(group, { candidate, trial: own })
      }
    }
  }
  return helpful
}

async function plan(group: Group, { side, causes }: FixInput): Promise<Planned | null> {
  const first = group.find(({ found }) => found.fix)
  const candidate = first && (await candidateOf(first, side, causes))
  if (!candidate) return null
  const files = [...new Set(candidate.edits.map(({ file }) => file))]
  const readers = files.flatMap((file) => readersOf(file, side.targets, side.sources.reader))
  return { group, candidate, targets: new Set(readers.map(({ id }) => id)) }
}

/** Puts each fix into the first round in which nobody touches its targets. */
function rounds(planned: readonly Planned[]): Planned[][] {
  const found: { readonly fixes: Planned[]; readonly targets: Set<string> }[] = []
  for (const each of planned) {
    const free = found.find(({ targets }) => ![...each.targets].some((id) => targets.has(id)))
    const round = free ?? { fixes: [], targets: new Set<string>() }
    if (!free) found.push(round)
    round.fixes.push(each)
    for (const id of each.targets) round.targets.add(id)
  }
  return found.map(({ fixes }) => fixes)
}
