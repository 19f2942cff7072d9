import { isDryRunPolicy } from '../../../istio/policy/dry-run.ts'
import { conversionKinds } from '../../../istio/gateway-api/convert.ts'
import { allVirtualServices } from '../../../istio/gateway-api/proxy-objects.ts'
import { principalOf, trustDomainsOf } from '../../../istio/policy/identity.ts'
import { derived } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import type { DecidingPlace } from '../decision.ts'
import type { ClientRequest, HopChain, RequestDecision } from '../hops/hop-chain.ts'
import { sourceAttributes } from '../policy/attributes.ts'
import { actionOfPolicy } from '../policy/authorization.ts'
import type { Facts } from '../policy/facts.ts'
import type { Claims } from '../request.ts'
import { mergedRoutes, type MergedRoute } from '../routing/merged-routes.ts'

/** Something of a mesh that decides about requests, so that a test can reach it. */
export interface CoverageItem {
  readonly kind: 'rule' | 'route' | 'issuer' | 'principal'
  /** The object and the rule, the condition of a route, the JWT rule, or the principal in a rule. */
  readonly place: DecidingPlace
  /** The issuer or the principal; `''` for others. */
  readonly value: string
  /** The route of a condition. */
  readonly route?: MergedRoute
  /** The VirtualService with the host of a route: for that of a delegate its root. */
  readonly root?: Manifest
}

/** The kinds of deciding objects. */
const coveredKinds = [
  'AuthorizationPolicy',
  'RequestAuthentication',
  'VirtualService',
  ...conversionKinds,
] as const

/** The coverage items of a mesh: rules of AuthorizationPolicies, conditions of HTTP routes, issuers and principals. */
export const coverageItems = derived(coveredKinds, (mesh): readonly CoverageItem[] => [
  ...mesh.ofKind('AuthorizationPolicy').flatMap(policyItems),
  ...allVirtualServices(mesh)
    .filter(({ spec }) => spec.items('hosts').length > 0)
    .flatMap((virtualService) => routeItems(mesh, virtualService)),
  ...mesh.ofKind('RequestAuthentication').flatMap(issuerItems),
])

/** A key that is equal for an item and the place of a step about it. */
export function itemKey({ object, node }: DecidingPlace): string {
  return `${object.kind} ${object.namespace}/${object.name} ${node.path}`
}

/** AUDIT rules and dry runs decide nothing. */
function policyItems(object: Manifest): CoverageItem[] {
  if (actionOfPolicy(object) === 'AUDIT' || isDryRunPolicy(object)) return []
  return object.spec.items('rules').flatMap((node): CoverageItem[] => [
    { kind: 'rule', place: { object, node }, value: '' },
    ...principalsOf(node).map(({ node: principal }) => ({
      kind: 'principal' as const,
      place: { object, node: principal },
      value: principal.text,
    })),
  ])
}

/** The fields of a source that say who calls. */
const principalFields = ['principals', 'requestPrincipals', 'namespaces', 'serviceAccounts'] as const

interface PrincipalOfRule {
  readonly field: (typeof principalFields)[number]
  readonly node: Node
}

function principalsOf(rule: Node): PrincipalOfRule[] {
  return rule.items('from').flatMap((item) =>
    principalFields.flatMap((field) =>
      item
        .at('source', field)
        .items()
        .map((node) => ({ field, node })),
    ),
  )
}

function routeItems(mesh: Mesh, root: Manifest): CoverageItem[] {
  return mergedRoutes(mesh, root).flatMap((route) => {
    const nodes = route.conditions.length > 0 ? route.conditions.map(({ node }) => node) : [route.node]
    return nodes.map((node) => ({
      kind: 'route' as const,
      place: { object: route.owner, node },
      value: '',
      route,
      root,
    }))
  })
}

function issuerItems(object: Manifest): CoverageItem[] {
  return object.spec
    .items('jwtRules')
    .map((node) => ({ kind: 'issuer', place: { object, node }, value: node.get('issuer').text }))
}

/** The keys of the items that decide about a request; empty if the decision has missing inputs. */
export function reachedItems(
  mesh: Mesh,
  clientRequest: ClientRequest,
  decision: RequestDecision,
): Set<string> {
  const [token] = clientRequest.verification.tokens.values()
  const claims = token?.claims ?? null
  const reached =
    decision.missing.length > 0 ? [] : decision.paths.flatMap((path) => reachedOn(mesh, path, claims))
  return new Set(reached)
}

function reachedOn(mesh: Mesh, { hops }: HopChain, claims: Claims | null): string[] {
  return hops.flatMap(({ steps }, index) => {
    const sender = hops[index - 1]?.proxy
    const principal =
      sender?.serviceAccount === undefined
        ? null
        : `spiffe://${principalOf(mesh, sender.namespace, sender.serviceAccount)}`
    return steps.flatMap(({ by }) =>
      by ? [itemKey(by), ...matchingPrincipals(mesh, by, principal, claims)] : [],
    )
  })
}

/** The principals of a rule that the caller of a request has. */
function matchingPrincipals(
  mesh: Mesh,
  { object, node }: DecidingPlace,
  principal: string | null,
  claims: Claims | null,
): string[] {
  if (object.kind !== 'AuthorizationPolicy') return []
  const context = {
    namespace: object.namespace,
    isAllow: actionOfPolicy(object) === 'ALLOW',
    trustDomains: trustDomainsOf(mesh),
  }
  return principalsOf(node).flatMap(({ field, node: named }) => {
    const matches = sourceAttributes[field]!.match([named.text], '', context)
    return matches({ ...noFacts, principal, claims }) === true ? [itemKey({ object, node: named })] : []
  })
}

/** Facts without the principal and claims, which principals do not depend on. */
const noFacts: Omit<Facts, 'principal' | 'claims'> = {
  method: '',
  path: '',
  authority: '',
  headers: new Map(),
  source: undefined,
  remote: undefined,
  destinationAddress: undefined,
  destinationPort: 0,
  sni: '',
}
