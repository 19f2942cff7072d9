import { expect, test } from 'vitest'
import { matchEntries } from '../../src/istio/routing/delegated-matches.ts'
import { httpRoutesOf, httpRoutesWith } from '../../src/istio/routing/delegated-routes.ts'
import { meshOf } from '../rules/objects.ts'

const root = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: root, namespace: front }
spec:
  hosts: [shop.example.com]
  http:
    - name: products
      match:
        - uri: { prefix: /products }
          headers: { a: { exact: x } }
      delegate: { name: products, namespace: shop }
      timeout: 10s
      headers: { request: { remove: [a] } }
    - delegate: { name: hidden, namespace: shop }
    - delegate: { name: nothing }
    - route: [{ destination: { host: front } }]
`

const delegate = (name: string, spec: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec:
${spec}
`

const products = delegate(
  'products',
  `
  http:
    - match: [{ uri: { exact: /products/1 }, headers: { b: { exact: y } } }]
      retries: { attempts: 2 }
      route: [{ destination: { host: products } }]
    - match: [{ uri: { prefix: /other } }]
      route: [{ destination: { host: other } }]
    - timeout: 1s
      route: [{ destination: { host: products } }]`,
)
const hidden = delegate('hidden', `  exportTo: [.]\n  http: [{ route: [{ destination: { host: hidden } }] }]`)

const mesh = meshOf([root, products, hidden].join('---'))
const front = mesh.find('VirtualService', 'front', 'root')!
const { routes, lost } = httpRoutesOf(mesh, front)

test('a route has the fields of its delegate, and those of the root that the delegate lacks', () => {
  const [first, second, third] = routes
  expect(routes).toHaveLength(3)
  expect([first!.get('timeout').text, first!.at('retries', 'attempts').number]).toEqual(['10s', 2])
  expect([second!.get('timeout').text, second!.get('headers').kind]).toEqual(['1s', 'map'])
  expect([third!.delegate, third!.get('timeout').exists]).toEqual([undefined, false])
})

test('a match has the conditions of both', () => {
  const [[match], [ofRoot]] = [routes[0]!.matches, routes[1]!.matches]
  expect(match!.get('uri').get('exact').text).toBe('/products/1')
  expect([...matchEntries(match!, 'headers').keys()]).toEqual(['a', 'b'])
  expect(ofRoot!.get('uri').get('prefix').text).toBe('/products')
})

test('what istiod leaves out is known with its reason', () => {
  expect(lost.map(({ defect, root: { path }, route }) => [defect, path, route?.path])).toEqual([
    ['conflict', 'spec.http[0]', 'spec.http[1]'],
    ['not-exported', 'spec.http[1]', undefined],
    ['missing', 'spec.http[2]', undefined],
  ])
})

test('a delegate takes part in the routes of its roots', () => {
  const ofDelegate = httpRoutesWith(mesh, mesh.find('VirtualService', 'shop', 'products')!)
  expect(ofDelegate).toEqual(routes.slice(0, 2))
})

/** Whether a match of a delegate is merged with that of the root (istio `virtualservice_test.go`, TestHasConflict). */
test.each([
  ['uri: { prefix: /a }', 'uri: { prefix: /a/b }', true],
  ['uri: { prefix: /a/b }', 'uri: { prefix: /a }', false],
  ['uri: { prefix: /a }', 'uri: { exact: /a }', true],
  ['uri: { exact: /a }', 'uri: { prefix: /a }', false],
  ['uri: { exact: /a }', 'uri: { exact: /b }', false],
  ['uri: { regex: "^a" }', 'uri: { regex: "^a" }', false],
  ['uri: { prefix: /a }', 'uri: { regex: "^a" }', false],
  ['uri: { prefix: /a }', 'port: 80', true],
  ['port: 80', 'port: 81', false],
  ['uri: { prefix: /a }, ignoreUriCase: true', 'uri: { prefix: /a }', false],
  ['sourceNamespace: a', 'port: 80', false],
  ['port: 80', 'sourceNamespace: a', true],
  ['sourceLabels: { a: x }', 'sourceLabels: { b: y }', true],
  ['sourceLabels: { a: x }', 'sourceLabels: { a: y }', false],
  ['gateways: [mesh]', 'gateways: [mesh, other]', false],
  ['gateways: [mesh, other]', 'gateways: [mesh]', true],
  ['headers: { a: { prefix: x } }', 'headers: { a: { exact: xy } }', true],
  ['headers: { a: { prefix: x } }', 'headers: { a: {} }', false],
  ['queryParams: { a: { exact: x } }', 'queryParams: { a: { exact: y } }', false],
])('{ %s } and { %s }: %s', (ofRoot, ofDelegate, isMerged) => {
  const texts = [
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: root, namespace: shop }
spec: { hosts: [a.com], http: [{ match: [{ ${ofRoot} }], delegate: { name: part } }] }
`,
    delegate('part', `  http: [{ match: [{ ${ofDelegate} }], route: [{ destination: { host: a } }] }]`),
  ]
  const some = meshOf(texts.join('---'))
  expect(httpRoutesOf(some, some.find('VirtualService', 'shop', 'root')!).routes).toHaveLength(
    isMerged ? 1 : 0,
  )
})
