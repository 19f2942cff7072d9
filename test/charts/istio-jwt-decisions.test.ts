import { describe, expect, it } from 'vitest'
import { type Request, decide } from './authorization.ts'
import type { Manifest } from './render.ts'
import { destination, gateway, issuer, orders, pods, release, token } from './jwt-release.ts'

describe('istio-jwt at the gateway: who passes', async () => {
  const objects = await release({
    orders: {
      ...orders,
      methods: ['GET', 'POST'],
      requiredClaims: [{ claim: 'scope', values: ['orders.read', 'orders.write'] }],
    },
    narrow: {
      hosts: ['narrow.example.com'],
      destination,
      protectedPaths: ['/api/*'],
      publicPaths: ['/status'],
    },
  })
  const cases: [string, Partial<Request>, number][] = [
    ['no token on a protected path', {}, 403],
    ['a good token on a protected path', { token }, 200],
    ['no token on a public path', { path: '/healthz' }, 200],
    ['a public path is exact', { path: '/healthz/' }, 403],
    ['a wrong token on a public path', { path: '/healthz', token: { ...token, aud: 'other' } }, 401],
    ['another audience', { token: { ...token, aud: ['other'] } }, 401],
    ['one of several audiences', { token: { ...token, aud: ['other', 'shop'] } }, 200],
    ['another issuer', { token: { ...token, iss: 'https://evil.example.net' } }, 401],
    ['a token without a subject', { token: { iss: issuer, aud: 'shop', scope: 'orders.read' } }, 403],
    ['the other value of the claim', { token: { ...token, scope: 'orders.write' } }, 200],
    ['no value of the claim', { token: { ...token, scope: 'orders.readonly' } }, 403],
    ['no claim', { token: { iss: issuer, sub: 'me', aud: 'shop' } }, 403],
    ['a method that is not listed', { token, method: 'DELETE' }, 403],
    ['any method on a public path', { path: '/healthz', method: 'HEAD' }, 200],
    ['the host in capitals, no token', { host: 'Orders.Example.Com' }, 403],
    ['the host with a port, no token', { host: 'orders.example.com:8443' }, 403],
    ['the host with a port and a good token', { host: 'orders.example.com:8443', token }, 200],
    ['a host of somebody else', { host: 'blog.example.com' }, 200],
    ['another service, protected, no token', { host: 'narrow.example.com', path: '/api/x' }, 403],
    [
      'another service, protected, a token',
      { host: 'narrow.example.com', path: '/api/x', token, method: 'DELETE' },
      200,
    ],
    ['another service, public', { host: 'narrow.example.com', path: '/status' }, 200],
    ['another service, neither, no token', { host: 'narrow.example.com', path: '/' }, 403],
    ['another service, neither, a token', { host: 'narrow.example.com', path: '/', token }, 403],
  ]
  it.each(cases)('%s', (_, request, answer) => {
    expect(decide(objects, gateway, { host: 'orders.example.com', path: '/orders', ...request })).toBe(answer)
  })

  it('reads a claim inside an object', async () => {
    const inner = await release({
      orders: { ...orders, requiredClaims: [{ claim: ['realm_access', 'roles'], values: ['admin'] }] },
    })
    const answers = [['user', 'admin'], ['user'], undefined].map((roles) =>
      decide(inner, gateway, {
        host: 'orders.example.com',
        path: '/',
        token: { ...token, realm_access: { roles } },
      }),
    )
    expect(answers).toEqual([200, 403, 403])
  })

  it('keeps two releases on one gateway apart', async () => {
    const blog = { ...orders, hosts: ['blog.example.com'] }
    const otherIssuer = {
      issuer: 'https://login.example.net',
      jwksUri: 'https://login.example.net/keys',
      audiences: ['blog'],
    }
    const both = [...objects, ...(await release({ blog }, otherIssuer, 'blog'))]
    const foreign = { iss: otherIssuer.issuer, sub: 'me', aud: 'blog', scope: 'orders.read' }
    const ask = (host: string, rule: typeof foreign) =>
      decide(both, gateway, { host, path: '/', token: rule })
    expect([ask('orders.example.com', foreign), ask('blog.example.com', foreign)]).toEqual([403, 200])
    expect([ask('orders.example.com', token), ask('blog.example.com', token)]).toEqual([200, 403])
    const names = both.map(({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('tells audiences of one issuer apart where releases share the gateway', async () => {
    const blog = { ...orders, hosts: ['blog.example.com'] }
    const both = [...objects, ...(await release({ blog }, { issuer, audiences: ['blog'] }, 'blog'))]
    expect(
      decide(both, gateway, { host: 'orders.example.com', path: '/', token: { ...token, aud: 'blog' } }),
    ).toBe(403)
  })
})

describe('istio-jwt at the pods', async () => {
  const objects = await release(
    { orders: { workloadSelector: pods.labels, publicPaths: ['/healthz'], methods: ['GET'] } },
    { enforceAt: 'workload' },
  )

  it('checks whatever host a caller names', async () => {
    expect(askPods(objects, {})).toBe(403)
    expect(askPods(objects, { token })).toBe(200)
    expect(askPods(objects, { token, method: 'POST' })).toBe(403)
    expect(askPods(objects, { path: '/healthz' })).toBe(200)
    expect(askPods(objects, { token: { ...token, aud: 'other' } })).toBe(401)
  })

  it('renders no gateway for a service without hosts, and leaves other pods alone', async () => {
    expect(objects.map((object) => object.kind).toSorted()).toEqual([
      'AuthorizationPolicy',
      'RequestAuthentication',
    ])
    expect(decide(objects, { ...pods, labels: { app: 'other' } }, { host: 'other', path: '/' })).toBe(200)
  })

  it('demands the selector of each service', async () => {
    await expect(release({ orders }, { enforceAt: 'workload' })).rejects.toThrow(/workloadSelector/)
  })
})

function askPods(objects: readonly Manifest[], request: Partial<Request>) {
  return decide(objects, pods, { host: 'orders', path: '/orders', ...request })
}
