import type { SearchResult, ConfirmedCauses } from './types.ts'
import type { EditableValue } from '../probe/editable-values.ts'

/**
 * An empty record for the printed or the branching values of one template. `add` rejects if its search throws, and records
 * nothing then; `all` waits for the running searches and returns a copy.
 */
export function createConfirmedCauses(): ConfirmedCauses {
  const values = new Set<EditableValue>()
  const searches = new Set<Promise<SearchResult>>()
  return {
    async add(find) {
      const search = find()
      searches.add(search)
      try {
        const result = await search
        for (const editable of result.changing) values.add(editable)
        return result
      } finally {
        searches.delete(search)
      }
    },
    async all() {
      while (searches.size > 0) await Promise.allSettled(searches)
      return new Set(values)
    },
  }
}
