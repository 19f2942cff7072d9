import type { Mesh } from '../../../model/mesh.ts'
import type { Closed } from '../decision.ts'
import { authorizerNames, authorizerProtocol } from '../registry/mesh-options.ts'
import type { TracedRequest } from '../trace.ts'
import { authorize, matchCustom, type Authorization, type CompiledRule } from './authorization.ts'
import { factsOf } from './http-filters.ts'
import type { ProxyPolicies } from './proxy-policies.ts'

/**
 * Policies where a proxy sees a connection and no requests: HTTP attributes of a DENY rule are left out, and so are ALLOW
 * rules that have some. `undefined` if the connection may pass.
 */
export function refusedConnection(
  mesh: Mesh,
  { authorization }: ProxyPolicies,
  { connection, request, trace }: TracedRequest,
): Closed | undefined {
  const facts = factsOf({ connection, remote: connection.source }, request, null)
  const custom = matchCustom(connectionAuthorization(mesh, authorization), facts, 'tcp')
  if (custom?.isMatch === true && lacksProvider(mesh, custom.rule)) {
    const reason = `the mesh has no provider \`${custom.rule.provider}\``
    trace.step(reason, custom.rule.place)
    return { kind: 'closed', reason, by: custom.rule.place }
  }
  if (custom) trace.miss(`the answer of the provider \`${custom.rule.provider}\``)
  const { verdict, missing } = authorize(authorization, facts, 'tcp')
  trace.miss(...missing)
  if (verdict.kind !== 'denied') return undefined
  const reason = verdict.by ? 'a DENY rule matches the connection' : 'no ALLOW rule matches the connection'
  const by = trace.stepAt(reason, verdict.by ? [verdict.by.place] : authorization.allowing)
  return { kind: 'closed', reason, ...(by && { by }) }
}

/**
 * The rules of policies that hold for connections: providers that speak HTTP are not asked about them (istio
 * `pilot/pkg/security/authz/builder/builder.go`, buildTCP).
 */
export function connectionAuthorization(mesh: Mesh, authorization: Authorization): Authorization {
  const custom = authorization.custom.filter(({ provider }) => authorizerProtocol(mesh, provider) !== 'http')
  return { ...authorization, custom }
}

/** True if the mesh is known not to have the provider of a rule, which then refuses what it matches. */
function lacksProvider(mesh: Mesh, { provider }: CompiledRule): boolean {
  return authorizerNames(mesh)?.includes(provider) === false
}
