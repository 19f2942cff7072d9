import type { Location } from '../../core/report.ts'
import { Node } from '../../model/node.ts'
import type { Locatable } from '../rule.ts'

/** Where a problem stands: a map or list at its key, a scalar at its value, an absent node where it would be added. */
export function locationOf(located: Locatable): Location {
  if (located instanceof Node) {
    return located.kind === 'map' || located.kind === 'list' ? located.keyLocation : located.location
  }
  const { file, line, column = 1, endLine = line, endColumn = column } = located
  return { file, line, column, endLine, endColumn }
}
