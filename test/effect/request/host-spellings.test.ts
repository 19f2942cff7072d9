import { describe, expect, it } from 'vitest'
import { differentSpellings } from '../../../src/effect/request/registry/host-spellings.ts'
import { accessOutline } from '../access/outline.ts'
import { meshOfYaml } from './meshes.ts'

function object(kind: string, name: string, spec: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
---
`
}

const gateway = (host: string): string =>
  object(
    'Gateway',
    'edge',
    `selector: { istio: edge }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['${host}'] }]`,
  )
const routeTo = (host: string, destination = 'web'): string =>
  object(
    'VirtualService',
    'web',
    `hosts: ['${host}'], gateways: [edge], http: [{ route: [{ destination: { host: ${destination} } }] }]`,
  )

describe('hosts that are written in different ways', () => {
  const spellings = (...texts: string[]): string[] =>
    differentSpellings(texts.map((text) => meshOfYaml(text)))
  const sentence = (title: string, host: string, different: string): string =>
    `${title} has \`${host}\`, which Istio does not take for \`${different}\``

  it('are named, in one mesh or two', () => {
    expect(spellings(gateway('Shop.example.com') + routeTo('shop.example.com'))).toEqual([
      sentence('Gateway shop/edge', 'Shop.example.com', 'shop.example.com'),
    ])
    expect(spellings(routeTo('shop.example.com.'), routeTo('shop.example.com'))).toEqual([
      sentence('VirtualService shop/web', 'shop.example.com.', 'shop.example.com'),
    ])
  })

  it('are named where a wildcard or a short name is meant', () => {
    expect(spellings(gateway('*/*.Example.com') + routeTo('shop.example.com'))).toEqual([
      sentence('Gateway shop/edge', '*.Example.com', 'shop.example.com'),
    ])
    expect(
      spellings(routeTo('a.example.com', 'Web') + object('DestinationRule', 'web', 'host: web')),
    ).toEqual([
      sentence('VirtualService shop/web', 'Web.shop.svc.cluster.local', 'web.shop.svc.cluster.local'),
    ])
  })

  it('are none where all are written alike', () => {
    expect(spellings(gateway('Shop.example.com') + routeTo('Shop.example.com'))).toEqual([])
    expect(spellings(gateway('*.example.com') + routeTo('Shop.example.com'))).toEqual([])
    expect(spellings(gateway('*') + routeTo('${HOST}'), routeTo('shop.example.com'))).toEqual([])
  })

  it('prevent a proof that nothing new gets in', () => {
    const before = gateway('Shop.example.com') + routeTo('shop.example.com')
    expect(accessOutline(before.replace('Shop', 'shop'), before)).toEqual([
      `unknown: ${sentence('Gateway shop/edge', 'Shop.example.com', 'shop.example.com')}`,
    ])
  })
})
