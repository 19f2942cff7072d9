import type { Found, Confirmed } from './types.ts'
import type { EditableValue } from '../probe/editable-values.ts'

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
