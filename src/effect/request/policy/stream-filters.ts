import type { Closed } from '../decision.ts'
import type { Connection, HttpRequest } from '../request.ts'
import type { Trace } from '../trace.ts'
import { authorize, matchCustom } from './authorization.ts'
import { factsOf } from './http-filters.ts'
import type { ProxyPolicies } from './proxy-policies.ts'

/**
 * Policies where a proxy sees a connection and no requests: HTTP attributes of a DENY rule are left out, and so are ALLOW
 * rules that have some. `undefined` if the connection may pass.
 */
export function refusedConnection(
  { authorization }: ProxyPolicies,
  connection: Connection,
  request: HttpRequest,
  trace: Trace,
): Closed | undefined {
  const facts = factsOf({ connection, remote: connection.source }, request, null)
  const custom = matchCustom(authorization, facts, 'tcp')
  if (custom) trace.miss(`the answer of the provider \`${custom.rule.provider}\``)
  const { verdict, missing } = authorize(authorization, facts, 'tcp')
  trace.miss(...missing)
  if (verdict.kind !== 'denied') return undefined
  const reason = verdict.by ? 'a DENY rule matches the connection' : 'no ALLOW rule matches the connection'
  trace.step(reason, verdict.by?.place)
  return { kind: 'closed', reason, ...(verdict.by && { by: verdict.by.place }) }
}
