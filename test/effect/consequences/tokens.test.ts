import { describe, expect, it } from 'vitest'
import { consequencesOf } from '../../../src/effect/consequences/consequences.ts'
import { changedMesh } from './changed-mesh.ts'
import { gateway, route } from './shop.ts'

const issuer = 'https://login.example.com'

/** A RequestAuthentication at the gateways with JWT rules of one issuer. */
function rules(...fields: readonly string[]): string {
  const items = fields.map((field) => `{ issuer: '${issuer}', ${field} }`)
  return `${gateway}
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules: [${items.join(', ')}]
`
}

function sentencesOf(before: string, after: string): string[] {
  return consequencesOf(changedMesh(before, after))
    .filter(({ area }) => area === 'tokens')
    .map(({ code, sentence, place }) => `${code}: ${sentence} | ${place.node.path}`)
}

const keys = (name: string): string => `jwksUri: 'https://${name}.example.com/keys'`
const cart = `audiences: [cart], ${keys('a')}`
const stock = `audiences: [stock], ${keys('b')}`
const at = 'pods with `istio=ingress` of any namespace'
const uri = (name: string): string => `the keys of \`https://${name}.example.com/keys\``

describe('requests with tokens', () => {
  const members = `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]
`
  const openings = (before: string, after: string): string[] =>
    consequencesOf(changedMesh(before, after)).flatMap(({ area, code, sentence }) =>
      area === 'access' ? [`${code}: ${sentence.split(': ')[0]}`] : [],
    )

  it('have one sentence, whether a second token comes with them or not', () => {
    const authenticated = gateway.replace('/keys }', '/keys, audiences: [shop] }') + route() + members
    const [plain] = authenticated.split(/---\napiVersion: security[^]*?kind: RequestAuthentication/)
    expect(openings(authenticated, plain + route() + members)).toEqual([
      `closed: no longer lets anyone with a token of \`${issuer}\` in the header \`authorization\` or with a token of \`${issuer}\` in the parameter \`access_token\` (\`aud\` is \`shop\`) reach any path of \`shop.example.com\``,
    ])
  })

  it('are said to need one where a host is newly served', () => {
    expect(openings(gateway + members, gateway + members + route())).toEqual([
      `served: serves any path of \`shop.example.com\` to anyone with a token of \`${issuer}\``,
    ])
  })
})

describe('several JWT rules of one issuer', () => {
  it('are compared each with its counterpart', () => {
    expect(sentencesOf(rules(cart, stock), rules(stock, cart))).toEqual([])
    expect(sentencesOf(rules(cart, stock), rules(cart.replace('cart', 'pay'), stock))).toEqual([
      `audiences-changed: takes tokens of \`${issuer}\` for \`pay\` instead of \`cart\` at ${at} | spec.jwtRules[0].audiences`,
    ])
    expect(sentencesOf(rules(cart, stock), rules(stock, `audiences: [cart], ${keys('c')}`))).toEqual([
      `keys-changed: verifies tokens of \`${issuer}\` with ${uri('c')} instead of ${uri('a')} at ${at} | spec.jwtRules[1].jwksUri`,
    ])
    expect(
      sentencesOf(rules(cart, stock), rules(cart.replace('cart', 'pay'), stock.replace('/keys', '/new'))),
    ).toEqual([
      `audiences-changed: takes tokens of \`${issuer}\` for \`pay\` instead of \`cart\` at ${at} | spec.jwtRules[0].audiences`,
      `keys-changed: verifies tokens of \`${issuer}\` with the keys of \`https://b.example.com/new\` instead of ${uri('b')} at ${at} | spec.jwtRules[1].jwksUri`,
    ])
  })

  it('are added and removed', () => {
    expect(sentencesOf(rules(cart), rules(cart, stock))).toEqual([
      `keys-changed: also takes tokens of \`${issuer}\` for \`stock\` at ${at}, with ${uri('b')} | spec.jwtRules[1].jwksUri`,
    ])
    expect(sentencesOf(rules(cart, stock), rules(cart))).toEqual([
      `keys-changed: no longer takes tokens of \`${issuer}\` for \`stock\`, verified with ${uri('b')}, at ${at} | spec.jwtRules`,
    ])
    expect(sentencesOf(rules(cart), rules(cart, keys('a')))).toEqual([
      `audiences-changed: also takes tokens of \`${issuer}\` for any audience at ${at}, with ${uri('a')} | spec.jwtRules[1].audiences`,
    ])
  })

  it('are all named where the issuer is new', () => {
    const sso = rules(cart, stock).replaceAll(
      `{ issuer: '${issuer}', audiences`,
      "{ issuer: 'https://new.example.com', audiences",
    )
    expect(sentencesOf(rules(cart), sso)).toEqual([
      `issuer-trusted: takes tokens of \`https://new.example.com\` at ${at}, with ${uri('a')} and ${uri('b')} | spec.jwtRules[0].issuer`,
      `keys-changed: no longer takes tokens of \`${issuer}\` for \`cart\`, verified with ${uri('a')}, at ${at} | spec.jwtRules[0].issuer`,
    ])
  })
})
