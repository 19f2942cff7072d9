import { expect, test } from 'vitest'
import type { Proxy } from '../../src/istio/policy/attachment.ts'
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
spec: { hosts: [api.example.com] }
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
