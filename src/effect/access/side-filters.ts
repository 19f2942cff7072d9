import type { Mesh } from '../../model/mesh.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { authorizerNames, authorizerProtocol } from '../request/registry/mesh-options.ts'
import type { Authorization } from '../request/policy/authorization.ts'
import type { JwtRule } from '../request/policy/jwt-rules.ts'
import type { ProxyPolicies } from '../request/policy/proxy-policies.ts'
import { patternCondition, type SpaceCondition } from './conditions.ts'
import type { RequestFunction } from './diagram.ts'
import type { Outcomes } from './outcomes.ts'
import type { RequestSpace } from './request-space.ts'
import type { AllowingPolicy, DecidingRule, SidePolicies } from './side-policies.ts'
import type { SpaceDraft } from './space-draft.ts'
import type { TokenResults } from './token-results.ts'

/** A policy, policy rule or JWT rule that can be left out, to test whether it decides. */
export type PolicyOrRule = DecidingRule | AllowingPolicy | JwtRule

/** An external authorizer that CUSTOM rules name. */
interface Authorizer {
  /** The requests that it refuses; `null` if the mesh has no such provider, so that everything is refused. */
  readonly refuses: SpaceCondition | null
  /** True if it is not asked about TCP connections. */
  readonly isOfHttp: boolean
}

/** The policies at a proxy of base or head as its filters, ready to be evaluated for all requests (`filterRefusals`). */
export interface SideFilters {
  readonly policies: SidePolicies
  readonly providers: ReadonlyMap<string, Authorizer>
  /** The results of token rules, by the rules. */
  readonly tokenResults: Map<string, TokenResults>
  /** The AuthorizationPolicies by which a witness is replayed; `null` for those of the proxy. */
  readonly replayed: Authorization | null
}

/** A compiled proxy with the policies by which a witness is replayed. */
export function replayedProxy<Proxy extends { readonly policies: ProxyPolicies }>(
  proxy: Proxy,
  { replayed }: SideFilters,
): Proxy {
  if (!replayed) return proxy
  return { ...proxy, policies: { authorization: replayed, jwtRules: proxy.policies.jwtRules } }
}

/**
 * Prepares the policies of a side. Adds a flag to `draft` for the answer of each provider of a CUSTOM policy, except for a
 * provider that MeshConfig does not have.
 * @param replayed see `SideFilters`
 */
export function sideFilters(
  mesh: Mesh,
  policies: SidePolicies,
  draft: SpaceDraft,
  replayed: Authorization | null = null,
): SideFilters {
  const custom = policies.rules.filter(({ action }) => action === 'CUSTOM')
  const names = new Set(custom.map(({ provider }) => provider))
  const providers = new Map([...names].map((name) => [name, authorizer(mesh, name, draft)]))
  return { policies, providers, tokenResults: new Map(), replayed }
}

/** A provider decides the same in base and head unless its MeshConfig entry differs. */
function authorizer(mesh: Mesh, name: string, draft: SpaceDraft): Authorizer {
  const isMissing = authorizerNames(mesh)?.includes(name) === false
  const flag = `provider ${name} ${providerText(mesh, name)}`
  return {
    refuses: isMissing ? null : patternCondition(draft.flag(flag, `the answer of the provider \`${name}\``)),
    isOfHttp: authorizerProtocol(mesh, name) === 'http',
  }
}

/** The MeshConfig entry of a provider. */
function providerText({ configSources }: Mesh, name: string): string {
  const providers = configSources.flatMap(({ config }) => config.items('extensionProviders'))
  return providers
    .filter((provider) => provider.get('name').text === name)
    .map(canonicalJson)
    .join()
}

/** False for a policy or rule that an evaluation leaves out. */
export type PolicyOrRuleFilter = (policyOrRule: PolicyOrRule) => boolean

/** What filters are evaluated for: the requests of a space, with outcomes by number, and the policies and rules that are kept. */
export interface FilterContext {
  readonly space: RequestSpace
  readonly outcomes: Outcomes
  /** The clients with an identity that the proxy sees. */
  readonly identity: RequestFunction
  readonly isKept: PolicyOrRuleFilter
}
