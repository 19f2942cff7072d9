import { once } from '../../core/once-per.ts'
import { valuesByPath, type ValuesPathEntry } from './dead-entries.ts'
import { alter, type ValueEdit } from '../probe/edits.ts'
import type { Mark } from '../probe/shapes.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output } from '../probe/probe.ts'

/** What is altered of an entry: all values below it, or its own name. */
export type AlterationKind = 'values' | 'names'

/** How entries of a release's values are altered. */
export interface ValueAlterations {
  slots(kind: AlterationKind, entries: readonly ValuesPathEntry[]): EditableValue[]
  edits(slots: readonly EditableValue[]): ValueEdit[]
  /** Whether an alteration of an entry can be seen in a render. */
  shows(kind: AlterationKind, entry: ValuesPathEntry, output: Output): boolean
}

/** Alterations of which each can be told from the others; `slots` are all that the values consist of. */
export function createAlterations(slots: readonly EditableValue[]): ValueAlterations {
  const numbers = once(() => new Map(slots.map((slot, index) => [slot, index])))
  const markOf = (slot: EditableValue): Mark => {
    const number = numbers().get(slot)!
    return { word: `q${number.toString(36)}z`, number: number % 10_000, variant: 1 }
  }
  const slotsAt = valuesByPath(slots)
  const slotsOf: ValueAlterations['slots'] = (kind, entries) => [
    ...new Set(entries.flatMap(({ keys, way }) => (kind === 'names' ? keys : slotsAt(way)))),
  ]
  return {
    slots: slotsOf,
    edits: (altered) => altered.flatMap((slot) => alter(slot, markOf(slot)) ?? []),
    shows(kind, entry, output) {
      const text = [...output.values()].join('\n').toLowerCase()
      return slotsOf(kind, [entry]).some((slot) => text.includes(markOf(slot).word))
    },
  }
}
