import { distinctBy } from '../../core/distinct.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { Outcome } from '../request/decision.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { ClientRequest } from '../request/hops/hop-chain.ts'

/** What a first proxy on the way of a request does. Several proxies may be the first: gateways, or pods that may belong to one. */
export interface FirstHop {
  /** Equal for the same proxy in another mesh. */
  readonly proxy: string
  readonly outcome: Outcome
  /** The missing inputs on which the outcome depends, except for the workloads of a destination. */
  readonly missing: readonly string[]
}

/** The first proxies of a request, each once; empty if no proxy handles it. */
export function firstHops(compiled: CompiledMesh, clientRequest: ClientRequest): readonly FirstHop[] {
  const decision = decideRequest(compiled, clientRequest)
  const hops = (decision?.paths ?? []).flatMap((path): FirstHop[] => {
    const [hop] = path.hops
    if (!hop) return []
    const { type, namespace, labels, name } = hop.proxy
    const missing = hop.missing.filter(({ kind }) => kind === 'other').map(({ text }) => text)
    return [{ proxy: JSON.stringify([type, namespace, name, ...labels]), outcome: hop.outcome, missing }]
  })
  return distinctBy(hops, (hop) => hop.proxy)
}

/** A first hop of base and that of head, which is `null` if no proxy handles the request there. */
export interface PairedHop {
  readonly before: FirstHop
  readonly after: FirstHop | null
}

/**
 * For each hop of `before` (base), in its order, the hop of the same proxy in `after` (head). A proxy that head lacks is paired
 * with the first hop of head if all hops of head do the same, with `null` if head has none; `undefined` if they differ.
 * Omits proxies that only head has.
 */
export function pairedHops(
  before: readonly FirstHop[],
  after: readonly FirstHop[],
): (PairedHop | undefined)[] {
  const byProxy = new Map(after.map((hop) => [hop.proxy, hop]))
  const isAlike = new Set(after.map(({ outcome }) => JSON.stringify(outcomeText(outcome)))).size < 2
  return before.map((hop) => {
    const seen = byProxy.get(hop.proxy)
    if (seen) return { before: hop, after: seen }
    return isAlike ? { before: hop, after: after[0] ?? null } : undefined
  })
}

/** An outcome without the object and field that decided. */
function outcomeText(outcome: Outcome): unknown {
  if (outcome.kind !== 'forwarded') return { ...outcome, by: undefined }
  const { to, timeout, retries } = outcome
  return { to, timeout, retries: retries && { ...retries, node: undefined } }
}
