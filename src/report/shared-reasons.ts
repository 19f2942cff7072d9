import { count } from './words.ts'

/** Reasons of several meshes, with common reasons listed once. */
export interface SharedReasons {
  /** The reasons of several meshes, in their order; empty if it is shorter to repeat them. */
  readonly shared: readonly string[]
  /** The texts at a mesh: its own reasons, and the number of shared ones. */
  ofMesh(reasons: readonly string[]): readonly string[]
}

/** Fewer common reasons are repeated at each mesh. */
const minShared = 3

/** The title of the list `SharedReasons.shared`. */
export const sharedReasonsTitle = 'for several of these meshes'

/** Divides reasons into those of one mesh and those of several. */
export function sharedReasons(lists: readonly (readonly string[])[]): SharedReasons {
  const uses = new Map<string, number>()
  for (const list of lists) for (const reason of new Set(list)) uses.set(reason, (uses.get(reason) ?? 0) + 1)
  const shared = [...uses].flatMap(([reason, number]) => (number > 1 ? reason : []))
  if (shared.length < minShared) return { shared: [], ofMesh: (reasons) => reasons }
  const isShared = new Set(shared)
  return {
    shared,
    ofMesh(reasons) {
      const ownReasons = reasons.filter((reason) => !isShared.has(reason))
      const commonReasons = new Set(reasons.filter((reason) => isShared.has(reason)))
      return commonReasons.size === 0
        ? ownReasons
        : [...ownReasons, `${count(commonReasons.size, 'reason')} of the list at the end`]
    },
  }
}
