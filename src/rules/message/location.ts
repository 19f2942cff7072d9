import type { Location } from '../../core/report.ts'
import { Node } from '../../model/node.ts'
import type { Locatable } from '../problem.ts'

/** Returns where to report a node: a map or list at its key, a scalar at its value, an absent node where it would be added. */
export function locationOf(locatable: Locatable): Location {
  if (locatable instanceof Node) {
    return locatable.kind === 'map' || locatable.kind === 'list' ? locatable.keyLocation : locatable.location
  }
  const { file, line, column = 1, endLine = line, endColumn = column } = locatable
  return { file, line, column, endLine, endColumn }
}
