import type { EgressAnswer, MeshEgressAnswer } from '../../core/egress-answer.ts'
import { meshEgress } from '../../effect/egress/mesh-egress.ts'
import { meshesByName } from '../meshes-by-name.ts'
import { openTrees, type RenderedMeshes } from '../open-trees.ts'
import type { RunInput } from '../run-input.ts'
import { checkEgressAllowlist } from '../../config.ts'
import { readerOf } from '../../yaml/reader.ts'
import { isAboutEgress } from './about-egress.ts'
import { allowlistProblem, problemsOfEntries } from './allowlist-entries.ts'
import { compareEgress } from './compare-egress.ts'
import { meshEgressAnswer } from './egress-answer.ts'
import type { EgressSide } from './egress-side.ts'
import { unreadOfOthers } from './unknown-because.ts'

/**
 * The egress of each mesh of head, and with a base the differences. Throws `UsageError` for an invalid configuration or
 * environment.
 */
export async function askEgress(input: RunInput): Promise<EgressAnswer> {
  checkEgressAllowlist(input.options.egressAllowlist)
  const trees = await openTrees(input)
  const rendered = await trees.meshesOf(trees.head)
  const head = egressIn(rendered)
  const base = trees.base && (await trees.meshesOf(trees.base))
  const sidesOfBase = base ? egressIn(base) : new Map<string, EgressSide>()
  const meshes: MeshEgressAnswer[] = []
  for (const [name, side] of head) {
    const answer = await meshEgressAnswer(side, input.host)
    const compared = await compareEgress(side, sidesOfBase.get(name) ?? null, base?.tree ?? null, input)
    meshes.push({ ...answer, ...compared })
  }
  const others = rendered.meshes.filter((mesh) => !isAboutEgress(mesh))
  const unread = unreadOfOthers(others, rendered)
  const { configFile, environments } = input.options
  const isComplete =
    environments.length === 0 &&
    meshes.length > 0 &&
    [unread, ...meshes.map((mesh) => mesh.unread)].every((texts) => texts.length === 0)
  const source = { reader: readerOf(trees.head), configFile, now: input.now }
  const reached = isComplete ? [...head.values()].map(({ egress }) => egress) : null
  const allowlist = problemsOfEntries(trees.config['egress-allowlist'] ?? [], reached, source).map(
    (problem) => allowlistProblem(problem, source),
  )
  return { meshes, unread, allowlist }
}

/**
 * The meshes of a tree with statements about egress, by the key that they share with the mesh of the same place in
 * another tree.
 */
function egressIn(rendered: RenderedMeshes): ReadonlyMap<string, EgressSide> {
  const meshes = [...meshesByName(rendered)].filter(([, mesh]) => isAboutEgress(mesh))
  return new Map(meshes.map(([name, mesh]) => [name, { rendered, egress: meshEgress(mesh) }]))
}
