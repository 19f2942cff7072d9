import type { Edit } from '../../core/report.ts'
import { objectRef, type Manifest } from '../../model/manifest.ts'
import type { FixInput, FixAttempt } from './types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { candidateOf, type FixCandidate } from './candidate.ts'
import { isEffective } from './is-effective.ts'
import { isApplied } from './is-applied.ts'
import { changedIn } from './affected-targets.ts'
import { readersOf } from './readers.ts'

/** Findings of one cause. */
type Group = readonly LocatedFinding[]

/** A fix, and what becomes of the targets that read what it edits. */
export interface EffectiveFix {
  readonly candidate: FixCandidate
  readonly trial: FixAttempt
}

/** A fix, and what it is to change. */
interface Planned {
  readonly group: Group
  readonly candidate: FixCandidate
  /** The objects by the ids of the targets that read what it edits; `undefined` where they are not known. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string> | undefined>
}

/**
 * Tries fixes of different targets and objects at once, which costs as much as one of them. Those that do not help so,
 * or not for sure, are left out: they are to be tried alone.
 */
export async function attemptBatch(
  groups: readonly Group[],
  input: FixInput,
  trials: (edits: readonly Edit[]) => Promise<FixAttempt | null>,
): Promise<Map<Group, EffectiveFix>> {
  const planned = await Promise.all(groups.map((group) => plan(group, input)))
  const helpful = new Map<Group, EffectiveFix>()
  for (const round of rounds(planned.flatMap((each) => each ?? []))) {
    const trial = round.length > 1 ? await trials(round.flatMap(({ candidate }) => candidate.edits)) : null
    for (const planned of trial ? round : []) {
      const own = ownPart(trial!, planned, round)
      const { group, candidate } = planned
      if (own && isEffective(own, group, input.side) && isApplied(own, candidate)) {
        helpful.set(group, { candidate, trial: own })
      }
    }
  }
  return helpful
}

/** What one of some fixes has changed; `null` if an object has changed that may be another one's doing. */
function ownPart(
  trial: FixAttempt,
  { targets, candidate }: Planned,
  round: readonly Planned[],
): FixAttempt | null {
  const others = round.filter((other) => other.candidate !== candidate)
  const touched = trial.touched.filter(({ target }) => targets.has(target.id))
  const own = touched.map(({ target, before, after }) => {
    const theirs = others.flatMap((other) => [...(other.targets.get(target.id) ?? [])])
    const isOwn = (manifest: Manifest): boolean => !theirs.includes(nameOf(manifest))
    return { target, before: before.filter(isOwn), after: after.filter(isOwn) }
  })
  const isShared = (id: string): boolean => others.some((other) => other.targets.has(id))
  const isClear = own.every(
    (each) =>
      !isShared(each.target.id) ||
      changedIn(each).every((manifest) => targets.get(each.target.id)?.has(nameOf(manifest))),
  )
  return isClear ? { ...trial, touched: own } : null
}

async function plan(group: Group, { side, causes }: FixInput): Promise<Planned | null> {
  const first = group.find(({ lintFinding: found }) => found.fix)
  const candidate = first && (await candidateOf(first, side, causes))
  if (!candidate) return null
  const files = [...new Set(candidate.edits.map(({ file }) => file))]
  const readers = files.flatMap((file) => readersOf(file, side.targets, side.sources.reader))
  return { group, candidate, targets: new Map(readers.map(({ id }) => [id, objectsOf(group, id)])) }
}

/** The objects of a target that findings are in; `undefined` where one is found in values that no object shows. */
function objectsOf(group: Group, target: string): ReadonlySet<string> | undefined {
  const manifests = group
    .filter(({ lintFinding: found }) => found.target === target)
    .map(({ lintFinding: found }) => found.manifest)
  const known = manifests.flatMap((manifest) => manifest ?? [])
  return known.length > 0 && known.length === manifests.length ? new Set(known.map(nameOf)) : undefined
}

function nameOf(manifest: Manifest): string {
  return JSON.stringify(objectRef(manifest))
}

/** Puts each fix into the first round in which nobody is to change the same. */
function rounds(planned: readonly Planned[]): Planned[][] {
  const found: Planned[][] = []
  for (const each of planned) {
    const free = found.find((round) => round.every((other) => isApart(each, other)))
    if (free) free.push(each)
    else found.push([each])
  }
  return found
}

/** True for fixes that have no target in common, or other objects in each of them. */
function isApart(one: Planned, other: Planned): boolean {
  return [...one.targets].every(([id, own]) => {
    if (!other.targets.has(id)) return true
    const theirs = other.targets.get(id)
    return own !== undefined && theirs !== undefined && ![...own].some((name) => theirs.has(name))
  })
}
