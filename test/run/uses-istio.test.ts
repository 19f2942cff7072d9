import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'

const route = (host: string): string => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  hostnames: [${host}]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
`
const gateway = (className: string): string => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: ${className}
  listeners: [{ name: http, port: 80, protocol: HTTP }]
`

describe('what a change does to requests', () => {
  const areas = async (more: Files): Promise<(string | undefined)[]> => {
    const files = (host: string): Files => ({ ...more, 'route.yaml': route(host) })
    const { comparisons = [], consequences } = await report(files('b.example.com'), files('a.example.com'), {
      options: { together: true },
    })
    return [...comparisons, ...consequences].map((item) => ('area' in item ? item.area : item.rule))
  }

  it('is not said where nothing is for Istio', async () => {
    expect(await areas({ 'gateway.yaml': gateway('envoy') })).toEqual([])
  })

  it.each<[string, Files, string]>([
    ['a Gateway of an unknown class', { 'gateway.yaml': gateway('envoy') }, '{ name: edge }'],
    ['a Gateway in no file', {}, '{ name: edge }'],
    ['a Service, in the mesh', {}, "{ name: web, kind: Service, group: '' }"],
  ])('is said not to be compared where a route of %s may be for Istio', async (_, more, parent) => {
    const files = (host: string): Files => ({
      ...more,
      'route.yaml': route(host).replace('{ name: edge }', parent),
    })
    const { comparisons, notCompared } = await report(files('b.example.com'), files('a.example.com'), {
      options: { together: true },
    })
    expect(comparisons).toEqual([])
    expect(notCompared).toBe(
      'no file names Istio, which may serve HTTPRoute shop/web if it is in the cluster',
    )
  })

  it('is not named where another project serves the route, or nothing of it differs', async () => {
    const envoy =
      'apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: { name: envoy }\nspec: { controllerName: gateway.envoyproxy.io/gatewayclass-controller }\n'
    const files = (host: string, more: Files): Files => ({
      'gateway.yaml': gateway('envoy'),
      'route.yaml': route(host),
      ...more,
    })
    const notCompared = async (head: Files, base: Files): Promise<string | undefined> =>
      (await report(head, base, { options: { together: true } })).notCompared
    const foreign = { 'class.yaml': envoy }
    expect(
      await notCompared(files('b.example.com', foreign), files('a.example.com', foreign)),
    ).toBeUndefined()
    const config = { 'config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' }
    expect(await notCompared(files('a.example.com', config), files('a.example.com', {}))).toBeUndefined()
  })

  it.each([
    ['a Gateway of its class', { 'gateway.yaml': gateway('istio') }],
    [
      'a label that it reads',
      {
        'ns.yaml':
          'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n',
      },
    ],
    [
      'a route to a Gateway in a namespace of Istio',
      {
        'shared.yaml': route('c.example.com').replace(
          '{ name: edge }',
          '{ name: edge, namespace: istio-ingress }',
        ),
      },
    ],
    [
      'a chart that lacks a chart of Istio',
      {
        ...chart('mesh', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'),
        'mesh/Chart.yaml':
          "apiVersion: v2\nname: mesh\nversion: 1.0.0\ndependencies: [{ name: istiod, version: 1.0.0, repository: 'https://charts.example' }]\n",
      },
    ],
    [
      'a remote base of Istio',
      { 'remote/kustomization.yaml': "resources: ['github.com/org/istio-policies//prod?ref=v1']\n" },
    ],
    [
      'a chart with a policy that does not render',
      chart(
        'policies',
        '{{ fail "no" }}\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: a }\n',
      ),
    ],
    [
      'a policy that is no YAML',
      {
        'broken.yaml':
          'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: a, namespace: shop }\nspec: {]\n',
      },
    ],
    [
      'a policy',
      {
        'policy.yaml':
          'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: default, namespace: shop }\nspec: { mtls: { mode: STRICT } }\n',
      },
    ],
  ])('is said where %s is', async (_, more) => {
    expect(await areas(more)).toContain('access')
  })
})
