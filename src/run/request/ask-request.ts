import type { MeshAnswer, RequestAnswer, RequestDecisionAnswer } from '../../core/request-answer.ts'
import type { ClientRequest } from '../../effect/request/hops/hop-chain.ts'
import type { HostServices } from '../../inspect/types.ts'
import { openTrees, type RenderedMeshes } from '../open-trees.ts'
import type { RunInput } from '../run-input.ts'
import { meshSimulators, type MeshSimulator } from './mesh-simulator.ts'
import { clientRequestOf, type RequestOptions } from './client-request.ts'
import { valueLinesOf } from './decision-answer.ts'

/**
 * Decides about a request in each mesh of head that has its host or its caller, and in base if there is one. Throws
 * `UsageError` for an invalid request, configuration, path or environment.
 */
export async function askRequest(input: RunInput, options: RequestOptions): Promise<RequestAnswer> {
  const clientRequest = clientRequestOf(options, input.now ?? 0)
  const trees = await openTrees(input)
  const head = await answersIn(await trees.meshesOf(trees.head), input.host, clientRequest)
  const base = trees.base && (await answersIn(await trees.meshesOf(trees.base), input.host, clientRequest))
  const meshes = base ? bothSides(head, base) : [...head.values()]
  return {
    method: clientRequest.request.method,
    url: options.url,
    from: options.from ?? null,
    meshes: meshes.filter((mesh) => mesh.head || mesh.base),
  }
}

/** The answers of the meshes of a tree, by the key that they share with the mesh of the same place in another tree. */
type Answers = ReadonlyMap<string, MeshAnswer>

async function answersIn(
  rendered: RenderedMeshes,
  host: HostServices,
  clientRequest: ClientRequest,
): Promise<Answers> {
  const answers = new Map<string, MeshAnswer>()
  for (const mesh of meshSimulators(rendered)) {
    if (!mesh.isAbout(clientRequest)) continue
    const { environment, targets } = mesh
    const key = answers.has(`${environment}`) || environment === null ? targets.join() : environment
    answers.set(key, { environment, targets, head: await answerOf(mesh, rendered, clientRequest, host) })
  }
  return answers
}

async function answerOf(
  mesh: MeshSimulator,
  { tree }: RenderedMeshes,
  clientRequest: ClientRequest,
  host: HostServices,
): Promise<RequestDecisionAnswer | null> {
  const decision = mesh.decide(clientRequest)
  return decision && mesh.answer(decision, await valueLinesOf(decision, tree, host))
}

function bothSides(head: Answers, base: Answers): readonly MeshAnswer[] {
  return [...new Set([...head.keys(), ...base.keys()])].map((key) => {
    const [inHead, inBase] = [head.get(key), base.get(key)]
    return { ...(inHead ?? inBase!), head: inHead?.head ?? null, base: inBase?.head ?? null }
  })
}
