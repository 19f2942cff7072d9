import { groupBy } from '../../core/group.ts'
import type { Change } from '../../core/report.ts'

/**
 * Groups changes of objects that are the same: the same fields, before and after, in the same environments. An added or
 * removed object is a group of its own, and so is one whose fields are not known.
 */
export function equalChanges(changes: readonly Change[]): Change[][] {
  return [...groupBy(changes, (change) => changeKey(change) ?? change).values()]
}

function changeKey({ type, environments, fields }: Change): string | undefined {
  return type === 'changed' && fields.length > 0 ? JSON.stringify([environments, fields]) : undefined
}
