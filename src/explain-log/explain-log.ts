import { groupBy } from '../core/group.ts'
import type { ExplainedLog, RefusedGroup, RefusingPlace } from '../core/explained-log.ts'
import { checkEnvironments } from '../discover/scope.ts'
import { configuredFormats } from '../effect/access-log/configured-formats.ts'
import { istioFormats } from '../effect/access-log/istio-formats.ts'
import { refusedRequests } from '../effect/access-log/refused-requests.ts'
import { causesIn, pointAtCauses } from '../inspect/causes.ts'
import { renderIntoMeshes } from '../inspect/inspect.ts'
import { locate, type LocatedFinding } from '../inspect/locate.ts'
import { readableTree } from '../inspect/readable.ts'
import { findingOf } from '../lint/finding.ts'
import { objectSubject } from '../lint/subjects.ts'
import { createMesh, type Mesh } from '../model/mesh.ts'
import { readUsedConfig } from '../run/configurations.ts'
import type { RunInput } from '../run/run-input.ts'
import { createMask } from '../secrets/mask.ts'
import { refusingFields } from './refusing-fields.ts'

/** The lines of an access log, and the repository that configures the proxy. */
export type ExplainLogInput = Pick<RunInput, 'head' | 'options' | 'host' | 'now' | 'configSource'> & {
  readonly lines: AsyncIterable<string> | Iterable<string>
}

/**
 * Explains which object of the repository refused the requests in an access log. Throws `UsageError` for an invalid
 * configuration and an environment without targets.
 */
export async function explainLog(input: ExplainLogInput): Promise<ExplainedLog> {
  const head = readableTree(input.head)
  const { configFile, environments } = input.options
  const { maskKey, provenance, budget } = input.host
  const config = await readUsedConfig({ ...input, head, base: () => null, configFile }, createMask(maskKey))
  const tree = await renderIntoMeshes(head, config, input, {})
  checkEnvironments(
    tree.rendered.allTargets.map(({ environment }) => environment),
    environments,
  )
  const meshes = tree.meshInputs.map(createMesh)
  const formats = [
    ...configuredFormats(meshes.flatMap(({ configSources }) => configSources)),
    ...istioFormats,
  ]
  const { groups, counts } = await refusedRequests(input.lines, formats)
  const findings = locate(
    groups.flatMap((group, index) => meshes.flatMap((mesh) => findingsIn(mesh, group, index))),
    tree.sources,
  )
  const inspected = { ...tree, meshes: new Map(), meshParts: new Map() }
  const moved = await pointAtCauses(findings, inspected, causesIn(inspected, provenance), budget)
  const byGroup = groupBy(moved, ({ lintFinding }) => lintFinding.about)
  return {
    counts,
    groups: groups.map((group, index) => ({ ...group, places: placesOf(byGroup.get(String(index)) ?? []) })),
  }
}

/** The fields of a mesh that refuse requests, in the shape that can be located: `about` is the index of the group. */
function findingsIn(mesh: Mesh, group: RefusedGroup, index: number): ReturnType<typeof findingOf>[] {
  return refusingFields(mesh, group).map(({ manifest, node }) =>
    findingOf({ id: 'access-log/refused', severity: 'info' }, 'manifest', objectSubject(manifest), {
      code: group.refusal.by,
      node,
      message: '',
      about: String(index),
    }),
  )
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
