import { describe, expect, it } from 'vitest'
import { lint } from '../../src/lint.ts'
import { notAccepted } from '../../src/rules/gateway-api/not-accepted.ts'
import { meshOf } from './objects.ts'

function listener(index: number, hostname: string, protocol = 'HTTP'): string {
  return `{name: l${index}, port: ${8000 + index}, protocol: ${protocol}, hostname: ${hostname}}`
}

/** The messages about a Gateway with some listeners, and about an HTTPRoute that names the Gateway alone. */
function messages(listeners: readonly string[]): string[] {
  const mesh = meshOf(
    `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec: {gatewayClassName: istio, listeners: [${listeners.join(', ')}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
spec: {parentRefs: [{name: public}], hostnames: [web.example.com], rules: []}
`,
  )
  return lint(mesh, [notAccepted]).map(({ message }) => message)
}

describe('a route that no listener of a Gateway admits', () => {
  it('names what one listener serves', () => {
    expect(messages([listener(1, 'a.example.com'), listener(2, 'a.example.com')])).toEqual([
      'the listener serves `a.example.com`, and no entry of `hostnames` of the HTTPRoute matches that: the route gets no traffic; write a hostname of the listener',
    ])
  })

  it('names what several serve, each once', () => {
    const hosts = ['a', 'b', 'b', 'c', 'd'].map((name) => `${name}.example.com`)
    expect(messages(hosts.map((host, index) => listener(index, host)))).toEqual([
      'no listener of the Gateway serves an entry of `hostnames` of the HTTPRoute (they serve `a.example.com`, `b.example.com`, `c.example.com` and 1 more): the route gets no traffic; add a listener, or write a hostname of one',
    ])
  })
})

it('says that Istio does not have UDP', () => {
  expect(messages([listener(1, 'web.example.com'), listener(2, 'web.example.com', 'UDP')])).toEqual([
    'Istio has no listeners for `UDP`: this one does not listen; write `HTTP`, `HTTPS`, `TLS` or `TCP`, in capitals',
  ])
})
