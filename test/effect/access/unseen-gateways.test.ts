import { expect, it } from 'vitest'
import { accessOutline } from './outline.ts'

function virtualService(spec: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { ${spec} }
---
`
}

function httpRoute(parent: string, host: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec: { parentRefs: [{ ${parent} }], hostnames: [${host}], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }
---
`
}

function gateway(className: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: ${className}, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
`
}

const shared = (host: string, timeout: string): string =>
  virtualService(
    `hosts: [${host}], gateways: [infra/shared, mesh], http: [{ timeout: ${timeout}, route: [{ destination: { host: web } }] }]`,
  )
const [before, after] = ['shop.example.com', 'web.example.com']

it('is not known who gets in through a Gateway in no file', () => {
  expect(accessOutline(shared(after, '5s'), shared(before, '5s'))).toEqual([
    'unknown: Gateway infra/shared is in no file, and VirtualService shop/web differs, which is routed there',
  ])
  expect(accessOutline(shared(before, '5s'), '')).toHaveLength(1)
  expect(accessOutline(shared(before, '9s'), shared(before, '5s'))).toEqual([])
  expect(accessOutline(httpRoute('name: edge', after), httpRoute('name: edge', before))).toEqual([
    'unknown: Gateway shop/edge is in no file, and HTTPRoute shop/web differs, which is routed there',
  ])
})

it('is not known who gets in by a delegate to which no file delegates', () => {
  const delegate = (path: string): string =>
    virtualService(
      `http: [{ match: [{ uri: { prefix: ${path} } }], route: [{ destination: { host: web } }] }]`,
    )
  expect(accessOutline(delegate('/a'), delegate('/b'))).toEqual([
    'unknown: no file has a VirtualService that delegates to VirtualService shop/web, which differs',
  ])
  const root = virtualService(
    `hosts: [${before}], gateways: [infra/shared], http: [{ delegate: { name: web } }]`,
  ).replace('name: web, namespace', 'name: root, namespace')
  expect(accessOutline(root + delegate('/a'), root + delegate('/b'))).toEqual([
    'unknown: Gateway infra/shared is in no file, and VirtualService shop/web differs, which is routed there',
  ])
})

it('is not known who gets in through a Gateway of a class in no file', () => {
  const outline = (more: string, parent = 'name: edge'): string[] =>
    accessOutline(more + httpRoute(parent, after), more + httpRoute(parent, before))
  const unknown =
    'unknown: no file has GatewayClass nginx, which tells whether Istio serves Gateway shop/edge'
  expect(outline(gateway('nginx'))).toEqual([unknown])
  const foreign = `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: nginx }
spec: { controllerName: gateway.nginx.org/nginx-gateway-controller }
---
`
  expect(outline(gateway('nginx') + foreign)).toEqual([])
  expect(outline(gateway('istio')).filter((line) => line.startsWith('unknown'))).toEqual([])
  expect(outline('', "name: web, kind: Service, group: ''")).toEqual([])
  const listeners = `
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: more, namespace: shop }
spec: { parentRef: { name: edge }, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
`
  const ofSet = 'name: more, kind: ListenerSet'
  expect(outline(gateway('nginx') + listeners, ofSet)).toEqual([unknown])
  expect(outline('', ofSet)).toEqual([
    'unknown: ListenerSet shop/more is in no file, and HTTPRoute shop/web differs',
  ])
  expect(accessOutline(gateway('nginx').replace('port: 80', 'port: 81'), gateway('nginx'))).toEqual([unknown])
})
