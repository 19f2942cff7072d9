import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose'
import { beforeAll, expect, it } from 'vitest'
import { runPolicyTests } from '../../src/run/policy-tests/run-policy-tests.ts'
import { inputOf } from './scene.ts'

interface Keys {
  readonly jwk: JWK
  readonly sign: (claims: Record<string, unknown>, kid?: string) => Promise<string>
}

const issued = Date.UTC(2026, 0, 1) / 1000

/** A pair of keys that sign as an identity provider does. */
async function keysOf(alg: string, kid: string): Promise<Keys> {
  const { publicKey, privateKey } = await generateKeyPair(alg)
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg },
    sign: (claims, name = kid) =>
      new SignJWT({ iss: 'https://id.example', aud: 'shop', sub: 'ann', exp: issued + 300, ...claims })
        .setProtectedHeader({ alg, kid: name })
        .sign(privateKey),
  }
}

const mesh = (keys: string): string => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec: { hosts: [shop.example.com], gateways: [shop], http: [{ redirect: { uri: / } }] }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules: [{ issuer: https://id.example, audiences: [shop], ${keys} }]
`

let old: Keys
let rotated: Keys
let curve: Keys
beforeAll(async () => {
  ;[old, rotated, curve] = await Promise.all([
    keysOf('RS256', '2025'),
    keysOf('RS256', '2026'),
    keysOf('ES256', 'ec'),
  ])
})

const redirected = 301

/** What is decided about a token, by its name: `ok`, or what it is instead. */
async function outcomes(
  keys: string,
  tokens: Readonly<Record<string, string>>,
  more = '',
  files: Readonly<Record<string, string>> = {},
): Promise<Record<string, string | null>> {
  const tests = `url: http://shop.example.com
gateway: istio-system/ingress
now: 2026-01-01T00:00:00Z
${more}
tokens: ${JSON.stringify(Object.fromEntries(Object.entries(tokens).map(([name, jwt]) => [name, { jwt }])))}
cases:
${Object.keys(tokens)
  .map((name) => `  - { name: ${name}, token: ${name}, expect: ${redirected} }\n`)
  .join('')}`
  const head = { 'mesh.yaml': mesh(keys), 'tests/a.meshgate-test.yaml': tests, ...files }
  const { report } = await runPolicyTests(inputOf(head, null, { options: { together: true } }), {
    paths: [],
    filter: null,
  })
  expect(report.mistakes).toEqual([])
  return Object.fromEntries(
    report.results.map(({ name, mismatches, verdict, reason }) => [
      name,
      mismatches.length === 0 ? 'ok' : verdict === 'depends' ? mismatches[0]!.actual : reason,
    ]),
  )
}

const inline = (...keys: Keys[]): string => `jwks: '${JSON.stringify({ keys: keys.map(({ jwk }) => jwk) })}'`
const refused = 'jwt_authn_access_denied{Jwt_verification_fails}'

it('a JWT is verified with the keys of the rule', async () => {
  const good = await old.sign({})
  const [header, , signature] = good.split('.')
  const payload = Buffer.from(
    JSON.stringify({ iss: 'https://id.example', aud: 'shop', sub: 'eve' }),
  ).toString('base64url')
  expect(
    await outcomes(inline(old, curve), {
      good,
      curve: await curve.sign({}),
      tampered: [header, payload, signature].join('.'),
      'unknown kid': await old.sign({}, '2024'),
      'another key under its kid': await rotated.sign({}, '2025'),
      unsigned: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.x`,
      'another service': await old.sign({ aud: 'pay' }),
    }),
  ).toEqual({
    good: 'ok',
    curve: 'ok',
    tampered: refused,
    'unknown kid': refused,
    'another key under its kid': refused,
    unsigned: refused,
    'another service': 'jwt_authn_access_denied{Audiences_in_Jwt_are_not_allowed}',
  })
})

it('a rotated key passes once the set has it, and the old one as long as it does', async () => {
  const tokens = { before: await old.sign({}), after: await rotated.sign({}) }
  expect(await outcomes(inline(old), tokens)).toEqual({ before: 'ok', after: refused })
  expect(await outcomes(inline(old, rotated), tokens)).toEqual({ before: 'ok', after: 'ok' })
  expect(await outcomes(inline(rotated), tokens)).toEqual({ before: refused, after: 'ok' })
})

it('keys that proxies fetch are stated by the test file, else the answer depends on them', async () => {
  const fetched = 'jwksUri: https://id.example/keys'
  const tokens = { good: await old.sign({}), rotated: await rotated.sign({}) }
  const set = JSON.stringify({ keys: [old.jwk] })
  const expected = { good: 'ok', rotated: refused }
  expect(await outcomes(fetched, tokens, `keys: { https://id.example: ${set} }`)).toEqual(expected)
  expect(
    await outcomes(fetched, tokens, 'keys: { https://id.example: keys/id.json }', {
      'tests/keys/id.json': set,
    }),
  ).toEqual(expected)
  expect((await outcomes(fetched, { good: tokens.good }))['good']).toMatch(
    /^depends on .*the keys at https:\/\/id.example\/keys, which `keys` may state/,
  )
})

it('a JWT expires with the skew of Envoy, at the time that a case states', async () => {
  const jwt = await old.sign({})
  const head = {
    'mesh.yaml': mesh(inline(old)),
    'a.meshgate-test.yaml': `url: http://shop.example.com
gateway: istio-system/ingress
tokens: { jwt: { jwt: ${jwt} } }
cases:
  - name: expiry
    token: jwt
    each:
      - { now: ${issued + 299}, expect: 301 }
      - { now: ${issued + 360}, expect: 301 }
      - { now: ${issued + 361}, expect: 401 }
      - { now: 2026-01-01T00:06:01Z, expect: 401 }
`,
  }
  const { report } = await runPolicyTests(inputOf(head, null, { options: { together: true } }), {
    paths: [],
    filter: null,
  })
  expect(report.results.map(({ mismatches }) => mismatches)).toEqual([[], [], [], []])
})

it.each([
  ['tokens: { a: { jwt: x } }', '`jwt` is no JWT'],
  ['tokens: { a: { subject: ann } }', '`issuer` is missing, or a `jwt`'],
  ['keys: { https://id.example: keys.json }', 'there is no file `keys.json`'],
  ['keys: { https://id.example: {} }', 'a JWKS has a list `keys`'],
  ['now: 2026-13-01T00:00:00Z', '`2026-13-01T00:00:00Z` is no time'],
])('%s is a mistake', async (text, message) => {
  const tests = `url: http://shop.example.com\n${text}\ncases: [{ name: a, expect: 404 }]\n`
  const head = { 'mesh.yaml': mesh(inline(old)), 'a.meshgate-test.yaml': tests }
  const { report } = await runPolicyTests(inputOf(head), { paths: [], filter: null })
  expect(report.mistakes.map((mistake) => mistake.message)).toContainEqual(expect.stringContaining(message))
})
