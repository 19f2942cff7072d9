import { count } from './words.ts'

/** Reasons of several meshes, of which those that some have in common are said once. */
export interface SharedReasons {
  /** Those that several meshes have, in their order; empty where it is shorter to repeat them. */
  readonly shared: readonly string[]
  /** What stands at a mesh: its own reasons, and how many of the others it has. */
  ofMesh(reasons: readonly string[]): readonly string[]
}

/** Fewer are repeated. */
const minShared = 3

/** Stands above the reasons that several meshes have. */
export const sharedTitle = 'for several of these meshes'

/** Divides reasons into those of one mesh and those of several, which many meshes would repeat. */
export function sharedReasons(lists: readonly (readonly string[])[]): SharedReasons {
  const uses = new Map<string, number>()
  for (const list of lists) for (const reason of new Set(list)) uses.set(reason, (uses.get(reason) ?? 0) + 1)
  const shared = [...uses].flatMap(([reason, number]) => (number > 1 ? reason : []))
  if (shared.length < minShared) return { shared: [], ofMesh: (reasons) => reasons }
  const isShared = new Set(shared)
  return {
    shared,
    ofMesh(reasons) {
      const own = reasons.filter((reason) => !isShared.has(reason))
      const others = new Set(reasons.filter((reason) => isShared.has(reason)))
      return others.size === 0 ? own : [...own, `${count(others.size, 'reason')} of those at the end`]
    },
  }
}
