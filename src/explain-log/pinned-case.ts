import type { PinnedCase, RefusalReason, RefusedGroup } from '../core/explained-log.ts'
import type { TestExpectation, TestToken } from '../core/policy-test-file.ts'
import { hostsOfOthers } from '../effect/request/coverage/hosts-of-others.ts'
import { gatewaySites } from '../effect/request/coverage/request-sites.ts'
import { normalHost } from '../istio/hosts/hosts.ts'
import type { Mesh } from '../model/mesh.ts'
import { verdictText } from '../run/policy-tests/mismatches.ts'
import { askedDraft, type Draft } from '../run/policy-tests/propose/draft.ts'
import { goodToken } from '../run/policy-tests/propose/rule-drafts.ts'
import { testFileBody } from '../run/policy-tests/propose/test-file-text.ts'
import type { AskedMesh } from '../run/request/asked-mesh.ts'

/**
 * A case of a policy test that holds as long as requests like those of a group are refused; `null` where the log does
 * not say what such a request is, or a proxy cannot tell it from files: calls in the mesh, connections that fail.
 *
 * @param now milliseconds since 1970
 */
export function pinnedCase(
  meshes: readonly AskedMesh[],
  group: RefusedGroup,
  now: number,
): PinnedCase | null {
  const host = group.host === null ? '' : normalHost(group.host.replace(/:\d+$/, ''))
  const asked = meshes.find(({ mesh }) => gatewaySites(mesh).has(host))
  const [example] = group.examples
  if (!asked || !example?.method || !example.path?.startsWith('/')) return null
  const expect = expectationFor(group)
  const token = tokenFor(asked.mesh, group.refusal)
  if (expect === null || token === undefined) return null
  const { url } = gatewaySites(asked.mesh).get(host)!
  const { method, path } = example
  const draft: Draft = { method, url, path, headers: {}, token, from: null }
  const elsewhere = hostsOfOthers(asked.mesh)
  const decision = asked.decide(askedDraft(draft, now), elsewhere)
  const answer = decision && asked.answer(decision)
  const proposed = {
    name: `${method} ${path} is refused`,
    draft,
    expect,
    environments: asked.environment === null ? [] : [asked.environment],
    elsewhere: [],
  }
  return {
    text: testFileBody([proposed]),
    decided: answer && answer.status !== group.status ? verdictText(answer) : null,
  }
}

function expectationFor({ refusal, status }: RefusedGroup): TestExpectation | null {
  if (status < 400) return null
  if (refusal.by === 'policy') {
    const { namespace, name } = refusal.policy
    return { status, policy: `AuthorizationPolicy ${namespace}/${name}` }
  }
  if (refusal.by === 'route') return refusal.reason === 'no-route' ? status : null
  return refusal.by === 'provider' ? null : status
}

/** The token of such a request: `null` for none, `undefined` where the log does not say what is wrong with it. */
function tokenFor(mesh: Mesh, refusal: RefusalReason): TestToken | null | undefined {
  if (refusal.by !== 'token') return null
  const [rule] = mesh.ofKind('RequestAuthentication').flatMap(({ spec }) => spec.items('jwtRules'))
  const [, change] = defects.find(([words]) => words.test(refusal.step)) ?? []
  if (!rule || change === undefined) return undefined
  return change && { ...goodToken(rule.get('issuer').text, rule.items('audiences')[0]?.text), ...change }
}

/** What is wrong with a token, by the words of Envoy's jwt_verify_lib (`status.cc`); `null` if there is none. */
const defects: readonly (readonly [words: RegExp, change: Partial<TestToken> | null])[] = [
  [/expired/, { exp: '-2m' }],
  [/not yet valid/, { nbf: '+5m' }],
  [/issuer is not configured/, { issuer: 'https://issuer.example' }],
  [/Audiences/, { audience: 'another-service' }],
  [/kid or alg|verification fails/, { kid: 'unknown' }],
  [/is missing/, null],
]
