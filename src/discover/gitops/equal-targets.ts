import type { Target } from '../../core/target.ts'

/** A key of what a target renders and how: equal for targets that differ in id, stating object or controller alone. */
export function renderedContentsKey(target: Target): string {
  return JSON.stringify({ ...target, id: null, statedBy: null, manager: null })
}

/**
 * An id, with a number behind it if it is taken.
 *
 * @param numbers the last number that each id got; updated, so that no number is tried twice
 */
export function freeId(id: string, taken: ReadonlySet<string>, numbers: Map<string, number>): string {
  let free = id
  while (taken.has(free)) {
    const number = (numbers.get(id) ?? 1) + 1
    numbers.set(id, number)
    free = `${id}#${number}`
  }
  return free
}
