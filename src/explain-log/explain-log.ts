import { groupBy } from '../core/group.ts'
import type { ExplainedLog, RefusedGroup, RefusingPlace } from '../core/explained-log.ts'
import { configuredFormats } from '../effect/access-log/configured-formats.ts'
import { istioFormats } from '../effect/access-log/istio-formats.ts'
import { refusedRequests } from '../effect/access-log/refused-requests.ts'
import type { LocatedFinding } from '../inspect/locate.ts'
import { locateFields } from '../inspect/locate-fields.ts'
import { openTrees, type MeshesInput } from '../run/open-trees.ts'
import { meshSimulators } from '../run/request/mesh-simulator.ts'
import { pinnedRefusal } from './pinned-case.ts'
import { routeFields } from './route-fields.ts'
import { refusingFields } from './refusing-fields.ts'

/** The lines of an access log, and the repository that configures the proxy. */
export type ExplainLogInput = MeshesInput & {
  readonly lines: AsyncIterable<string> | Iterable<string>
}

/**
 * Explains which object of the repository refused the requests in an access log. Throws `UsageError` for an invalid
 * configuration and an environment without targets.
 */
export async function explainLog(input: ExplainLogInput): Promise<ExplainedLog> {
  const trees = await openTrees(input)
  const rendered = await trees.meshesOf(trees.head)
  const { tree, meshes } = rendered
  const simulators = meshSimulators(rendered)
  const configured = configuredFormats(meshes.flatMap(({ configSources }) => configSources))
  const { groups, counts } = await refusedRequests(input.lines, [...configured, ...istioFormats])
  const now = input.now ?? 0
  const explained = groups.map((group) => {
    const refusal = pinnedRefusal(simulators, group, now)
    const named = meshes.flatMap((mesh) => refusingFields(mesh, group))
    const decided = refusal?.decidedBy ?? []
    const fields = [named, decided].find((candidates) => candidates.length > 0)
    return { group, refusal, fields: fields ?? routeFields(simulators, group, now) }
  })
  const refusing = explained.flatMap(({ group, fields }) => fields.map((field) => ({ group, field })))
  const located = await locateFields(
    refusing.map(({ field }) => field),
    tree,
    input.host,
  )
  const byGroup = groupBy(located.keys(), (index) => refusing[index]!.group)
  const placesOfGroup = (group: RefusedGroup): RefusingPlace[] =>
    placesOf((byGroup.get(group) ?? []).map((index) => located[index]!))
  return {
    counts,
    groups: explained.map(({ group, refusal }) => ({
      ...group,
      places: placesOfGroup(group),
      pinned: refusal?.pinned ?? null,
    })),
  }
}

function placesOf(findings: readonly LocatedFinding[]): RefusingPlace[] {
  const groups = groupBy(findings, ({ at }) => JSON.stringify(at))
  return [...groups.values()].flatMap((group) => {
    const [{ object, at, cause, excerpt } = group[0]!] = group
    if (!object) return []
    const environments = [...new Set(group.flatMap((finding) => finding.environments))].toSorted()
    return [{ object, at, cause, environments, ...(excerpt && { excerpt }) }]
  })
}
