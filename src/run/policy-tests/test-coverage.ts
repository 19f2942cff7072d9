import { groupBy } from '../../core/group.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import { compareText } from '../../core/order.ts'
import type { PolicyTestCoverage, UnreachedItem } from '../../core/policy-test-report.ts'
import {
  coverageItems,
  itemKey,
  reachedItems,
  type CoverageItem,
} from '../../effect/request/coverage/coverage-items.ts'
import type { ClientRequest, RequestDecision } from '../../effect/request/hops/hop-chain.ts'
import { sourceLocation, type Sources } from '../../inspect/locate.ts'
import { meshTitle, type MeshSimulator } from '../request/mesh-simulator.ts'

/** Collects the items that decide about requests, in each mesh. */
export interface CoverageCollector {
  /** Records a decision. One with missing inputs reaches nothing. */
  readonly observe: (mesh: MeshSimulator, simulator: ClientRequest, decision: RequestDecision) => void
  /** The items of a mesh that no decision has reached yet. */
  unreachedIn(mesh: MeshSimulator): CoverageItem[]
  result(): PolicyTestCoverage
}

/** Starts to collect for some meshes. */
export function collectCoverage(meshes: readonly MeshSimulator[], sources: Sources): CoverageCollector {
  const reached = new Map<MeshSimulator, Set<string>>()
  const reachedIn = (simulator: MeshSimulator): Set<string> => {
    const keys = reached.get(simulator) ?? new Set()
    reached.set(simulator, keys)
    return keys
  }
  const unreachedIn = (simulator: MeshSimulator): CoverageItem[] =>
    coverageItems(simulator.mesh).filter(({ place }) => !reachedIn(simulator).has(itemKey(place)))
  return {
    observe(simulator, request, decision) {
      const keys = reachedIn(simulator)
      for (const key of reachedItems(simulator.mesh, request, decision)) keys.add(key)
    },
    unreachedIn,
    result() {
      const total = meshes.reduce((sum, { mesh }) => sum + coverageItems(mesh).length, 0)
      const unreached = meshes.flatMap((simulator) =>
        unreachedIn(simulator).map((item) => ({ item, mesh: meshTitle(simulator) })),
      )
      return { total, reached: total - unreached.length, unreached: listed(unreached, sources) }
    },
  }
}

/** Items that stand at one line in several meshes are listed once. */
function listed(
  unreached: readonly { readonly item: CoverageItem; readonly mesh: string }[],
  sources: Sources,
): UnreachedItem[] {
  const placed = unreached.map(({ item: { kind, place, value }, mesh }) => {
    const { file, line } = sourceLocation(place.node.location, sources)
    const { object, node } = place
    const name = withoutStandIns(`${object.kind} ${object.namespace}/${object.name}`)
    return { item: { kind, object: name, path: node.path, value, file, line }, mesh }
  })
  return [...groupBy(placed, ({ item }) => JSON.stringify(item)).values()]
    .map((group) => ({ ...group[0]!.item, meshes: group.map(({ mesh }) => mesh) }))
    .toSorted(
      (first, second) =>
        compareText(first.file, second.file) ||
        first.line - second.line ||
        compareText(first.object, second.object) ||
        compareText(first.path, second.path),
    )
}
