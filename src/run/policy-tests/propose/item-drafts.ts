import { distinctData } from '../../../core/distinct.ts'
import { groupBy } from '../../../core/group.ts'
import type { TestToken } from '../../../core/policy-test-file.ts'
import type { CoverageItem } from '../../../effect/request/coverage/coverage-items.ts'
import {
  gatewaySites,
  sitesOf,
  sitesOfPolicy,
  type RequestSite,
} from '../../../effect/request/coverage/request-sites.ts'
import type { RequestCondition, StringMatch } from '../../../effect/request/routing/request-condition.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import type { Draft } from './draft.ts'
import { goodToken, matchingRequest, sparedRequest, type Issuers, type RuleRequest } from './rule-drafts.ts'
import { sampleOfRegex } from './sample-texts.ts'

/** Limits on the requests that are tried for one item. */
const maxSites = 10
const maxTokens = 6
const maxDrafts = 60

/** Requests that may reach an item, the likeliest first, at most `maxDrafts`; empty if no site leads to it. */
export function itemDrafts(mesh: Mesh, item: CoverageItem): Draft[] {
  const drafts = {
    route: routeDrafts,
    rule: (...args) => policyDrafts(...args, null),
    principal: (...args) => policyDrafts(...args, item.value),
    issuer: issuerDrafts,
  } satisfies Record<CoverageItem['kind'], (mesh: Mesh, item: CoverageItem) => Draft[]>
  return drafts[item.kind](mesh, item).slice(0, maxDrafts)
}

/** A JWT rule of each issuer. */
const jwtRulesByIssuer = derived(['RequestAuthentication'], (mesh): ReadonlyMap<string, Node> => {
  const rules = mesh.ofKind('RequestAuthentication').flatMap(({ spec }) => spec.items('jwtRules'))
  return new Map(rules.map((rule) => [rule.get('issuer').text, rule]))
})

/** The trusted issuers of a mesh, each with one of its audiences. */
const issuersOf = derived(
  ['RequestAuthentication'],
  (mesh): Issuers =>
    new Map([...jwtRulesByIssuer(mesh)].map(([issuer, rule]) => [issuer, rule.items('audiences')[0]?.text])),
)

/** The conditions of policies on allowed requests, by host; `''` for any host. */
const askedByHost = derived(
  ['AuthorizationPolicy', 'RequestAuthentication'],
  (mesh): ReadonlyMap<string, readonly RuleRequest[]> => {
    const requests = mesh.ofKind('AuthorizationPolicy').flatMap((policy) => {
      const rules = policy.spec.items('rules')
      return policy.spec.get('action').text === 'DENY'
        ? [sparedRequest(policy, rules, issuersOf(mesh))]
        : rules.map((rule) => matchingRequest(policy, [rule], issuersOf(mesh)))
    })
    const pairs = requests.flatMap((request) =>
      (request.hosts.length > 0 ? [...new Set(request.hosts)] : ['']).map((host) => ({ host, request })),
    )
    const groups = groupBy(pairs, ({ host }) => host)
    return new Map([...groups].map(([host, group]) => [host, group.map(({ request }) => request)]))
  },
)

/** The conditions that requests to a site have to meet. */
function askedAt(mesh: Mesh, { url }: RequestSite): readonly RuleRequest[] {
  const byHost = askedByHost(mesh)
  return [...(byHost.get(new URL(url).hostname) ?? []), ...(byHost.get('') ?? [])].slice(0, maxTokens)
}

/** No token, the tokens that a site allows, and tokens of its issuers. */
function tokensAt(mesh: Mesh, site: RequestSite): (TestToken | null)[] {
  return [null, ...askedAt(mesh, site).flatMap(({ tokens }) => tokens), ...plainTokens(mesh)]
}

function routeDrafts(mesh: Mesh, { place, route, root }: CoverageItem): Draft[] {
  const condition = route!.conditions.find(({ node }) => node.path === place.node.path)
  const path = condition ? pathOf(condition) : '/'
  const headers = condition ? headersIn(condition) : {}
  return sitesOf(mesh, root!)
    .slice(0, maxSites)
    .flatMap((site) => {
      const usual = ['GET', ...askedAt(mesh, site).flatMap((rule) => rule.methods)]
      const methods = condition?.method ? [textOf(condition.method)] : usual
      return combined(mesh, site, { paths: [path], methods, tokens: tokensAt(mesh, site), headers })
    })
}

