import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lint } from '../../src/lint.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { modeIn, mtlsOf, mtlsWithoutPeerAuthentication, type Mtls } from '../../src/istio/policy/mtls.ts'
import { policyScope } from '../../src/istio/policy/policies.ts'
import { sharesNamespace } from '../../src/model/presence.ts'
import { policySelector, selects } from '../../src/istio/policy/selector.ts'
import { duplicateIssuer } from '../../src/rules/jwt/duplicate-issuer.ts'
import { meshOf, object } from './random-objects.ts'

const security = 'security.istio.io/v1'

const selector = fc.option(
  fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('a', 'b')).map((matchLabels) => ({
    matchLabels,
  })),
  { nil: undefined },
)
const peerAuthentication = object(
  security,
  'PeerAuthentication',
  fc.record({
    selector,
    mtls: fc.option(fc.record({ mode: fc.constantFrom('STRICT', 'PERMISSIVE', 'UNSET') }), {
      nil: undefined,
    }),
  }),
)
const requestAuthentication = object(
  security,
  'RequestAuthentication',
  fc.record({
    selector,
    jwtRules: fc.array(
      fc.record({
        issuer: fc.constantFrom('https://a', 'https://b'),
        audiences: fc.subarray(['x', 'y']),
      }),
      { maxLength: 2 },
    ),
  }),
)

/** The policies of a kind that hold wherever one does, found by a look at each: those of its namespace come first. */
function holdingInPairs(mesh: Mesh, policy: Manifest, kind: 'PeerAuthentication' | 'RequestAuthentication') {
  const holds = (candidate: Manifest) => selects(policySelector(candidate), policySelector(policy))
  const own = mesh
    .ofKind(kind)
    .filter((candidate) => candidate.namespace === policy.namespace && holds(candidate))
    .filter((candidate) => candidate.namespace === mesh.rootNamespace || sharesNamespace(policy, candidate))
  const ofRoot = mesh
    .ofKind(kind)
    .filter((candidate) => candidate.namespace === mesh.rootNamespace && holds(candidate))
  return policy.namespace === mesh.rootNamespace ? own : [...own, ...ofRoot]
}

function rankOf(mesh: Mesh, policy: Manifest): number {
  if (policySelector(policy).size > 0) return 0
  return policy.namespace === mesh.rootNamespace ? 2 : 1
}

/** The mode of the narrowest policies that say one; nothing where they disagree. */
function modeInPairs(mesh: Mesh, policies: readonly Manifest[]): Mtls['mode'] | undefined {
  for (const rank of [0, 1, 2]) {
    const modes = policies
      .filter((policy) => rankOf(mesh, policy) === rank)
      .filter((policy) => rank > 0 || policy.namespace !== mesh.rootNamespace)
      .map(({ spec }) => modeIn(spec.get('mtls')))
    const stated = modes.filter((mode) => mode !== null)
    if (stated.length === 0) continue
    return stated.length === modes.length && new Set(stated).size === 1 ? stated[0] : undefined
  }
  return mesh.holdsNamespace(mesh.rootNamespace) ? 'PERMISSIVE' : undefined
}

test('the mode of mTLS is what a look at each PeerAuthentication says', () => {
  fc.assert(
    fc.property(fc.array(peerAuthentication, { maxLength: 8 }), (some) => {
      const mesh = meshOf(some)
      for (const policy of mesh.manifests) {
        const holding = holdingInPairs(mesh, policy, 'PeerAuthentication')
        const wider = holding.filter((candidate) => rankOf(mesh, candidate) > rankOf(mesh, policy))
        expect(mtlsOf(mesh, policy)?.mode).toBe(modeInPairs(mesh, holding))
        expect(mtlsWithoutPeerAuthentication(mesh, policy)?.mode).toBe(modeInPairs(mesh, wider))
      }
    }),
    { numRuns: 300 },
  )
})

/** The issuers of rules for which an earlier or wider one asks for other audiences, by the files that have them. */
function twiceInPairs(mesh: Mesh): string[] {
  return mesh.ofKind('RequestAuthentication').flatMap((authentication, index) => {
    const others = holdingInPairs(mesh, authentication, 'RequestAuthentication').filter(
      (candidate) =>
        candidate !== authentication &&
        (mesh.manifests.indexOf(candidate) < index || policyScope(candidate) !== policyScope(authentication)),
    )
    const rules = rulesOf(authentication)
    const found = rules.filter((rule, at) =>
      [...rules.slice(0, at), ...others.flatMap(rulesOf)].some(
        (candidate) => candidate.issuer === rule.issuer && candidate.audiences !== rule.audiences,
      ),
    )
    return found.map(({ issuer }) => `${authentication.root.file} ${issuer}`)
  })
}

function rulesOf({ spec }: Manifest): { issuer: string; audiences: string }[] {
  return spec.items('jwtRules').map((rule) => ({
    issuer: rule.get('issuer').text,
    audiences: JSON.stringify(
      rule
        .items('audiences')
        .map(({ text }) => text)
        .toSorted(),
    ),
  }))
}

test('issuers with different audiences are those that a look at each RequestAuthentication finds', () => {
  fc.assert(
    fc.property(fc.array(requestAuthentication, { maxLength: 8 }), (some) => {
      const mesh = meshOf(some)
      const found = lint(mesh, [duplicateIssuer]).map(({ at, about }) => `${at.file} ${about}`)
      expect(new Set(found)).toEqual(new Set(twiceInPairs(mesh)))
    }),
    { numRuns: 300 },
  )
})
