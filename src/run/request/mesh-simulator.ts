import { once, weakOncePer } from '../../core/once-per.ts'
import type { RequestDecisionAnswer } from '../../core/request-answer.ts'
import { compileMesh } from '../../effect/request/compiled-mesh.ts'
import { decideRequest, concernsRequest } from '../../effect/request/hops/decide-request.ts'
import type { ClientRequest, RequestDecision } from '../../effect/request/hops/hop-chain.ts'
import { namespacesOnPaths } from '../../effect/request/hops/namespaces-on-paths.ts'
import type { Sources } from '../../inspect/locate.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { RenderedMeshes } from '../open-trees.ts'
import { decisionAnswer, type ValueLines } from './decision-answer.ts'
import { missingTexts, nearInputs, unreadInputs, type UnreadTree } from './unread-inputs.ts'

/** Decides about requests in a mesh. */
export interface MeshSimulator {
  readonly mesh: Mesh
  readonly environment: string | null
  /** The ids of its targets. */
  readonly targets: readonly string[]
  /** True if it declares the host of a request, or has its caller. */
  isAbout(clientRequest: ClientRequest): boolean
  /**
   * Decides about a request; `null` if no proxy handles its host.
   * @param elsewhere hosts of Services of other repositories, see `compileMesh`; the mesh is compiled once for each
   *   list
   */
  decide(clientRequest: ClientRequest, elsewhere?: readonly string[]): RequestDecision | null
  /**
   * A decision as plain data. It depends on unread inputs that may affect the request: those in any namespace, and
   * releases in the namespaces on its path. Other unread releases are only named.
   */
  answer(decision: RequestDecision, valueLines?: ValueLines): RequestDecisionAnswer
  /** What is not read and may have objects for a host that the mesh lacks, as missing inputs of an answer. */
  unread(): readonly string[]
}

/** The name of a mesh for people: its environment, or its targets if it has none. */
export function meshTitle({ environment, targets }: Pick<MeshSimulator, 'environment' | 'targets'>): string {
  return environment ?? targets.join(', ')
}

/** The tree that the mesh of a simulator was rendered from. */
export type SimulatedTree = UnreadTree & { readonly sources: Sources }

/** Makes a simulator of each mesh of a rendered tree. */
export function meshSimulators({ tree, meshes, environments }: RenderedMeshes): MeshSimulator[] {
  const { renders, sources, gitops, rendered } = tree
  return meshes.map((mesh) =>
    meshSimulator(mesh, { renders, sources, gitops, environments, targets: rendered.targets }),
  )
}

/** A shared list, so that the mesh is compiled only once for it. */
const nowhere: readonly string[] = []

/** Makes a simulator of a mesh. */
export function meshSimulator(mesh: Mesh, tree: SimulatedTree): MeshSimulator {
  const compiledFor = weakOncePer((hosts: readonly string[]) =>
    compileMesh(mesh, { elsewhere: new Set(hosts) }),
  )
  const unread = once(() => unreadInputs(mesh, tree))
  const about = new Map<string, boolean>()
  return {
    mesh,
    environment: mesh.environment,
    targets: mesh.targets.map(({ id }) => id),
    isAbout(clientRequest) {
      const { host, caller, gatewayPods } = clientRequest
      const key = JSON.stringify([host, caller, gatewayPods])
      const concerned = about.get(key) ?? concernsRequest(mesh, clientRequest)
      about.set(key, concerned)
      return concerned
    },
    decide: (clientRequest, elsewhere = nowhere) => decideRequest(compiledFor(elsewhere), clientRequest),
    answer(decision, valueLines = new Map()) {
      const near = nearInputs(unread(), passedNamespaces(mesh, decision))
      const unseen = unread().flatMap((input) => (near.includes(input) ? [] : input.name))
      const answer = { ...decisionAnswer(decision, tree.sources, valueLines), unseen }
      if (near.length === 0) return answer
      const missing = [...answer.missing, ...missingTexts(near)]
      return { ...answer, verdict: 'depends', status: null, missing }
    },
    unread: () => missingTexts(unread()),
  }
}

/**
 * The namespaces whose objects may decide about a request: those of its proxies, those of deciding objects, and the
 * root namespace.
 */
function passedNamespaces({ rootNamespace }: Mesh, { paths }: RequestDecision): ReadonlySet<string> {
  return new Set([rootNamespace, ...namespacesOnPaths(paths)])
}
