import type { Found } from './search.ts'
import type { EditableValue } from '../probe/editable-values.ts'

/** The slots that are known to move fields of a template: each of them was altered alone. */
export interface Confirmed {
  /** Does the work of finding some, and remembers them. */
  add(find: () => Promise<Found>): Promise<Found>
  /** All of them, once everybody who is looking for some is done: what is asked of the rest is the same for all. */
  all(): Promise<ReadonlySet<EditableValue>>
}

export function createConfirmed(): Confirmed {
  const slots = new Set<EditableValue>()
  const looking = new Set<Promise<Found>>()
  return {
    async add(find) {
      const search = find()
      looking.add(search)
      try {
        const found = await search
        for (const slot of found.changing) slots.add(slot)
        return found
      } finally {
        looking.delete(search)
      }
    },
    async all() {
      while (looking.size > 0) await Promise.allSettled(looking)
      return new Set(slots)
    },
  }
}
