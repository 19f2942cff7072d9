import { freeId, renderedContentsKey } from '../equal-targets.ts'
import type { Target } from '../../../core/target.ts'

/** Targets that are applied, with ids of their own. */
export interface TargetSet {
  has(target: Target): boolean
  /** Returns the target, unless it exists already. */
  add(target: Target): Target[]
  delete(target: Target): void
  /** The id of a target that another one builds: that of an equal target, or its own, with a number if that is taken. */
  named(target: Target): { readonly id: string; readonly isNew: boolean }
}

/**
 * Creates an empty set.
 *
 * @param others targets whose ids are taken
 */
export function targetSet(others: readonly Target[]): TargetSet {
  const targets = new Set<Target>()
  const ids = new Set(others.map(({ id }) => id))
  const numbers = new Map<string, number>()
  const idByContents = new Map<string, string>()
  return {
    has: (target) => targets.has(target),
    add(target) {
      if (targets.has(target)) return []
      targets.add(target)
      ids.add(target.id)
      return [target]
    },
    delete(target) {
      targets.delete(target)
      ids.delete(target.id)
    },
    named(target) {
      const contents = renderedContentsKey(target)
      const existing = idByContents.get(contents)
      if (existing !== undefined) return { id: existing, isNew: false }
      const id = freeId(target.id, ids, numbers)
      idByContents.set(contents, id)
      return { id, isNew: true }
    },
  }
}
