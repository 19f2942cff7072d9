import type { Invariant } from '../../core/config.ts'
import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { identityPatterns } from '../request/policy/identity-attributes.ts'
import { policyPattern, textMatch } from '../request/match/text-match.ts'
import { pathPattern } from '../request/policy/value-patterns.ts'
import {
  allConditions,
  anyCondition,
  everyRequest,
  patternCondition,
  notCondition,
  identityCondition,
  type SpaceCondition,
} from './conditions.ts'
import { always } from './diagram.ts'
import { domainPattern } from './gateway-hosts.ts'
import { patternWords } from './pattern-words.ts'
import type { ProxySide } from './proxy-conditions.ts'
import type { SpaceDraft } from './space-draft.ts'
import type { TokenSample } from './token-sample.ts'

/** Selects the requests to compare at a proxy. Called before the atoms are computed. */
export type RequestFilter = (draft: SpaceDraft, at: ProxySide) => SpaceCondition

export const allRequests: RequestFilter = () => everyRequest

/** The requests of an invariant. A request has to match all keys. */
export type DescribedRequests = NonNullable<Invariant['never']>

/** The filter for described requests. The caller handles the ports of gateways and waypoints. */
export function filterFor(described: DescribedRequests): RequestFilter {
  const { hosts, paths, notPaths, methods, notMethods, ports, token, from } = described
  return (draft, at) =>
    allConditions([
      ...oneOf(hosts, (host) =>
        patternCondition(draft.text('host', domainPattern(host.toLowerCase()), `\`${host}\``)),
      ),
      ...oneOf(paths, (path) => pathCondition(draft, path)),
      ...noneOf(notPaths, (path) => pathCondition(draft, path)),
      ...oneOf(methods, (method) => methodCondition(draft, method)),
      ...noneOf(notMethods, (method) => methodCondition(draft, method)),
      ...(hasOwnPorts(at) ? [] : oneOf(ports, (port) => patternCondition(draft.port(port)))),
      ...(token === undefined ? [] : [tokenCondition(draft, token)]),
      ...clientConditions(draft, at, from ?? {}),
    ])
}

/** The port of a gateway is that of a server; that of a waypoint is one of a Service. */
function hasOwnPorts({ proxy }: ProxySide): boolean {
  return proxy.type === 'gateway' || proxy.type === 'waypoint'
}

/**
 * Requests with or without a token at a place where the proxy reads tokens. A proxy that reads no tokens ignores them.
 */
function tokenCondition(draft: SpaceDraft, token: NonNullable<DescribedRequests['token']>): SpaceCondition {
  // The first atom of the axis: `tokenAxis`.
  if (token === 'none') return ({ space }) => space.among('token', [0])
  if (token === 'any') return goodTokens(() => true)
  const { issuers, audiences, subjects, claims = {} } = token
  const claimCondition =
    (name: string) =>
    (value: string): SpaceCondition => {
      const pattern = policyPattern(value)
      return patternCondition(draft.text(`claim ${name}`, pattern, patternWords(`claim ${name}`, pattern)))
    }
  const matches = issuers?.map((issuer) => textMatch(policyPattern(issuer)))
  return allConditions([
    goodTokens((issuer) => matches?.some((match) => match(issuer) === true) ?? true),
    ...oneOf(audiences, claimCondition('aud')),
    ...oneOf(subjects, claimCondition('sub')),
    ...Object.entries(claims).flatMap(([name, values]) => oneOf(values, claimCondition(name))),
  ])
}

/** Requests with a valid token of some issuers. A token that no proxy trusts counts as invalid. */
function goodTokens(isIssuer: (issuer: string) => boolean): SpaceCondition {
  return ({ space }) => {
    const axis = space.axis('token')
    if (!axis) return always
    const samples = axis.samples as readonly TokenSample[]
    return space.among(
      'token',
      samples.flatMap(({ issuer }, atom) => (issuer !== null && isIssuer(issuer) ? [atom] : [])),
    )
  }
}

function clientConditions(
  draft: SpaceDraft,
  { side: { mesh }, proxy }: ProxySide,
  { namespaces, notNamespaces, principals, notPrincipals }: NonNullable<DescribedRequests['from']>,
): SpaceCondition[] {
  const context = { namespace: proxy.namespace, isAllow: false, trustDomains: trustDomainsOf(mesh) }
  const identity =
    (kind: 'namespaces' | 'principals') =>
    (value: string): SpaceCondition =>
      identityCondition(
        anyCondition(
          identityPatterns[kind](value, context).map((pattern) =>
            patternCondition(draft.text('identity', pattern, `${identityWords[kind]}\`${value}\``)),
          ),
        ),
      )
  return [
    ...oneOf(namespaces, identity('namespaces')),
    ...noneOf(notNamespaces, identity('namespaces')),
    ...oneOf(principals, identity('principals')),
    ...noneOf(notPrincipals, identity('principals')),
  ]
}

const identityWords = { namespaces: 'namespace ', principals: '' } as const

function pathCondition(draft: SpaceDraft, path: string): SpaceCondition {
  const pattern = pathPattern(path)
  return patternCondition(draft.text('path', pattern, patternWords('path', pattern)))
}

function methodCondition(draft: SpaceDraft, method: string): SpaceCondition {
  return patternCondition(draft.text('method', { form: 'exact', text: method }, `\`${method}\``))
}

/** The condition for a key with alternatives; always true if the key is absent. */
function oneOf<Value>(
  values: readonly Value[] | undefined,
  conditionOf: (value: Value) => SpaceCondition,
): SpaceCondition[] {
  return values ? [anyCondition(values.map(conditionOf))] : []
}

function noneOf<Value>(
  values: readonly Value[] | undefined,
  conditionOf: (value: Value) => SpaceCondition,
): SpaceCondition[] {
  return oneOf(values, conditionOf).map(notCondition)
}
