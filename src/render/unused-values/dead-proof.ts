import { oncePer } from '../../core/once-per.ts'
import { createAlterations, type ValueAlterations, type AlterationKind } from './dead-alterations.ts'
import type { ValuesPathEntry } from './dead-entries.ts'
import { stagesOf, type Baseline } from './dead-baselines.ts'
import type { UnusedCandidate } from './dead-candidates.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output, Probe } from '../probe/probe.ts'

/** What renders say of suspects. */
export interface Proof {
  /** Those that change nothing in any template: with other values, with another name, with all switches on, too. */
  unmoved(suspects: readonly UnusedCandidate[]): Promise<UnusedCandidate[]>
  /** Whether other values below some keys render something else. */
  isRead(entries: readonly ValuesPathEntry[]): Promise<boolean>
  /** The same for what is in use: nothing is switched on for it, and nothing that is empty is filled. */
  isInUse(entries: readonly ValuesPathEntry[]): Promise<boolean>
  /** Whether the chart renders something else when a key has another name. */
  isNameRead(entry: ValuesPathEntry, name: string): Promise<boolean>
}

/** Proves by renders of a release. `slots` are all that its values consist of. */
export function createProof(trials: Probe, slots: readonly EditableValue[]): Proof {
  const alterations = createAlterations(slots)
  const unmovedIn = createSieve(trials, alterations)

  async function moves(edits: readonly ValueEdit[]): Promise<boolean> {
    if (edits.length === 0) return false
    const [plain, output] = [await trials.output([]), await trials.output(edits)]
    return plain !== null && output !== null && !isSame(plain, output)
  }

  return {
    async unmoved(suspects) {
      const suspected = new Set(
        alterations.slots(
          'values',
          suspects.map(({ entry }) => entry),
        ),
      )
      const switches = slots.filter((slot) => slot.value === false && !suspected.has(slot))
      const stages = await stagesOf(trials, switches)
      let rest = stages.length > 0 ? suspects : []
      for (const stage of stages) for (const kind of kinds) rest = await unmovedIn(stage, kind, rest)
      return [...rest]
    },
    isRead: (entries) => moves(alterations.edits(alterations.slots('values', entries))),
    isInUse: oncePer((entries: readonly ValuesPathEntry[]) =>
      moves(alterations.edits(alterations.slots('values', entries).filter(isOn))),
    ),
    isNameRead: ({ keys }, name) =>
      moves(keys.map(({ source, start, end }) => ({ source, start, end, text: JSON.stringify(name) }))),
  }
}

/** Names first: those of free keys are often printed, and are told apart at once. */
const kinds: readonly AlterationKind[] = ['names', 'values']

/** False for switches that are off and for what is empty: with a content they may open what was closed. */
function isOn({ value }: EditableValue): boolean {
  return value !== null && value !== false && value !== ''
}

/** Most renders to tell suspects apart that cannot all be proven at once. */
const mostRenders = 80

type Sieve = (
  stage: Baseline,
  kind: AlterationKind,
  group: readonly UnusedCandidate[],
) => Promise<readonly UnusedCandidate[]>

/** Keeps those of a group that change nothing: all at once, else without those that show, else by halves. */
function createSieve(trials: Probe, alterations: ValueAlterations): Sieve {
  let left = mostRenders

  return async function sieve(stage, kind, group): ReturnType<Sieve> {
    if (group.length === 0 || left-- <= 0) return []
    const entries = group.map(({ entry }) => entry)
    const edits = alterations.edits(alterations.slots(kind, entries))
    const output = await trials.output([...stage.edits, ...edits], stage.extra)
    if (output && isSame(stage.output, output)) return group
    const hidden = group.filter(({ entry }) => !output || !alterations.shows(kind, entry, output))
    if (hidden.length < group.length) return sieve(stage, kind, hidden)
    const middle = group.length >> 1
    if (middle === 0) return []
    const first = await sieve(stage, kind, group.slice(0, middle))
    return [...first, ...(await sieve(stage, kind, group.slice(middle)))]
  }
}

/** Whether all templates of two renders became the same. */
function isSame(one: Output, other: Output): boolean {
  return one.size === other.size && [...one].every(([name, text]) => other.get(name) === text)
}