function pathOf({ uri, queryParams }: RequestCondition): string {
  const path = uri ? textOf(uri) : '/'
  const query = [...queryParams].map(([name, match]) => `${name}=${textOf(match)}`).join('&')
  return `${path.startsWith('/') ? path : `/${path}`}${query === '' ? '' : `?${query}`}`
}

function textOf({ form, text }: StringMatch): string {
  if (form === 'present') return 'x'
  return form === 'regex' ? sampleOfRegex(text) : text
}

/** Claims of tokens, `@request.auth.claims`, are in no header. */
function headersIn({ headers }: RequestCondition): Record<string, string> {
  const sent = [...headers].filter(([name]) => !name.startsWith('@'))
  return Object.fromEntries(sent.map(([name, match]) => [name.toLowerCase(), textOf(match)]))
}

function policyDrafts(mesh: Mesh, { place }: CoverageItem, principal: string | null): Draft[] {
  const { object, node } = place
  const rule = object.spec.at('rules', Number(node.pathKeys[2]))
  const matching = matchingRequest(object, [rule], issuersOf(mesh), principal)
  const served = gatewaySites(mesh)
  const outside =
    matching.hosts.length === 0
      ? [...served.values()]
      : matching.hosts.flatMap((host) => served.get(host) ?? [])
  const sites = [...outside.slice(0, maxSites), ...sitesOfPolicy(mesh, object).slice(0, maxSites)]
  return sites.flatMap((site) =>
    combined(mesh, site, {
      paths: matching.paths.length > 0 ? matching.paths : ['/', '/x'],
      methods: matching.methods.length > 0 ? matching.methods : ['GET'],
      tokens: matching.tokens.length > 0 ? matching.tokens : tokensAt(mesh, site),
      headers: matching.headers,
      callers: matching.callers,
    }),
  )
}

function issuerDrafts(mesh: Mesh, { place: { object, node }, value }: CoverageItem): Draft[] {
  const token = goodToken(value, node.items('audiences')[0]?.text)
  const outside = [...gatewaySites(mesh).values()].slice(0, maxSites)
  return [...outside, ...sitesOfPolicy(mesh, object).slice(0, maxSites)].flatMap((site) =>
    combined(mesh, site, { paths: ['/'], methods: ['GET'], tokens: [token], headers: {} }),
  )
}

function plainTokens(mesh: Mesh): TestToken[] {
  return [...issuersOf(mesh)].slice(0, maxTokens).map(([issuer, audience]) => goodToken(issuer, audience))
}

interface DraftParts {
  readonly paths: readonly string[]
  readonly methods: readonly string[]
  readonly tokens: readonly (TestToken | null)[]
  readonly headers: Readonly<Record<string, string>>
  readonly callers?: readonly string[]
}

/** The requests at a site with each path and token, and the first methods. */
function combined(mesh: Mesh, { url, isInMesh }: RequestSite, parts: DraftParts): Draft[] {
  const { paths, tokens, headers, callers = [] } = parts
  const methods = [...new Set(parts.methods)].slice(0, 2)
  const senders = isInMesh ? (callers.length > 0 ? callers : [anyCaller(mesh)]) : [null]
  const distinctTokens = distinctData(tokens)
  return senders.slice(0, 3).flatMap((from) =>
    paths.slice(0, 4).flatMap((path) =>
      methods.flatMap((method) =>
        distinctTokens.slice(0, maxTokens).map((token) => ({
          method,
          url,
          path,
          token,
          from,
          headers: { ...headers, ...(token && tokenHeader(mesh, token.issuer!)) },
        })),
      ),
    ),
  )
}

/** Pods that are in no file are taken to have a sidecar. */
function anyCaller(mesh: Mesh): string {
  const [deployment] = mesh.ofKind('Deployment')
  return `${deployment?.namespace ?? 'default'}/default`
}

/** The header in which proxies look for the tokens of an issuer, unless it is the usual one. */
function tokenHeader(mesh: Mesh, issuer: string): Record<string, string> {
  const header = jwtRulesByIssuer(mesh).get(issuer)?.items('fromHeaders')[0]
  return header ? { [header.get('name').text.toLowerCase()]: `${header.get('prefix').text}{token}` } : {}
}
