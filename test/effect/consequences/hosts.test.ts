import { describe, expect, it } from 'vitest'
import { consequencesOf } from '../../../src/effect/consequences/consequences.ts'
import { changedMesh } from './changed-mesh.ts'
import { gateway, route } from './shop.ts'

it.each(['a b', '%', '[::1', '', '*. ', 'http://shop.example.com'])(
  'leaves out a host that no request can have: %s',
  (host) => {
    const wrong = route().replace('hosts: [shop.example.com]', `hosts: [${JSON.stringify(host)}]`)
    const open = gateway.replace('hosts: [shop.example.com]', "hosts: ['*']")
    const consequences = consequencesOf(changedMesh(open, open + wrong))
    expect(consequences.filter(({ area }) => area === 'traffic')).toEqual([])
  },
)

describe('a host and a wildcard over it', () => {
  const declared = (...hosts: readonly string[]) => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: partners, namespace: shop }
spec: { hosts: ${JSON.stringify(hosts)}, ports: [{ number: 443, name: tls, protocol: TLS }], resolution: NONE }
`
  const [host, wildcard] = ['pay.partner.example', '*.partner.example']

  it.each([
    ['is opened by the wildcard', declared(host), declared(wildcard), ['wildcard-opened']],
    ['is still reached by the wildcard', declared(host, wildcard), declared(wildcard), []],
    ['was reached by the wildcard', declared(wildcard), declared(wildcard, host), []],
    ['is reached without the wildcard', declared(wildcard), declared(host), ['closed']],
    [
      'is closed by its port',
      declared(host),
      declared(wildcard).replace('443', '8443'),
      ['closed', 'wildcard-opened'],
    ],
  ])('the host %s', (_, before, after, expected) => {
    const consequences = consequencesOf(changedMesh(before, after))
    const codes = consequences.filter(({ area }) => area === 'egress').map(({ code }) => code)
    expect(codes.toSorted()).toEqual(expected)
  })
})

it('says by what a server answers that only redirects', () => {
  const redirecting = gateway.replace('protocol: HTTP }', 'protocol: HTTP }, tls: { httpsRedirect: true }')
  const service = gateway.slice(gateway.indexOf('---'))
  const served = consequencesOf(changedMesh(service, redirecting)).filter(({ code }) => code === 'served')
  expect(served.map(({ sentence }) => sentence)).toEqual([
    'serves a redirect for any path of `shop.example.com` to anyone: `GET http://shop.example.com/` was not connected, and will be answered 301',
  ])
})

it('says that the destination of connections of other networks is not known', () => {
  const passing = gateway
    .replace(
      'number: 80, name: http, protocol: HTTP }',
      'number: 15443, name: tls, protocol: TLS }, tls: { mode: AUTO_PASSTHROUGH }',
    )
    .replace('hosts: [shop.example.com]', "hosts: ['*.local']")
  const service = gateway.slice(gateway.indexOf('---'))
  const served = consequencesOf(changedMesh(service, passing)).filter(({ code }) => code === 'served')
  expect(served.map(({ missing }) => missing)).toEqual([
    [expect.stringMatching(/^where port 15443 of .* sends connections of other networks$/)],
  ])
})

it.each([
  ['', 'an empty one'],
  ['shop/*', 'one with its namespace'],
])('names no host of a server that redirects to HTTPS and that no request has: %j, %s', (host) => {
  const redirecting = gateway
    .replace('protocol: HTTP }', 'protocol: HTTP }, tls: { httpsRedirect: true }')
    .replace('hosts: [shop.example.com]', `hosts: [${JSON.stringify(host)}]`)
  const service = gateway.slice(gateway.indexOf('---'))
  const served = consequencesOf(changedMesh(service, redirecting)).filter(({ code }) => code === 'served')
  expect(served.map(({ sentence }) => sentence)).toEqual([])
})

it('says that pods with a new sidecar may still reach any host', () => {
  const namespace = (labels: string): string => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
`
  const [without, injected] = [namespace(''), namespace('istio-injection: enabled')]
  const missing = (before: string, after: string): unknown[] =>
    consequencesOf(changedMesh(before, after, null)).map(({ code, missing: inputs }) => [code, inputs])
  const policy = ['the `outboundTrafficPolicy` of the MeshConfig, which is in no file']
  expect(missing(without, injected)).toEqual([['closed', policy]])
  expect(missing(injected, without)).toEqual([['any-host', policy]])
  expect(missing('', without)).toEqual([])
  expect(consequencesOf(changedMesh('', without)).map(({ code }) => code)).toEqual(['any-host'])
})
