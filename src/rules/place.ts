import type { Place } from '../core/report.ts'
import { Node } from '../model/node.ts'
import type { Located } from './rule.ts'

/** Where a problem stands: a map or list at its key, a scalar at its value, an absent node where it would be added. */
export function placeOf(located: Located): Place {
  if (located instanceof Node) {
    return located.kind === 'map' || located.kind === 'list' ? located.keyPlace : located.place
  }
  const { file, line, column = 1, endLine = line, endColumn = column } = located
  return { file, line, column, endLine, endColumn }
}
