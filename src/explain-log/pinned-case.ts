import { distinctBy } from '../core/distinct.ts'
import type {
  PinnedCase,
  PolicyRuleRef,
  RefusalReason,
  RefusedGroup,
  RouteReason,
} from '../core/explained-log.ts'
import type { RequestDecisionAnswer } from '../core/request-answer.ts'
import type { TestExpectation, TestToken } from '../core/policy-test-file.ts'
import { hostsOfOthers } from '../effect/request/coverage/hosts-of-others.ts'
import { callersIn, gatewaySites, siteInMesh } from '../effect/request/coverage/request-sites.ts'
import type { RequestDecision } from '../effect/request/hops/hop-chain.ts'
import type { ObjectField } from '../inspect/locate-fields.ts'
import { normalHost } from '../istio/hosts/hosts.ts'
import type { Mesh } from '../model/mesh.ts'
import { verdictText } from '../run/policy-tests/mismatches.ts'
import { draftRequest, type Draft } from '../run/policy-tests/propose/draft.ts'
import { goodToken, matchingRequest } from '../run/policy-tests/propose/rule-drafts.ts'
import { testFileBody } from '../run/policy-tests/propose/test-file-text.ts'
import type { MeshSimulator } from '../run/request/mesh-simulator.ts'

/** A case that pins a refusal, with the fields that decide. */
export interface PinnedRefusal {
  readonly pinned: PinnedCase
  /** The fields that decide; empty if the files decide otherwise than the log. */
  readonly decidedBy: readonly ObjectField[]
}

/**
 * A case of a policy test that expects what a group of refused requests got, made of its first example: at the gateway that
 * serves its host, else in the mesh from the first caller whom the files refuse as the log says. `null` if there is no such
 * caller, if the log does not describe such a request (method, path, host, defect of its token), or if a proxy cannot decide
 * it from files: failed connections, statuses below 400, refusals by an external provider.
 * @param now milliseconds since 1970
 */
export function pinnedRefusal(
  meshes: readonly MeshSimulator[],
  group: RefusedGroup,
  now: number,
): PinnedRefusal | null {
  const expect = expectationFor(group)
  const [example] = group.examples
  if (expect === null || !example?.method || !example.path?.startsWith('/')) return null
  const request = { method: example.method, path: example.path, now }
  return pinnedAtGateway(meshes, group, expect, request) ?? pinnedInMesh(meshes, group, expect, request)
}

interface ExampleRequest {
  readonly method: string
  readonly path: string
  readonly now: number
}

/** The case of a request from outside to a host that gateways serve. */
function pinnedAtGateway(
  meshes: readonly MeshSimulator[],
  group: RefusedGroup,
  expect: TestExpectation,
  request: ExampleRequest,
): PinnedRefusal | null {
  const host = group.host === null ? '' : normalHost(group.host.replace(/:\d+$/, ''))
  const simulator = meshes.find(({ mesh }) => gatewaySites(mesh).has(host))
  const draft =
    simulator && draftOf(simulator.mesh, group, request, gatewaySites(simulator.mesh).get(host)!.url)
  if (!simulator || !draft) return null
  const decision = decisionAbout(simulator, draft, request.now)
  const answer = decision && simulator.answer(decision)
  const isOther = answer && answer.status !== group.status
  return {
    pinned: { text: caseText(simulator, draft, expect), decided: isOther ? verdictText(answer) : null },
    decidedBy: answer && isAsLogged(answer, group) ? endingFields(decision) : [],
  }
}

/**
 * The case of a call in the mesh. A log does not name callers, so this uses the first caller for whom the files decide
 * as the log.
 */
function pinnedInMesh(
  meshes: readonly MeshSimulator[],
  group: RefusedGroup,
  expect: TestExpectation,
  request: ExampleRequest,
): PinnedRefusal | null {
  for (const simulator of meshes) {
    const site = group.host === null ? undefined : siteInMesh(simulator.mesh, group.host)
    const draft = site && draftOf(simulator.mesh, group, request, site.url)
    if (!draft) continue
    for (const from of callersOf(simulator.mesh, group)) {
      const candidate = { ...draft, from }
      const decision = decisionAbout(simulator, candidate, request.now)
      if (!decision || !isAsLogged(simulator.answer(decision), group)) continue
      const pinned = { text: caseText(simulator, candidate, expect), decided: null }
      return { pinned, decidedBy: endingFields(decision) }
    }
  }
  return null
}

/** Limit on callers that are tried for one group. */
const maxCallers = 50

