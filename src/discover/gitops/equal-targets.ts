import type { Target } from '../../core/target.ts'

/** A key of what a target renders and how: equal for targets that differ in id, stating object or controller alone. */
export function renderedContentsKey(target: Target): string {
  return JSON.stringify({ ...target, id: null, statedBy: null, manager: null })
}

/** An id, with a number behind it if it is taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let use = 2; taken.has(free); use++) free = `${id}#${use}`
  return free
}
