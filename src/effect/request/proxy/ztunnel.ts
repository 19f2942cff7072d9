import type { Mesh } from '../../../model/mesh.ts'
import type { Closed, DecidingPlace, Forwarded, ProxyDecision } from '../decision.ts'
import { isUnknown } from '../match/truth.ts'
import type { Facts } from '../policy/facts.ts'
import { refusedForeignPeer } from '../policy/foreign-peer.ts'
import { factsOf } from '../policy/http-filters.ts'
import type { L4Policies, L4Rule } from '../policy/l4-policies.ts'
import type { Connection, HttpRequest } from '../request.ts'
import { Trace } from '../trace.ts'
import type { MeshProxy } from './proxy.ts'

/** The ztunnel before a workload. */
export interface Ztunnel {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly policies: L4Policies
}

/**
 * What ztunnel does with a connection to a workload, of which it sees no requests: it closes those of clients of other trust
 * domains, those that a DENY rule matches, and if there are ALLOW policies those that none of their rules matches (ztunnel
 * `src/state.rs`, assert_rbac).
 *
 * @param connection its destination port is that of the workload
 */
export function decideAtZtunnel(
  { mesh, proxy, policies }: Ztunnel,
  connection: Connection,
  request: HttpRequest,
): ProxyDecision {
  const trace = new Trace()
  const foreign = refusedForeignPeer(mesh, connection, 'ztunnel')
  if (foreign) {
    trace.step(foreign.reason)
    return trace.decision(proxy, foreign)
  }
  trace.miss(...policies.missing)
  const facts = factsOf({ connection, remote: connection.source }, request, null)
  const denied = firstMatch(policies.deny, facts)
  if (denied.rule) return refused(proxy, trace, 'a DENY rule matches the connection', [denied.rule.place])
  const allowed = policies.allowing.length > 0 ? firstMatch(policies.allow, facts) : undefined
  // A connection that no policy allows is refused, whether or not another one denies it.
  if (allowed && !allowed.rule) {
    if (allowed.missing.length > 0) trace.miss(...denied.missing, ...allowed.missing)
    return refused(proxy, trace, 'no ALLOW rule matches the connection', policies.allowing)
  }
  trace.miss(...denied.missing)
  if (allowed?.rule) trace.step('an ALLOW rule matches the connection', allowed.rule.place)
  return trace.decision(proxy, passedOn(connection, request))
}

function firstMatch(
  rules: readonly L4Rule[],
  facts: Facts,
): { readonly rule: L4Rule | undefined; readonly missing: readonly string[] } {
  const missing: string[] = []
  for (const rule of rules) {
    const isMatch = rule.matches(facts)
    if (isMatch === true) return { rule, missing: [] }
    if (isUnknown(isMatch)) missing.push(...isMatch.missing)
  }
  return { rule: undefined, missing }
}

function refused(
  proxy: MeshProxy,
  trace: Trace,
  reason: string,
  places: readonly DecidingPlace[],
): ProxyDecision {
  const by = trace.stepAt(reason, places)
  const outcome: Closed = { kind: 'closed', reason, ...(by && { by }) }
  return trace.decision(proxy, outcome)
}

function passedOn({ transport, destination: { port } }: Connection, request: HttpRequest): Forwarded {
  const tls = { mode: 'plain', sni: '', isVerified: false } as const
  const to = [{ cluster: `port ${port}`, host: '', port, subset: '', percent: 100, tls }]
  return {
    kind: 'forwarded',
    to,
    request,
    timeout: null,
    retries: null,
    delay: 0,
    mirrors: [],
    passesTls: transport === 'tls',
  }
}
