import { weakOncePer } from '../../core/once-per.ts'
import { createAlterations, type ValueAlterations, type AlterationKind } from './dead-alterations.ts'
import type { ValuesPathEntry } from './dead-entries.ts'
import { baselinesOf, type Baseline } from './dead-baselines.ts'
import type { UnusedCandidate } from './dead-candidates.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output, Probe } from '../probe/probe.ts'

/** Proofs by renders that keys of values are used or unused. */
export interface UseProof {
  /** The candidates that change no template: with other values or another name, and also with all switches on. */
  withoutEffect(candidates: readonly UnusedCandidate[]): Promise<UnusedCandidate[]>
  /** Whether altering all values below entries changes the render; `null` if a render fails. */
  isRead(entries: readonly ValuesPathEntry[]): Promise<boolean | null>
  /** Like `isRead`, but without turning on switches and without filling empty values; false if a render fails. */
  isInUse(entries: readonly ValuesPathEntry[]): Promise<boolean>
  /** Whether renaming an entry to `name` changes the render; false if a render fails. */
  isNameRead(entry: ValuesPathEntry, name: string): Promise<boolean>
}

/** Creates the proofs of a release. `editables` are all its values. */
export function createProof(probe: Probe, editables: readonly EditableValue[]): UseProof {
  const alterations = createAlterations(editables)
  const bisect = createBisection(probe, alterations)

  async function changesOutput(edits: readonly ValueEdit[]): Promise<boolean | null> {
    if (edits.length === 0) return false
    const [plain, output] = [await probe.output([]), await probe.output(edits)]
    return plain && output && !isSameOutput(plain, output)
  }

  /** The switches that are off and outside of the candidates. */
  function switchesBeside(candidates: readonly UnusedCandidate[]): EditableValue[] {
    const entries = candidates.map(({ entry }) => entry)
    const altered = new Set(alterations.editables('values', entries))
    return editables.filter((editable) => editable.value === false && !altered.has(editable))
  }

  return {
    async withoutEffect(candidates) {
      const baselines = await baselinesOf(probe, switchesBeside(candidates))
      let remaining = baselines.length > 0 ? candidates : []
      for (const baseline of baselines)
        for (const kind of alterationKinds) remaining = await bisect(baseline, kind, remaining)
      return [...remaining]
    },
    isRead: (entries) => changesOutput(alterations.edits(alterations.editables('values', entries))),
    isInUse: weakOncePer(async (entries: readonly ValuesPathEntry[]) => {
      const edits = alterations.edits(alterations.editables('values', entries).filter(isOn))
      return (await changesOutput(edits)) === true
    }),
    async isNameRead({ keys }, name) {
      const text = JSON.stringify(name)
      const renames = keys.map(({ source, start, end }): ValueEdit => ({ source, start, end, text }))
      return (await changesOutput(renames)) === true
    },
  }
}

/** Names come first: free keys are often printed, so one render excludes them all. */
const alterationKinds: readonly AlterationKind[] = ['names', 'values']

/** False for switches that are off and for empty values: altering them may enable a branch. */
function isOn({ value }: EditableValue): boolean {
  return value !== null && value !== false && value !== ''
}

/** Limit on the renders of a bisection. */
const maxRenders = 80

type Bisect = (
  baseline: Baseline,
  kind: AlterationKind,
  group: readonly UnusedCandidate[],
) => Promise<readonly UnusedCandidate[]>

/** Keeps the candidates of a group that change nothing: all at once, else without the visible ones, else by halves. */
function createBisection(probe: Probe, alterations: ValueAlterations): Bisect {
  let remainingRenders = maxRenders

  return async function bisect(baseline, kind, group): ReturnType<Bisect> {
    if (group.length === 0 || remainingRenders-- <= 0) return []
    const entries = group.map(({ entry }) => entry)
    const edits = alterations.edits(alterations.editables(kind, entries))
    const output = await probe.output([...baseline.edits, ...edits], baseline.extra)
    if (output && isSameOutput(baseline.output, output)) return group
    const hidden = group.filter(({ entry }) => !output || !alterations.shows(kind, entry, output))
    if (hidden.length < group.length) return bisect(baseline, kind, hidden)
    const middle = group.length >> 1
    if (middle === 0) return []
    const first = await bisect(baseline, kind, group.slice(0, middle))
    return [...first, ...(await bisect(baseline, kind, group.slice(middle)))]
  }
}

/** Whether all templates of two renders have the same text. */
function isSameOutput(first: Output, second: Output): boolean {
  return first.size === second.size && [...first].every(([name, text]) => second.get(name) === text)
}
