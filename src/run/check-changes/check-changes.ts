import { compareText } from '../../core/order.ts'
import type { CheckChange } from '../../core/report.ts'
import type { Reader } from '../../yaml/reader.ts'
import { configurationChanges } from './configuration.ts'
import { helmignoreChanges } from './helmignore.ts'
import { testChanges } from './test-changes.ts'
import { unreadableWorkflows, wrongConfiguration } from './unreadable.ts'
import { workflowChanges } from './workflow-changes.ts'
import { workflowTree } from './workflow-pairs.ts'

/**
 * How a pull request changes the checks themselves: in the configuration `configFile` (`null` if no tree brings it), in
 * workflows that use meshgate, in `.helmignore` files of charts, and in policy tests. Changes that loosen the checks come
 * first, then by location.
 */
export async function checkChanges(
  base: Reader,
  head: Reader,
  configFile: string | null,
): Promise<CheckChange[]> {
  const workflows = [workflowTree(base), workflowTree(head)] as const
  return sortedChanges([
    ...(configFile === null ? [] : await wrongConfiguration(base, configFile)),
    ...(configFile === null ? [] : configurationChanges(base, head, configFile)),
    ...unreadableWorkflows(...workflows),
    ...workflowChanges(...workflows),
    ...helmignoreChanges(base, head),
    ...testChanges(base, head),
  ])
}

/** The changes in this order: effect `loosens`, `changes`, `tightens`; within one effect by file and line. */
export function sortedChanges(changes: readonly CheckChange[]): CheckChange[] {
  return changes.toSorted(compare)
}

const order = { loosens: 0, changes: 1, tightens: 2 } satisfies Record<CheckChange['effect'], number>

function compare(a: CheckChange, b: CheckChange): number {
  return order[a.effect] - order[b.effect] || compareText(a.at.file, b.at.file) || a.at.line - b.at.line
}
