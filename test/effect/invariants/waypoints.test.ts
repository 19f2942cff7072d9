import { describe, expect, it } from 'vitest'
import type { DescribedRequests } from '../../../src/effect/access/request-filter.ts'
import { meshOfYaml } from '../request/meshes.ts'
import { verdictOutline } from './outline.ts'

/* What comes to pods through waypoints, which call with their own identity. */

const waypoint = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: out, namespace: shop, labels: { istio.io/waypoint-for: all } }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
---
`

function pods(name: string, labels = 'istio.io/dataplane-mode: ambient', account = 'default'): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name}, ${labels} } }
    spec:
      serviceAccountName: ${account}
      containers: [{ name: ${name}, image: api:1, ports: [{ containerPort: 8080 }, { containerPort: 9090 }] }]
---
`
}

function service(name: string, labels = 'istio.io/use-waypoint: out'): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop, labels: { ${labels} } }
spec:
  selector: { app: ${name} }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: http-stats, port: 90, targetPort: 9090 }]
---
`
}

/** The namespace of the pods, and a ztunnel that takes nothing but what a waypoint sends. */
const closed = `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: only-waypoint, namespace: shop }
spec:
  rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/out] } }] }]
---
`

function policy(target: string, rules: string, action = 'ALLOW'): string {
  const [kind, name] = target.split('/')
  const group = kind === 'Gateway' ? 'gateway.networking.k8s.io' : "''"
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: at-waypoint, namespace: shop }
spec:
  targetRefs: [{ group: ${group}, kind: ${kind}, name: ${name} }]
  action: ${action}
  rules: ${rules}
---
`
}

const noAdmin = "[{ to: [{ operation: { paths: ['/admin*'] } }] }]"
const admin: DescribedRequests = { at: 'workloads', paths: ['/admin', '/admin/*'] }
const behind = closed + waypoint + pods('api') + service('api')

function outline(text: string, never: DescribedRequests = admin): string[] {
  return verdictOutline(meshOfYaml(text), { never })
}