/** The possible callers: those in the rule that refuses, then the pods of the repository. */
function callersOf(mesh: Mesh, { refusal }: RefusedGroup): string[] {
  const policy =
    refusal.by === 'policy'
      ? mesh.find('AuthorizationPolicy', refusal.policy.namespace, refusal.policy.name)
      : undefined
  const rule = policy && refusal.by === 'policy' ? policy.spec.at('rules', refusal.policy.rule) : undefined
  const named = policy && rule ? matchingRequest(policy, [rule], new Map()).callers : []
  return [...new Set([...named, ...callersIn(mesh)])].slice(0, maxCallers)
}

/** Whether the files refuse a request as the log says: with the same status, by the same policy or by its token. */
function isAsLogged({ status, paths }: RequestDecisionAnswer, group: RefusedGroup): boolean {
  const start = reasonStart(group.refusal)
  return (
    status === group.status &&
    paths.every(({ end }) => end.kind === 'answered' && end.reason.startsWith(start))
  )
}

/** The beginning of Envoy's reason. */
function reasonStart(refusal: RefusalReason): string {
  if (refusal.by === 'token') return 'jwt_authn_access_denied'
  if (refusal.by === 'route') return decidedRoutes.get(refusal.reason) ?? ''
  if (refusal.by === 'provider') return ''
  const rule = refusal.by === 'policy' ? ruleName(refusal.policy) : 'none'
  return `rbac_access_denied_matched_policy[${rule}]`
}

/** The fields that end the paths of a request. */
function endingFields({ paths }: RequestDecision): ObjectField[] {
  const places = paths.flatMap(({ end }) => (end.kind === 'arrived' || !end.by ? [] : [end.by]))
  const distinct = distinctBy(places, (place) => place.node)
  return distinct.map(({ object, node }) => ({ manifest: object, node }))
}

function ruleName({ namespace, name, rule }: PolicyRuleRef): string {
  return `ns[${namespace}]-policy[${name}]-rule[${rule}]`
}

/** The request of a group without its caller; `undefined` if the log does not state the defect of its token. */
function draftOf(
  mesh: Mesh,
  { refusal }: RefusedGroup,
  { method, path }: ExampleRequest,
  url: string,
): Draft | undefined {
  const token = tokenFor(mesh, refusal)
  return token === undefined ? undefined : { method, url, path, headers: {}, token, from: null }
}

function decisionAbout(simulator: MeshSimulator, draft: Draft, now: number): RequestDecision | null {
  return simulator.decide(draftRequest(draft, now), hostsOfOthers(simulator.mesh))
}

function caseText({ environment }: MeshSimulator, draft: Draft, expect: TestExpectation): string {
  const name = `${draft.method} ${draft.path} is refused`
  const environments = environment === null ? [] : [environment]
  return testFileBody([{ name, draft, expect, environments, elsewhere: [] }])
}

function expectationFor({ refusal, status }: RefusedGroup): TestExpectation | null {
  if (status < 400) return null
  if (refusal.by === 'policy') {
    const { namespace, name } = refusal.policy
    return { status, policy: `AuthorizationPolicy ${namespace}/${name}` }
  }
  if (refusal.by === 'route') return decidedRoutes.has(refusal.reason) ? status : null
  return refusal.by === 'provider' ? null : status
}

/** The reasons of routes that files can decide, with Envoy's reason. */
const decidedRoutes: ReadonlyMap<RouteReason, string> = new Map([
  ['no-route', 'route_not_found'],
  ['no-cluster', 'cluster_not_found'],
  ['direct-response', 'direct_response'],
])

/** The token of such a request: `null` without one, `undefined` if the log does not state its defect. */
function tokenFor(mesh: Mesh, refusal: RefusalReason): TestToken | null | undefined {
  if (refusal.by !== 'token') return null
  const [rule] = mesh.ofKind('RequestAuthentication').flatMap(({ spec }) => spec.items('jwtRules'))
  const [, change] = defects.find(([words]) => words.test(refusal.step)) ?? []
  if (!rule || change === undefined) return undefined
  return change && { ...goodToken(rule.get('issuer').text, rule.items('audiences')[0]?.text), ...change }
}

/** The defect of a token, by the words of Envoy's jwt_verify_lib (`status.cc`); `null` for a missing token. */
const defects: readonly (readonly [words: RegExp, change: Partial<TestToken> | null])[] = [
  [/expired/, { exp: '-2m' }],
  [/not yet valid/, { nbf: '+5m' }],
  [/issuer is not configured/, { issuer: 'https://issuer.example' }],
  [/Audiences/, { audience: 'another-service' }],
  [/kid or alg|verification fails/, { kid: 'unknown' }],
  [/is missing/, null],
]
