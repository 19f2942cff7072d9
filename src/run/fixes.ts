import type { Edit, Fix } from '../core/report.ts'
import { candidateOf, type FixCandidate } from './fixes/candidate.ts'
import { findingKey } from './fixes/finding-key.ts'
import { isEffective } from './fixes/is-effective.ts'
import { isApplied, intendedFields } from './fixes/is-applied.ts'
import { groupByCause } from './fixes/group-by-cause.ts'
import { keptFixes } from './fixes/kept-fixes.ts'
import { shownDiff } from './fixes/shown-diff.ts'
import { sideEffects } from './fixes/side-effects.ts'
import { attemptBatch } from './fixes/attempt-batch.ts'
import { attemptEdits } from './fixes/fix-attempt.ts'
import type { FixAttempt, FixInput } from './fixes/types.ts'
import type { LocatedFinding } from '../inspect/locate.ts'

/**
 * Adds verified fixes to findings: the fix is carried back to the file that people edit and applied in memory; then all
 * findings of the same cause must be gone, without a new one. Returns all findings in the same order: those with the status
 * `fixed`, without a fix that works, or of causes beyond `maxFixes` as they came.
 */
export async function offerFixes(
  findings: readonly LocatedFinding[],
  input: FixInput,
): Promise<LocatedFinding[]> {
  const groups = groupByCause(findings.filter(({ status }) => status !== 'fixed'))
    .filter((group) => group.some(({ lintFinding }) => lintFinding.fix))
    .slice(0, input.maxFixes)
  const found = await keptFixes(groups, input, () => fixesOf(groups, input))
  const fixes = new Map(groups.flatMap((group, index) => group.map((finding) => [finding, found[index]])))
  return findings.map((finding) => {
    const fix = fixes.get(finding)
    return fix ? { ...finding, fix } : finding
  })
}

/** A fix that works for each group of findings; `null` without one. */
async function fixesOf(
  groups: readonly (readonly LocatedFinding[])[],
  input: FixInput,
): Promise<(Fix | null)[]> {
  const attempt = cachedAttempts(input)
  const batched = await attemptBatch(groups, input, attempt)
  const fixes = new Map<readonly LocatedFinding[], Fix | undefined>()
  await forEachConcurrently(groups, async (group) => {
    const attempted = batched.get(group)
    const fix = attempted
      ? toFix(attempted.candidate, attempted.attempt, group, input)
      : await firstEffectiveFix(group, attempt, input)
    fixes.set(group, fix)
  })
  return groups.map((group) => fixes.get(group) ?? null)
}

/** Fix attempts at a time; each keeps its renders in memory. */
const concurrency = 8

/** Calls an async function for each item, with limited concurrency. */
async function forEachConcurrently<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
}

type AttemptEdits = (edits: readonly Edit[]) => Promise<FixAttempt | null>

/** Returns a function that attempts edits; the same edits are attempted once. */
function cachedAttempts({ head, config, host }: FixInput): AttemptEdits {
  const attempts = new Map<string, Promise<FixAttempt | null>>()
  return (edits) => {
    const key = JSON.stringify(edits)
    const isSpent = host.budget.isSpent('repair')
    const attempt =
      attempts.get(key) ?? (isSpent ? Promise.resolve(null) : attemptEdits(edits, head, config, host))
    attempts.set(key, attempt)
    return attempt
  }
}

/** Limit on the fixes that are tried for one cause. */
const maxTries = 4

/**
 * The first fix of a group of findings that resolves all of them. Targets with a common cause may propose different
 * values. After a failed attempt, the proposal of a remaining finding is tried.
 */
async function firstEffectiveFix(
  group: readonly LocatedFinding[],
  attempt: AttemptEdits,
  input: FixInput,
): Promise<Fix | undefined> {
  let pending = group.filter(({ lintFinding }) => lintFinding.fix)
  for (let tries = 0; pending[0] && tries < maxTries && !input.host.budget.isSpent('repair'); tries++) {
    const candidate = await candidateOf(pending[0], input.head, input.causes)
    const result = candidate && (await attempt(candidate.edits))
    if (result && isEffective(result, group, candidate, input.head) && isApplied(result, candidate)) {
      return toFix(candidate, result, group, input)
    }
    pending = pending
      .slice(1)
      .filter(({ lintFinding }) => !result || result.remaining.has(findingKey(lintFinding)))
  }
  return undefined
}

function toFix(
  candidate: FixCandidate,
  attempt: FixAttempt,
  group: readonly LocatedFinding[],
  { head, host }: FixInput,
): Fix {
  const { safety, title, edits } = candidate
  const also = sideEffects(attempt, intendedFields(group), host.maskKey)
  return {
    title,
    edits: [...edits],
    diff: shownDiff(edits, head.sources.reader),
    verified: true,
    safety: also.length === 0 ? safety : 'unsafe',
    also,
  }
}