describe('through waypoints, requests that must never get in', () => {
  it.each(['Service/api', 'Gateway/out'])('are proved to be refused by a policy of %s', (target) => {
    expect(outline(behind + policy(target, noAdmin, 'DENY'))).toEqual(['proved'])
  })

  it('are shown by one of them, with the rule of the waypoint that lets it in', () => {
    const get = "[{ to: [{ operation: { methods: [GET], paths: ['/*'] } }] }]"
    expect(outline(behind + policy('Service/api', get))).toEqual([
      '`GET http://api.shop.svc.cluster.local/admin` without a token from any pods gets in at Deployment shop/api through waypoint shop/out | by AuthorizationPolicy shop/at-waypoint spec.rules[0]',
    ])
    expect(outline(behind + policy('Service/api', get), { ...admin, methods: ['POST'] })).toEqual(['proved'])
  })

  it('stand at the pods where the waypoint has no policies', () => {
    expect(outline(behind)).toEqual([
      '`GET http://api.shop.svc.cluster.local/admin` without a token from any pods gets in at Deployment shop/api through waypoint shop/out | by Deployment shop/api metadata.name',
    ])
  })

  it('are those of its clients, not those with its own identity', () => {
    const orders = '[{ from: [{ source: { namespaces: [orders] } }] }]'
    const others: DescribedRequests = { at: 'workloads', from: { notNamespaces: ['orders'] } }
    expect(outline(behind + policy('Service/api', orders), others)).toEqual(['proved'])
    const batch = '[{ from: [{ source: { namespaces: [orders, batch] } }] }]'
    expect(outline(behind + policy('Service/api', batch), others)).toEqual([
      expect.stringMatching(/from batch\/x gets in at Deployment shop\/api through waypoint shop\/out/),
    ])
  })

  it('are those of other pods that have its identity, too', () => {
    const others: DescribedRequests = { at: 'workloads', from: { notNamespaces: ['orders'] } }
    const orders = policy('Service/api', '[{ from: [{ source: { namespaces: [orders] } }] }]')
    expect(
      outline(behind + pods('cron', 'sidecar.istio.io/inject: "false"', 'out') + orders, {
        ...others,
        ports: [8080],
      }),
    ).toContainEqual(expect.stringMatching(/from shop\/out gets in at port 8080 of Deployment shop\/api/))
  })

  it('are those of the ports whose Service ports lead to the pods', () => {
    const deny = policy('Service/api', "[{ to: [{ operation: { ports: ['80'] } }] }]", 'DENY')
    expect(outline(behind + deny, { at: 'workloads', ports: [8080] })).toEqual(['proved'])
    expect(outline(behind + deny, { at: 'workloads', ports: [9090] })).toHaveLength(1)
  })

  it('are proved to be refused where ztunnel refuses the waypoint at the port', () => {
    const atPort = closed
      .replace('principals: [cluster', 'principals: [cluster')
      .replace('[{ from:', "[{ to: [{ operation: { ports: ['9090'] } }], from:")
    const all = atPort + waypoint + pods('api') + service('api')
    expect(outline(all, { at: 'workloads', ports: [8080] })).toEqual(['proved'])
    expect(outline(all, { at: 'workloads', ports: [9090] })).toHaveLength(1)
  })

  describe('by a route', () => {
    const route = (path: string, to: string): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: front, namespace: shop }
spec:
  hosts: [front.shop.svc.cluster.local]
  http:
    - match: [{ uri: { prefix: ${path} } }]
      route: [{ destination: { host: ${to}.shop.svc.cluster.local, port: { number: 80 } } }]
    - route: [{ destination: { host: front.shop.svc.cluster.local, port: { number: 80 } } }]
---
`
    const two =
      closed + waypoint + pods('api') + service('api', 'app: api') + pods('front') + service('front')
    const ofFront = policy('Service/front', "[{ to: [{ operation: { paths: ['/admin/x'] } }] }]", 'DENY')

    it('come from a waypoint of another Service', () => {
      expect(outline(two + route('/admin', 'api') + ofFront)).toEqual([
        '`GET http://front.shop.svc.cluster.local/admin` without a token from any pods gets in at Deployment shop/api through waypoint shop/out | by VirtualService shop/front spec.http[0]',
      ])
    })

    it('are proved not to come where it leads elsewhere', () => {
      const only: DescribedRequests = { at: 'workloads', paths: ['/public/*'] }
      const deny = policy('Service/front', "[{ to: [{ operation: { notPaths: ['/admin*'] } }] }]", 'DENY')
      expect(outline(two + route('/admin', 'api') + deny, only)).toEqual(['proved'])
      expect(outline(two + route('/public', 'api') + deny, only)).toEqual(['proved'])
      expect(outline(two + route('/public', 'api'), only)).not.toEqual(['proved'])
    })
  })

  it('come to addresses of pods as well', () => {
    const labelled = pods('api', 'istio.io/dataplane-mode: ambient, istio.io/use-waypoint: out')
    const all = closed + waypoint + labelled + service('api', 'app: api')
    expect(outline(all + policy('Gateway/out', noAdmin, 'DENY'))).toEqual(['proved'])
    expect(outline(all)).toEqual([
      '`GET /admin` without a token from any pods gets in at Deployment shop/api through waypoint shop/out | by Deployment shop/api metadata.name',
    ])
    expect(
      outline(all.replace('sa/out', 'sa/other'), { ...admin, from: { notPrincipals: ['*/sa/other'] } }),
    ).toEqual(['proved'])
  })

  it('are not proved where a sidecar behind it refuses one', () => {
    const sidecars =
      closed.replace('}] }]', '}], to: [{ operation: { methods: [GET] } }] }]') +
      waypoint +
      pods('api', "sidecar.istio.io/inject: 'true'") +
      service('api')
    expect(outline(sidecars, { ...admin, methods: ['GET'] })).toHaveLength(1)
    expect(outline(sidecars, { ...admin, methods: ['GET', 'DELETE'] })).toHaveLength(1)
    expect(outline(sidecars, { ...admin, methods: ['DELETE'] })).toEqual([
      'unknown: Deployment shop/api through waypoint shop/out lets `DELETE http://api.shop.svc.cluster.local/admin` without a token from any pods through; the sidecar of Deployment shop/api behind it refuses this one, and others may pass',
    ])
  })

  it('are unknown beside a waypoint that is in no file, or of another class', () => {
    expect(outline(behind.replace(waypoint, ''))).toEqual([
      'unknown: it is not known whether requests go through the waypoint shop/out, which is in no file',
    ])
    expect(outline(behind.replace('istio-waypoint', 'agentgateway'))).toEqual([
      'unknown: it is not known what the waypoint shop/out of the class agentgateway decides',
    ])
  })

  it('are likely where an extension may refuse them', () => {
    const filter = `
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata: { name: guard, namespace: shop }
spec: { url: 'oci://guard', targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: out }] }
---
`
    expect(outline(behind + filter)).toEqual([
      expect.stringMatching(/ \| if what WasmPlugin shop\/guard does$/),
    ])
  })
})
