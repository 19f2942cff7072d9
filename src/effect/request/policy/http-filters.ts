import type { Mesh } from '../../../model/mesh.ts'
import type { Answered, DecidingPlace } from '../decision.ts'
import { splitTarget } from '../match/request-path.ts'
import { authorizerNames } from '../registry/mesh-options.ts'
import type { VerificationContext, Claims, Connection, HttpRequest } from '../request.ts'
import type { Trace } from '../trace.ts'
import { authenticate } from './authentication.ts'
import { authorize, matchCustom, type CompiledRule } from './authorization.ts'
import type { Facts } from './facts.ts'
import type { ProxyPolicies } from './proxy-policies.ts'

/** A request at a proxy, with what the proxy knows of its connection. */
export interface FilteredRequest {
  /** The path is normalized. */
  readonly request: HttpRequest
  readonly connection: Connection
  /** The address of the client, by X-Forwarded-For where the proxy trusts it. */
  readonly remote: string | undefined
}

/** The result of the filters: a request that passes, or an answer. */
export type Filtered =
  | { readonly kind: 'passed'; readonly request: HttpRequest; readonly claims: Claims | null }
  | { readonly kind: 'refused'; readonly outcome: Answered }

/**
 * Runs the filters of a proxy for incoming requests in their order: CUSTOM policies, tokens, DENY and ALLOW policies (istio
 * `pilot/pkg/networking/core/listener_builder.go`, buildHTTPConnectionManager). Returns the request as the filters change
 * it, or the answer of the filter that refuses it. Also answers `OPTIONS *` and CONNECT with 404. Steps and missing inputs
 * are added to `trace`.
 */
export function filterRequest(
  mesh: Mesh,
  { authorization, jwtRules }: ProxyPolicies,
  incoming: FilteredRequest,
  verification: VerificationContext,
  trace: Trace,
): Filtered {
  if (isWithoutPath(incoming.request)) return { kind: 'refused', outcome: noPath(trace) }
  const custom = customAnswer(mesh, authorization, incoming, trace)
  if (custom) return { kind: 'refused', outcome: custom }
  const { result, missing } = authenticate(jwtRules, incoming.request, verification)
  trace.miss(...missing)
  if (result.kind === 'refused') {
    trace.step(`the token is refused: ${readable(result.reason)}`, result.by)
    return { kind: 'refused', outcome: { ...result, kind: 'answered' } }
  }
  if (result.by) trace.step('the token is verified', result.by)
  const { request, claims } = result
  const answer = authorizationAnswer(authorization, factsOf(incoming, request, claims), trace)
  if (answer) return { kind: 'refused', outcome: answer }
  if (asksForTunnel(request)) return { kind: 'refused', outcome: noTunnel(trace) }
  return { kind: 'passed', request, claims }
}

/** The answer of CUSTOM policies; `undefined` if they let the request pass, or if files do not tell. */
function customAnswer(
  mesh: Mesh,
  authorization: ProxyPolicies['authorization'],
  incoming: FilteredRequest,
  trace: Trace,
): Answered | undefined {
  const custom = matchCustom(authorization, factsOf(incoming, incoming.request, null), 'http')
  if (!custom) return undefined
  const outcome = handedOver(mesh, custom.rule, trace)
  if (typeof custom.isMatch !== 'object') return outcome
  trace.miss(...custom.isMatch.missing)
  return undefined
}

/** The answer of DENY and ALLOW policies that refuse a request; `undefined` if they allow it. */
function authorizationAnswer(
  authorization: ProxyPolicies['authorization'],
  facts: Facts,
  trace: Trace,
): Answered | undefined {
  const { verdict, missing } = authorize(authorization, facts, 'http')
  trace.miss(...missing)
  if (verdict.kind === 'denied') {
    const by = verdict.by
      ? trace.stepAt('a DENY rule matches', [verdict.by.place])
      : trace.stepAt('no ALLOW rule matches', authorization.allowing)
    return forbidden(verdict.by?.name ?? 'none', by)
  }
  if (verdict.by) trace.step('an ALLOW rule matches', verdict.by.place)
  return undefined
}

/** True for `OPTIONS *`. */
function isWithoutPath({ method, target }: HttpRequest): boolean {
  return method === 'OPTIONS' && target === '*'
}

/** Before all filters (Envoy `source/common/http/conn_manager_impl.cc`, decodeHeaders). */
function noPath(trace: Trace): Answered {
  trace.step('proxies answer no request for `*`')
  return { kind: 'answered', status: 404, reason: 'absolute_path_rejected' }
}

/**
 * True for a request to open a tunnel: no route of Istio has the `connect_matcher` that takes one (Envoy
 * `source/common/router/config_impl.cc`, getRouteFromEntries).
 */
export function asksForTunnel({ method }: Pick<HttpRequest, 'method'>): boolean {
  return method === 'CONNECT'
}

function noTunnel(trace: Trace): Answered {
  trace.step('no route takes CONNECT')
  return { kind: 'answered', status: 404, reason: 'route_not_found' }
}

function readable(reason: string): string {
  return reason.replace(/^.*\{(.*)\}$/, '$1').replaceAll('_', ' ')
}

function forbidden(rule: string, by: DecidingPlace | undefined): Answered {
  const reason = `rbac_access_denied_matched_policy[${rule}]`
  return { kind: 'answered', status: 403, reason, ...(by && { by }) }
}

/** A provider that the mesh does not have refuses everything. Any other provider decides itself. */
function handedOver(mesh: Mesh, rule: CompiledRule, trace: Trace): Answered | undefined {
  const providers = authorizerNames(mesh)
  if (providers && !providers.includes(rule.provider)) {
    trace.step(`the mesh has no provider \`${rule.provider}\``, rule.place)
    const name = `istio-ext-authz-${rule.provider}-${rule.name}-deny-due-to-bad-CUSTOM-action`
    return forbidden(name, rule.place)
  }
  trace.step(`the provider \`${rule.provider}\` is asked`, rule.place)
  trace.miss(`the answer of the provider \`${rule.provider}\``)
  return undefined
}

/** The facts about a request that policies can match. */
export function factsOf(
  { connection, remote }: Pick<FilteredRequest, 'connection' | 'remote'>,
  { method, target, authority, headers }: HttpRequest,
  claims: Claims | null,
): Facts {
  const { principal, source, destination, sni } = connection
  return {
    method,
    path: splitTarget(target).path,
    authority,
    headers,
    principal,
    source,
    remote,
    destinationAddress: destination.address,
    destinationPort: destination.port,
    sni,
    claims,
  }
}
