import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { Claims, Token } from '../request/request.ts'
import type { ChangedMesh } from './changed-objects.ts'

/** A good token of an issuer, and the headers with it. */
export interface AskedToken {
  readonly issuer: string
  readonly headers: ReadonlyMap<string, string>
  readonly tokens: ReadonlyMap<string, Token>
}

/** In the form of a JWT, as proxies find it. */
const tokenText = 'header.payload.signature'

/** Good tokens of the issuers of both meshes, those near a policy first, with the claims that policies ask for. */
export function askedTokens({ base, head }: ChangedMesh, { namespace }: Manifest): AskedToken[] {
  const rules = [...jwtRulesOf(base), ...jwtRulesOf(head)]
  const issuers = [...new Set(rules.map(({ issuer }) => issuer))]
  const near = new Set(rules.filter((rule) => rule.namespace === namespace).map(({ issuer }) => issuer))
  const claims = { ...claimsOf(base), ...claimsOf(head) }
  return issuers
    .toSorted((first, second) => Number(near.has(second)) - Number(near.has(first)))
    .map((issuer) => askedToken(issuer, rules, claims))
}

interface IssuerRule {
  readonly issuer: string
  readonly namespace: string
  readonly node: Node
}

const jwtRulesOf = derived(['RequestAuthentication'], (mesh): readonly IssuerRule[] =>
  mesh
    .ofKind('RequestAuthentication')
    .flatMap(({ spec, namespace }) =>
      spec.items('jwtRules').map((node) => ({ issuer: node.get('issuer').text, namespace, node })),
    ),
)

/** A token for all audiences that some rule for the issuer names, where each of these rules looks for one. */
function askedToken(issuer: string, rules: readonly IssuerRule[], claims: Claims): AskedToken {
  const ofIssuer = rules.filter((rule) => rule.issuer === issuer).map(({ node }) => node)
  const audiences = ofIssuer.flatMap((node) => node.items('audiences').map(({ text }) => text))
  const places = ofIssuer.flatMap((node) =>
    node
      .items('fromHeaders')
      .map((header) => [header.get('name').text.toLowerCase(), header.get('prefix').text] as const),
  )
  const headers = [...places, ['authorization', 'Bearer '] as const]
  const token: Token = {
    claims: { ...claims, iss: issuer, sub: 'someone', ...(audiences.length > 0 && { aud: audiences }) },
    isSignedFor: (keys) => keys.issuer === '' || keys.issuer === issuer,
  }
  return {
    issuer,
    headers: new Map(headers.map(([name, prefix]) => [name, `${prefix}${tokenText}`])),
    tokens: new Map([[tokenText, token]]),
  }
}

/** The claims that conditions of policies compare, each with all values that they name. */
const claimsOf = derived(['AuthorizationPolicy'], (mesh: Mesh): Claims => {
  const claims: Record<string, unknown> = {}
  for (const { spec } of mesh.ofKind('AuthorizationPolicy'))
    for (const condition of spec.items('rules').flatMap((rule) => rule.items('when'))) {
      const [, names] = /^request\.auth\.claims((?:\[[^[\]]+\])+)$/.exec(condition.get('key').text) ?? []
      if (names !== undefined) addClaim(claims, names.slice(1, -1).split(']['), valuesOf(condition))
    }
  return claims
})

function valuesOf(condition: Node): string[] {
  return [...condition.items('values'), ...condition.items('notValues')].map(({ text }) =>
    text.replace(/^\*|\*$/, 'x'),
  )
}

function addClaim(claims: Record<string, unknown>, path: readonly string[], values: readonly string[]): void {
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((map, name) => (map[name] ??= {}) as Record<string, unknown>, claims)
  const name = path.at(-1)!
  const earlier = parent[name]
  parent[name] = [...(Array.isArray(earlier) ? (earlier as unknown[]) : []), ...values]
}
