import type { Weakening } from '../../model/check-problems.ts'
import type { Reader } from '../../yaml/reader.ts'
import { workflowChanges } from '../check-changes/workflow-changes.ts'
import { workflowTree } from '../check-changes/workflow-pairs.ts'

/** The changes of workflows that use meshgate by which less is checked: inputs, triggers, jobs, steps. */
export function workflowWeakenings(base: Reader, head: Reader): Weakening[] {
  return workflowChanges(workflowTree(base), workflowTree(head))
    .filter(({ effect }) => effect === 'loosens')
    .map(({ at, key, before, after }) => ({
      code: 'loosens',
      node: at,
      change: `${key}: ${changed(before, after)}`,
      hidden: [],
    }))
}

function changed(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `+ ${after ?? ''}`
  return after === undefined ? `− ${before}` : `${before} → ${after}`
}
