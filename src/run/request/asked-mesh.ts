import { once, oncePer } from '../../core/once-per.ts'
import type { RequestDecisionAnswer } from '../../core/request-answer.ts'
import { compileMesh } from '../../effect/request/compiled-mesh.ts'
import { decideRequest, isAbout } from '../../effect/request/hops/decide-request.ts'
import type { AskedRequest, RequestDecision } from '../../effect/request/hops/hop-chain.ts'
import { namespacesOnPaths } from '../../effect/request/hops/namespaces-on-paths.ts'
import type { Sources } from '../../inspect/locate.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { RenderedMeshes } from '../open-trees.ts'
import { decisionAnswer, type ValueLines } from './decision-answer.ts'
import { missingTexts, nearInputs, unreadInputs, type UnreadTree } from './unread-inputs.ts'

/** A mesh that is asked about requests. */
export interface AskedMesh {
  readonly mesh: Mesh
  readonly environment: string | null
  /** The ids of its targets. */
  readonly targets: readonly string[]
  /** True if it declares the host of a request, or the pods that call. */
  isAbout(asked: AskedRequest): boolean
  /**
   * What becomes of a request; `null` if nothing is for its host.
   *
   * @param elsewhere hosts of Services of other repositories, see `compileMesh`; the mesh is compiled once for each list
   */
  decide(asked: AskedRequest, elsewhere?: readonly string[]): RequestDecision | null
  /**
   * A decision as plain data. It depends on what is not read and may touch the request: what may be in any namespace, and
   * releases in the namespaces that the request passes. Other releases are named.
   */
  answer(decision: RequestDecision, valueLines?: ValueLines): RequestDecisionAnswer
}

/** How people call a mesh: by its environment, or by its targets if it is of none. */
export function meshTitle({ environment, targets }: Pick<AskedMesh, 'environment' | 'targets'>): string {
  return environment ?? targets.join(', ')
}

/** The tree that meshes are of. */
export type AskedTree = UnreadTree & { readonly sources: Sources }

/** Prepares the meshes of a rendered tree for requests. */
export function askedMeshes({ tree, meshes, environments }: RenderedMeshes): AskedMesh[] {
  const { renders, sources, gitops, rendered } = tree
  return meshes.map((mesh) =>
    askedMesh(mesh, { renders, sources, gitops, environments, targets: rendered.targets }),
  )
}

/** One list, so that the mesh is compiled for it once. */
const nowhere: readonly string[] = []

/** Prepares a mesh for requests. */
export function askedMesh(mesh: Mesh, tree: AskedTree): AskedMesh {
  const compiledFor = oncePer((hosts: readonly string[]) => compileMesh(mesh, { elsewhere: new Set(hosts) }))
  const unread = once(() => unreadInputs(mesh, tree))
  const about = new Map<string, boolean>()
  return {
    mesh,
    environment: mesh.environment,
    targets: mesh.targets.map(({ id }) => id),
    isAbout(asked) {
      const { host, caller, gatewayPods } = asked
      const key = JSON.stringify([host, caller, gatewayPods])
      const known = about.get(key) ?? isAbout(mesh, asked)
      about.set(key, known)
      return known
    },
    decide: (asked, elsewhere = nowhere) => decideRequest(compiledFor(elsewhere), asked),
    answer(decision, valueLines = new Map()) {
      const near = nearInputs(unread(), passedNamespaces(mesh, decision))
      const unseen = unread().flatMap((input) => (near.includes(input) ? [] : input.name))
      const answer = { ...decisionAnswer(decision, tree.sources, valueLines), unseen }
      if (near.length === 0) return answer
      const missing = [...answer.missing, ...missingTexts(near)]
      return { ...answer, verdict: 'depends', status: null, missing }
    },
  }
}

/** The namespaces whose objects proxies ask about a request: their own, those of what decided, and the root namespace. */
function passedNamespaces({ rootNamespace }: Mesh, { paths }: RequestDecision): ReadonlySet<string> {
  return new Set([rootNamespace, ...namespacesOnPaths(paths)])
}
