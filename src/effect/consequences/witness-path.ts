import type { WitnessPath } from '../../core/report.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { HopChain, PathEnd, RequestDecision } from '../request/hops/hop-chain.ts'

/**
 * The end of a request for its client: `allowed`; `refused` by a policy; `unserved` if nothing handles or answers it.
 */
export type RequestFate = 'allowed' | 'refused' | 'unserved'

/**
 * The fate of a request on one of its paths: `allowed` if it arrives or is answered with a status below 400; `refused` if an
 * AuthorizationPolicy, a RequestAuthentication or a filter for them ends it; else `unserved`.
 */
export function fateOf({ end }: Pick<HopChain, 'end'>): RequestFate {
  if (end.kind === 'arrived' || (end.kind === 'answered' && end.status < 400)) return 'allowed'
  return isRefusedByPolicy(end) ? 'refused' : 'unserved'
}

function isRefusedByPolicy(end: Exclude<PathEnd, { kind: 'arrived' }>): boolean {
  const kind = end.by?.object.kind
  return (
    kind === 'AuthorizationPolicy' ||
    kind === 'RequestAuthentication' ||
    (end.kind === 'answered' && /^(?:rbac_|jwt_authn_)access_denied/.test(end.reason))
  )
}

/** The first path of a decision with a fate, or else its first path; `null` if no proxy handles the host. */
export function pathWithFate(decision: RequestDecision | null, fate: RequestFate): HopChain | null {
  const paths = decision?.paths ?? []
  return paths.find((path) => fateOf(path) === fate) ?? paths[0] ?? null
}

/** The end of a path for the client, without its destination. */
export function endForClient(path: HopChain | null): string {
  if (!path) return 'served by nothing'
  return path.end.kind === 'arrived' ? 'let through' : endWords(path.end)
}

/** A path in words. */
export function witnessPath(path: HopChain | null): WitnessPath {
  if (!path) return { hops: [], end: 'served by nothing', isLetThrough: false }
  const hops = path.hops.map(({ proxy }) => `${proxy.type} of ${proxy.name}`)
  const by = path.end.kind === 'arrived' ? undefined : path.end.by
  return {
    hops,
    end: endWords(path.end),
    ...(by && { by: manifestTitle(by.object) }),
    isLetThrough: fateOf(path) === 'allowed',
  }
}

function endWords(end: PathEnd): string {
  if (end.kind === 'arrived') return `let through to ${end.at}`
  return end.kind === 'answered' ? `answered ${end.status}` : `not connected: ${end.reason}`
}
