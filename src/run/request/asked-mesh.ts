import { once, oncePer } from '../../core/once-per.ts'
import type { RequestDecisionAnswer } from '../../core/request-answer.ts'
import { compileMesh } from '../../effect/request/compiled-mesh.ts'
import { decideRequest, isAbout } from '../../effect/request/hops/decide-request.ts'
import type { AskedRequest, RequestDecision } from '../../effect/request/hops/hop-chain.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { Mesh } from '../../model/mesh.ts'
import { decisionAnswer, type ValueLines } from './decision-answer.ts'

/** A mesh that is asked about requests. */
export interface AskedMesh {
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
  /** A decision as plain data. What of the mesh did not render may change each of them. */
  answer(decision: RequestDecision, valueLines?: ValueLines): RequestDecisionAnswer
}

/** One list, so that the mesh is compiled for it once. */
const nowhere: readonly string[] = []

/** Prepares a mesh for requests. */
export function askedMesh(
  mesh: Mesh,
  { renders, sources }: Pick<InspectedTree, 'renders' | 'sources'>,
): AskedMesh {
  const compiledFor = oncePer((hosts: readonly string[]) => compileMesh(mesh, { elsewhere: new Set(hosts) }))
  const unread = once(() => unreadInputs(mesh, renders))
  return {
    environment: mesh.environment,
    targets: mesh.targets.map(({ id }) => id),
    isAbout: (asked) => isAbout(mesh, asked),
    decide: (asked, elsewhere = nowhere) => decideRequest(compiledFor(elsewhere), asked),
    answer(decision, valueLines = new Map()) {
      const answer = decisionAnswer(decision, sources, valueLines)
      if (unread().length === 0) return answer
      return { ...answer, verdict: 'depends', status: null, missing: [...answer.missing, ...unread()] }
    },
  }
}

/** What of a mesh is not read: targets that do not render, or not completely, and files with errors. */
function unreadInputs({ targets, documents }: Mesh, renders: InspectedTree['renders']): string[] {
  const unrendered = targets.filter(
    ({ id, kind }) => kind !== 'manifests' && renders.get(id)?.status !== 'rendered',
  )
  const incomplete = targets.filter(({ id }) => {
    const render = renders.get(id)
    return render?.status === 'rendered' && render.omitted !== undefined
  })
  const broken = documents.filter(({ problems }) => problems.some(({ code }) => code === 'syntax'))
  return [
    ...unrendered.map(({ id }) => `what ${id} has, which is not rendered`),
    ...incomplete.map(({ id }) => `what ${id} takes from elsewhere, which is not rendered`),
    ...new Set(broken.map(({ file }) => `what ${file} has, which is no valid YAML`)),
  ]
}
