import { checkEnvironments, checkPaths } from '../../discover/scope.ts'
import type { Config } from '../../core/config.ts'
import type { MeshAnswer, RequestAnswer, RequestDecisionAnswer } from '../../core/request-answer.ts'
import type { Tree } from '../../core/tree.ts'
import type { AskedRequest } from '../../effect/request/hops/hop-chain.ts'
import { renderIntoMeshes, type TreeOfMeshes } from '../../inspect/inspect.ts'
import { readableTree } from '../../inspect/readable.ts'
import { createMesh } from '../../model/mesh.ts'
import type { RunInput } from '../run-input.ts'
import { createMask } from '../../secrets/mask.ts'
import { readUsedConfig } from '../configurations.ts'
import { askedMesh, type AskedMesh } from './asked-mesh.ts'
import { askedRequest, type RequestOptions } from './asked-request.ts'
import type { HostServices } from '../../inspect/types.ts'
import { valueLinesOf } from './decision-answer.ts'

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
    const mesh = askedMesh(createMesh(meshInput), meshes)
    if (!mesh.isAbout(asked)) continue
    const { environment, targets } = mesh
    const key = answers.has(`${environment}`) || environment === null ? targets.join() : environment
    answers.set(key, { environment, targets, head: await answerOf(mesh, meshes, asked, input.host) })
  }
  return { environments: meshes.rendered.allTargets.map(({ environment }) => environment), answers }
}

async function answerOf(
  mesh: AskedMesh,
  tree: TreeOfMeshes,
  asked: AskedRequest,
  host: HostServices,
): Promise<RequestDecisionAnswer | null> {
  const decision = mesh.decide(asked)
  return decision && mesh.answer(decision, await valueLinesOf(decision, tree, host))
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
