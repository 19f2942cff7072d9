import { checkEnvironments, checkPaths } from '../../discover/scope.ts'
import type { Config } from '../../core/config.ts'
import type { MeshAnswer, RequestAnswer, RequestDecisionAnswer } from '../../core/request-answer.ts'
import type { Tree } from '../../core/tree.ts'
import { compileMesh } from '../../effect/request/compiled-mesh.ts'
import { decideRequest, isAbout } from '../../effect/request/hops/decide-request.ts'
import type { AskedRequest } from '../../effect/request/hops/hop-chain.ts'
import { renderIntoMeshes, type TreeOfMeshes } from '../../inspect/inspect.ts'
import { readableTree } from '../../inspect/readable.ts'
import { createMesh, type Mesh } from '../../model/mesh.ts'
import type { RunInput } from '../run-input.ts'
import { createMask } from '../../secrets/mask.ts'
import { readUsedConfig } from '../configurations.ts'
import { askedRequest, type RequestOptions } from './asked-request.ts'
import type { HostServices } from '../../inspect/types.ts'
import { decisionAnswer, valueLinesOf } from './decision-answer.ts'

/**
 * What becomes of a request in each mesh of head that knows its host or the pods that call, and in base if there is one.
 * Throws `UsageError` for a wrong request, configuration, path or environment.
 */
export async function askRequest(input: RunInput, options: RequestOptions): Promise<RequestAnswer> {
  const asked = askedRequest(options, input.now ?? 0)
  checkPaths(input.head, input.options.paths)
  const headTree = readableTree(input.head)
  const baseTree = input.base && readableTree(input.base)
  const { configFile } = input.options
  const configurations = { ...input, head: headTree, base: () => baseTree, configFile }
  const config = await readUsedConfig(configurations, createMask(input.host.maskKey))
  const head = await decisionsIn(headTree, config, input, asked)
  checkEnvironments(head.environments, input.options.environments)
  const base = baseTree && (await decisionsIn(baseTree, config, input, asked))
  const meshes = base ? bothSides(head.answers, base.answers) : [...head.answers.values()]
  return {
    method: asked.request.method,
    url: options.url,
    from: options.from ?? null,
    meshes: meshes.filter((mesh) => mesh.head || mesh.base),
  }
}

interface TreeDecisions {
  readonly environments: readonly (string | null)[]
  /** By what the mesh of the same place in another tree has, too. */
  readonly answers: ReadonlyMap<string, MeshAnswer>
}

async function decisionsIn(
  tree: Tree,
  config: Config,
  input: RunInput,
  asked: AskedRequest,
): Promise<TreeDecisions> {
  const meshes = await renderIntoMeshes(tree, config, input, {})
  const answers = new Map<string, MeshAnswer>()
  for (const meshInput of meshes.meshInputs) {
    const mesh = createMesh(meshInput)
    if (!isAbout(mesh, asked)) continue
    const targets = mesh.targets.map(({ id }) => id)
    const { environment } = mesh
    const key = answers.has(`${environment}`) || environment === null ? targets.join() : environment
    answers.set(key, { environment, targets, head: await decisionIn(mesh, meshes, asked, input.host) })
  }
  return { environments: meshes.rendered.allTargets.map(({ environment }) => environment), answers }
}

/** What did not render may change the decision. */
async function decisionIn(
  mesh: Mesh,
  { renders, sources }: TreeOfMeshes,
  asked: AskedRequest,
  host: HostServices,
): Promise<RequestDecisionAnswer | null> {
  const decision = decideRequest(compileMesh(mesh), asked)
  if (!decision) return null
  const valueLines = await valueLinesOf(decision, { renders, sources }, host)
  const answer = decisionAnswer(decision, sources, valueLines)
  const missing = unreadInputs(mesh, renders)
  if (missing.length === 0) return answer
  return { ...answer, verdict: 'depends', status: null, missing: [...answer.missing, ...missing] }
}

/** What of a mesh is not read: targets that do not render, and files with errors. */
function unreadInputs({ targets, documents }: Mesh, renders: TreeOfMeshes['renders']): string[] {
  const unrendered = targets.filter(
    ({ id, kind }) => kind !== 'manifests' && renders.get(id)?.status !== 'rendered',
  )
  const broken = documents.filter(({ problems }) => problems.some(({ code }) => code === 'syntax'))
  return [
    ...unrendered.map(({ id }) => `what ${id} has, which is not rendered`),
    ...new Set(broken.map(({ file }) => `what ${file} has, which is no valid YAML`)),
  ]
}

function bothSides(
  head: ReadonlyMap<string, MeshAnswer>,
  base: ReadonlyMap<string, MeshAnswer>,
): readonly MeshAnswer[] {
  return [...new Set([...head.keys(), ...base.keys()])].map((key) => {
    const [inHead, inBase] = [head.get(key), base.get(key)]
    return { ...(inHead ?? inBase!), head: inHead?.head ?? null, base: inBase?.head ?? null }
  })
}
