import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { pathNormalization } from '../request/registry/mesh-options.ts'
import { compileAuthorization } from '../request/policy/authorization.ts'
import type { JwtRule } from '../request/policy/jwt-rules.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { MeshPair, MeshSide } from './mesh-pair.ts'
import { connectionPolicies } from './connection-policies.ts'
import { sideFilters, type SideFilters } from './side-filters.ts'
import type { ConditionScope } from './condition-readers.ts'
import type { RuleSlice, SideSlice } from './rule-slice.ts'
import { sidePolicies, tokenPolicies, type TokenPolicy } from './side-policies.ts'
import { SpaceDraft } from './space-draft.ts'
import { identitiesOf, normalPaths } from './text-domains.ts'
import { audiencePatterns } from './token-results.ts'
import { tokenPlacesOfRules, tokenPlacesOf, tokenAxis } from './token-axis.ts'

/** A proxy on one side. */
export interface ProxySide {
  readonly side: MeshSide
  readonly proxy: MeshProxy
  /** At a waypoint the Service or ServiceEntry that it serves. */
  readonly service?: Manifest
}

/** How a proxy sees requests. */
export type ProxyView = Pick<ConditionScope, 'port' | 'isRemotePeer' | 'serverNames'>

/** The policies of a proxy on both sides, whose conditions share one draft of the space. */
export interface FilterPair {
  readonly draft: SpaceDraft
  readonly head: SideFilters
  readonly base: SideFilters
  /** Where conditions of each side are read. */
  readonly scopes: { readonly head: ConditionScope; readonly base: ConditionScope }
  /** What is not compared. */
  readonly reservations: readonly string[]
}

/**
 * Reads the policies of both sides.
 * @param slice the rules that matter; `null`: all
 */
export function filterPair(
  { keptAtoms }: Pick<MeshPair, 'keptAtoms'>,
  head: ProxySide,
  base: ProxySide,
  view: ProxyView,
  slice: RuleSlice | null = null,
): FilterPair {
  const trustDomains = [head, base].flatMap(({ side }) => trustDomainsOf(side.mesh).names)
  const paths = normalPaths(pathNormalization(head.side.mesh))
  const draft = new SpaceDraft({ paths, identities: identitiesOf(trustDomains) }, keptAtoms)
  const [ofHead, ofBase] = [head, base].map(({ side, proxy, service }) =>
    proxy.type === 'ztunnel' ? [] : tokenPolicies(side.mesh, proxy, draft, service),
  ) as [TokenPolicy[], TokenPolicy[]]
  const rules = [...ofHead, ...ofBase].flatMap((policy) => policy.rules)
  const areTokensEqual = stateOf(ofHead) === stateOf(ofBase)
  const tokenCount = addTokens(draft, rules, !areTokensEqual)
  const made = { madeHeaders: new Set(rules.flatMap(headersOf)), madeParameters: parametersOf(rules) }
  const shared = { draft, ...view, ...made }
  const scopeOf = (tokens: readonly TokenPolicy[]): ConditionScope => ({
    ...shared,
    headerState: stateOf(tokens),
  })
  const scopes = { head: scopeOf(ofHead), base: scopeOf(ofBase) }
  return {
    draft,
    head: filtersOf(head, ofHead, scopes.head, slice?.head),
    base: filtersOf(base, ofBase, scopes.base, slice?.base),
    scopes,
    reservations:
      areTokensEqual || tokenPlacesOfRules(rules).length <= tokenCount
        ? []
        : [`RequestAuthentications differ, and requests with ${more[tokenCount]} tokens are not compared`],
  }
}

function filtersOf(
  { side, proxy, service }: ProxySide,
  tokens: readonly TokenPolicy[],
  scope: ConditionScope,
  slice: SideSlice | null = null,
): SideFilters {
  const policies =
    proxy.type === 'ztunnel'
      ? connectionPolicies(side.mesh, proxy, scope.draft)
      : sidePolicies(side.mesh, proxy, tokens, scope, { service, slice })
  const replayed = slice?.isReplayedAlone
    ? compileAuthorization(slice.policies, trustDomainsOf(side.mesh))
    : null
  return sideFilters(side.mesh, policies, scope.draft, replayed)
}

/** Limit on the kinds of tokens in pairs. */
const maxPairs = 300

/** More tokens than are compared. */
const more = { 1: 'several', 2: 'three or more' } as const

/**
 * Adds the axes of tokens.
 * @param isSeveral true if requests with two tokens matter: if authentication is the same on both sides, they are decided as
 * those with just the token that counts
 * @returns the number of tokens of a request that are compared
 */
function addTokens(draft: SpaceDraft, rules: readonly JwtRule[], isSeveral: boolean): 1 | 2 {
  if (rules.length === 0) return 1
  const single = tokenAxis(rules)
  const kinds = single.samples.length
  const hasPairs = isSeveral && (kinds * kinds) / 2 <= maxPairs
  draft.addAxis(hasPairs ? tokenAxis(rules, true) : single)
  if (hasPairs) draft.addSecondClaims()
  for (const { pattern, audience } of audiencePatterns(rules))
    draft.text('claim aud', pattern, `\`${audience}\``, `\`${audience}\` whatever its scheme and last slash`)
  return hasPairs ? 2 : 1
}

/** The headers that JWT rules read tokens from, or write. */
function headersOf({ node }: JwtRule): string[] {
  const places = tokenPlacesOf(node).flatMap(({ kind, name }) =>
    kind === 'header' ? [name] : kind === 'cookie' ? ['cookie'] : [],
  )
  const outputs = [
    node.get('outputPayloadToHeader').text,
    ...node.items('outputClaimToHeaders').map((output) => output.get('header').text),
  ]
  return [...places, ...outputs.filter((name) => name !== '').map((name) => name.toLowerCase())]
}

/** The query parameters that JWT rules read tokens from. */
function parametersOf(rules: readonly JwtRule[]): ReadonlySet<string> {
  const places = rules.flatMap(({ node }) => tokenPlacesOf(node))
  return new Set(places.flatMap(({ kind, name }) => (kind === 'parameter' ? [name] : [])))
}

function stateOf(policies: readonly TokenPolicy[]): string {
  return JSON.stringify(
    policies.flatMap(({ rules }) => rules.map(({ node }) => canonicalJson(node))).toSorted(),
  )
}
