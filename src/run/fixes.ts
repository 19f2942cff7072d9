import type { Edit, Fix } from '../core/report.ts'
import { candidateOf, type FixCandidate } from './fixes/candidate.ts'
import { findingKey } from './fixes/finding-key.ts'
import { isEffective } from './fixes/is-effective.ts'
import { isApplied, meantBy } from './fixes/is-applied.ts'
import { groupByCause } from './fixes/group-by-cause.ts'
import { shownDiff } from './fixes/shown-diff.ts'
import { sideEffects } from './fixes/side-effects.ts'
import { attemptBatch } from './fixes/attempt-batch.ts'
import { attemptEdits } from './fixes/fix-attempt.ts'
import type { FixAttempt, FixInput } from './fixes/types.ts'
import type { LocatedFinding } from '../inspect/locate.ts'

/**
 * Adds to findings the fixes that work: carried back to the file that people edit, made in memory, and then gone is
 * every finding of the same cause, and no other has come.
 */
export async function offerFixes(
  findings: readonly LocatedFinding[],
  input: FixInput,
): Promise<LocatedFinding[]> {
  const groups = groupByCause(findings.filter(({ status }) => status !== 'fixed'))
    .filter((group) => group.some(({ lintFinding: found }) => found.fix))
    .slice(0, input.mostFixes)
  const trials = trialsOf(input)
  const fixes = new Map<LocatedFinding, Fix>()
  const tried = await attemptBatch(groups, input, trials)
  await eachOf(groups, async (group) => {
    const known = tried.get(group)
    const fix = known
      ? fixFrom(known.candidate, known.trial, group, input)
      : await fixOf(group, trials, input)
    if (fix) for (const finding of group) fixes.set(finding, fix)
  })
  return findings.map((finding) => {
    const fix = fixes.get(finding)
    return fix ? { ...finding, fix } : finding
  })
}

/** Trials that are made at a time: each holds what it renders in memory. */
const abreast = 8

/** Works on items, some at a time. */
async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values()
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: abreast }, worker))
}

type Trials = (edits: readonly Edit[]) => Promise<FixAttempt | null>

/** The same edits are tried once. */
function trialsOf({ side, config, host }: FixInput): Trials {
  const known = new Map<string, Promise<FixAttempt | null>>()
  return (edits) => {
    const key = JSON.stringify(edits)
    const isSpent = host.budget.isSpent('repair')
    const trial =
      known.get(key) ?? (isSpent ? Promise.resolve(null) : attemptEdits(edits, side, config, host))
    known.set(key, trial)
    return trial
  }
}

/** Most ways that are tried to fix one cause. */
const mostTries = 4

/**
 * The first fix of any of the findings that helps all of them. Targets that share a cause may ask for different
 * values: after one that does not do, that of a finding which is still there comes next.
 */
async function fixOf(
  group: readonly LocatedFinding[],
  trials: Trials,
  input: FixInput,
): Promise<Fix | undefined> {
  let waiting = group.filter(({ lintFinding: found }) => found.fix)
  for (let tries = 0; waiting[0] && tries < mostTries && !input.host.budget.isSpent('repair'); tries++) {
    const candidate = await candidateOf(waiting[0], input.side, input.causes)
    const trial = candidate && (await trials(candidate.edits))
    if (trial && isEffective(trial, group, input.side) && isApplied(trial, candidate)) {
      return fixFrom(candidate, trial, group, input)
    }
    waiting = waiting.slice(1).filter(({ lintFinding: found }) => !trial || trial.left.has(findingKey(found)))
  }
  return undefined
}

function fixFrom(
  candidate: FixCandidate,
  trial: FixAttempt,
  group: readonly LocatedFinding[],
  { side, host }: FixInput,
): Fix {
  const { title, edits } = candidate
  return {
    title,
    edits: [...edits],
    diff: shownDiff(edits, side.sources.reader),
    verified: true,
    also: sideEffects(trial, meantBy(group), host.maskKey),
  }
}
