import type { Edit } from '../../core/report.ts'
import { objectRef, type Manifest } from '../../model/manifest.ts'
import type { FixInput, FixAttempt } from './types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { candidateOf, type FixCandidate } from './candidate.ts'
import { isEffective } from './is-effective.ts'
import { isApplied } from './is-applied.ts'
import { changedObjects } from './changed-objects.ts'
import { targetsReading } from './readers.ts'
import { withNested } from './render-edited.ts'

/** Findings of one cause. */
type Group = readonly LocatedFinding[]

/** A fix that works, with the part of the attempt that it caused. */
export interface EffectiveFix {
  readonly candidate: FixCandidate
  readonly attempt: FixAttempt
}

/** A fix with the objects that it should change. */
interface PlannedFix {
  readonly group: Group
  readonly candidate: FixCandidate
  /** The objects by the ids of the targets that the edits may change; `undefined` where they are unknown. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string> | undefined>
}

/**
 * Attempts fixes of different targets and objects in one render, which costs as much as one fix. Returns the fixes that
 * are proven to work; the others have to be attempted separately.
 */
export async function attemptBatch(
  groups: readonly Group[],
  input: FixInput,
  attemptEdits: (edits: readonly Edit[]) => Promise<FixAttempt | null>,
): Promise<Map<Group, EffectiveFix>> {
  const planned = await Promise.all(groups.map((group) => plan(group, input)))
  const effective = new Map<Group, EffectiveFix>()
  for (const round of planRounds(planned.flatMap((plannedFix) => plannedFix ?? []))) {
    const attempt =
      round.length > 1 ? await attemptEdits(round.flatMap(({ candidate }) => candidate.edits)) : null
    for (const plannedFix of attempt ? round : []) {
      const ownChanges = changesOf(attempt!, plannedFix, round)
      const { group, candidate } = plannedFix
      if (
        ownChanges &&
        isEffective(ownChanges, group, candidate, input.head) &&
        isApplied(ownChanges, candidate)
      ) {
        effective.set(group, { candidate, attempt: ownChanges })
      }
    }
  }
  return effective
}

/** The changes that one fix of a round caused; `null` if a changed object may come from another fix. */
function changesOf(
  attempt: FixAttempt,
  { targets, candidate }: PlannedFix,
  round: readonly PlannedFix[],
): FixAttempt | null {
  const otherFixes = round.filter((plannedFix) => plannedFix.candidate !== candidate)
  const readers = attempt.editedTargets.filter(({ target }) => targets.has(target.id))
  const ownTargets = readers.map(({ target, before, after }) => {
    const otherObjects = otherFixes.flatMap((plannedFix) => [...(plannedFix.targets.get(target.id) ?? [])])
    const isOwn = (manifest: Manifest): boolean => !otherObjects.includes(nameOf(manifest))
    return { target, before: before.filter(isOwn), after: after.filter(isOwn) }
  })
  const isShared = (id: string): boolean => otherFixes.some((plannedFix) => plannedFix.targets.has(id))
  const isSeparable = ownTargets.every(
    (ownTarget) =>
      !isShared(ownTarget.target.id) ||
      changedObjects(ownTarget).every((manifest) => targets.get(ownTarget.target.id)?.has(nameOf(manifest))),
  )
  return isSeparable ? { ...attempt, editedTargets: ownTargets } : null
}

async function plan(group: Group, { head, causes }: FixInput): Promise<PlannedFix | null> {
  const proposing = group.find(({ lintFinding }) => lintFinding.fix)
  const candidate = proposing && (await candidateOf(proposing, head, causes))
  if (!candidate) return null
  const files = [...new Set(candidate.edits.map(({ file }) => file))]
  const reading = files.flatMap((file) => targetsReading(file, head.targets, head.sources.reader))
  const readers = withNested(reading, head)
  return { group, candidate, targets: new Map(readers.map(({ id }) => [id, objectsOf(group, id)])) }
}

/** The objects of a target with findings of a group; `undefined` if a finding in values has no object. */
function objectsOf(group: Group, target: string): ReadonlySet<string> | undefined {
  const manifests = group
    .filter(({ lintFinding }) => lintFinding.target === target)
    .map(({ lintFinding }) => lintFinding.manifest)
  const objects = manifests.flatMap((manifest) => manifest ?? [])
  return objects.length > 0 && objects.length === manifests.length ? new Set(objects.map(nameOf)) : undefined
}

function nameOf(manifest: Manifest): string {
  return JSON.stringify(objectRef(manifest))
}

/** Puts each fix into the first round whose fixes change other objects. */
function planRounds(planned: readonly PlannedFix[]): PlannedFix[][] {
  const result: PlannedFix[][] = []
  for (const plannedFix of planned) {
    const freeRound = result.find((round) => round.every((placed) => areIndependent(plannedFix, placed)))
    if (freeRound) freeRound.push(plannedFix)
    else result.push([plannedFix])
  }
  return result
}

/** True for two fixes without a common target, or with different objects in each common target. */
function areIndependent(first: PlannedFix, second: PlannedFix): boolean {
  return [...first.targets].every(([id, firstObjects]) => {
    if (!second.targets.has(id)) return true
    const secondObjects = second.targets.get(id)
    return (
      firstObjects !== undefined &&
      secondObjects !== undefined &&
      ![...firstObjects].some((name) => secondObjects.has(name))
    )
  })
}
