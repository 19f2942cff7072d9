import { once } from '../../core/once-per.ts'
import { slotsByWay, type Entry } from './dead-entries.ts'
import { alter, type Edit } from './edits.ts'
import type { Mark } from './shapes.ts'
import type { Slot } from './slots.ts'
import type { Output } from './trials.ts'

/** What is altered of an entry: all values below it, or its own name. */
export type Kind = 'values' | 'names'

/** How entries of a release's values are altered. */
export interface Alterations {
  slots(kind: Kind, entries: readonly Entry[]): Slot[]
  edits(slots: readonly Slot[]): Edit[]
  /** Whether an alteration of an entry can be seen in a render. */
  shows(kind: Kind, entry: Entry, output: Output): boolean
}

/** Alterations of which each can be told from the others; `slots` are all that the values consist of. */
export function createAlterations(slots: readonly Slot[]): Alterations {
  const numbers = once(() => new Map(slots.map((slot, index) => [slot, index])))
  const markOf = (slot: Slot): Mark => {
    const number = numbers().get(slot)!
    return { word: `q${number.toString(36)}z`, number: number % 10_000, variant: 1 }
  }
  const slotsAt = slotsByWay(slots)
  const slotsOf: Alterations['slots'] = (kind, entries) => [
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
