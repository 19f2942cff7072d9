import { expect, test } from 'vitest'
import type { Proxy } from '../../src/istio/policy/attachment.ts'
import { outboundTls } from '../../src/istio/routing/outbound-tls.ts'
import { effectivePolicy } from '../../src/istio/routing/traffic-policy.ts'
import { winningRule } from '../../src/istio/routing/winning-rule.ts'
import { meshOf } from '../rules/objects.ts'

const mesh = meshOf(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy:
    tls: { mode: SIMPLE }
    outlierDetection: { consecutive5xxErrors: 2 }
    tunnel: { protocol: CONNECT, targetHost: a, targetPort: 1 }
    portLevelSettings:
      - port: { number: 80 }
        connectionPool: { tcp: { maxConnections: 1 }, http: { maxRetries: 1 } }
  subsets:
    - name: own
      trafficPolicy:
        tls: { mode: MUTUAL, credentialName: key }
        retryBudget: { minRetryConcurrency: 1 }
        portLevelSettings:
          - port: { number: 8080 }
            loadBalancer: { simple: RANDOM }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com, other.example.com] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: inside, namespace: shop }
spec: { hosts: [inside.example.com], location: MESH_INTERNAL, resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: addresses, namespace: shop }
spec: { hosts: [addresses.example.com], location: MESH_INTERNAL, resolution: NONE }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: legacy }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: legacy, namespace: legacy }
spec: { mtls: { mode: DISABLE } }
`)

const sidecar: Proxy = { type: 'sidecar', namespace: 'front', labels: new Map() }
const host = 'api.example.com'

test.each([
  ['443', '', 'tls outlierDetection tunnel'],
  ['80', '', 'connectionPool.tcp connectionPool.http'],
  ['443', 'own', 'outlierDetection tunnel tls retryBudget'],
  ['80', 'own', 'connectionPool.tcp connectionPool.http tls retryBudget'],
  ['8080', 'own', 'tunnel loadBalancer'],
])('port %s, subset "%s" has %s', (port, subset, settings) => {
  const policy = effectivePolicy(winningRule(mesh, host, sidecar)!, Number(port), subset)
  expect([...policy.settings.keys()].toSorted()).toEqual(settings.split(' ').toSorted())
})

test('what a port and a subset replace is known', () => {
  const { losses } = effectivePolicy(winningRule(mesh, host, sidecar)!, 8080, 'own')
  expect(losses.map(({ field, node, replacement }) => [field, node.path, replacement.path])).toEqual([
    [
      'outlierDetection',
      'spec.trafficPolicy.outlierDetection',
      'spec.subsets[0].trafficPolicy.portLevelSettings[0]',
    ],
    ['tls', 'spec.subsets[0].trafficPolicy.tls', 'spec.subsets[0].trafficPolicy.portLevelSettings[0]'],
    [
      'retryBudget',
      'spec.subsets[0].trafficPolicy.retryBudget',
      'spec.subsets[0].trafficPolicy.portLevelSettings[0]',
    ],
  ])
})

test.each([
  [host, 443, '', 'SIMPLE'],
  [host, 80, '', 'DISABLE'],
  [host, 443, 'own', 'DISABLE'],
  ['other.example.com', 443, '', 'DISABLE'],
  ['inside.example.com', 443, '', 'AUTO'],
  ['addresses.example.com', 443, '', 'DISABLE'],
  ['web.shop.svc.cluster.local', 80, '', 'AUTO'],
  ['web.legacy.svc.cluster.local', 80, '', 'DISABLE'],
])('a sidecar adds to %s:%s, subset "%s": %4$s', (name, port, subset, mode) => {
  expect(outboundTls(mesh, sidecar, { host: name, port, subset }).mode).toBe(mode)
})

test('a gateway uses the certificates that a sidecar ignores', () => {
  const destination = { host, port: 443, subset: 'own' }
  expect(outboundTls(mesh, { ...sidecar, type: 'gateway' }, destination).mode).toBe('MUTUAL')
  expect(outboundTls(mesh, sidecar, destination).ignored?.path).toBe('spec.subsets[0].trafficPolicy.tls')
})
