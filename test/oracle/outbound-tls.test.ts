import { expect, test } from 'vitest'
import type { Proxy } from '../../src/istio/policy/attachment.ts'
import { outboundTls } from '../../tools/oracle/outbound-tls.ts'
import { meshOf } from '../rules/objects.ts'

const mesh = meshOf(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy:
    tls: { mode: SIMPLE }
    portLevelSettings:
      - port: { number: 80 }
        connectionPool: { tcp: { maxConnections: 1 } }
  subsets:
    - name: own
      trafficPolicy:
        tls: { mode: MUTUAL, credentialName: key }
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
  [host, 443, '', 'SIMPLE'],
  [host, 80, '', 'DISABLE'],
  [host, 443, 'own', 'DISABLE'],
  ['other.example.com', 443, '', 'DISABLE'],
  ['inside.example.com', 443, '', 'AUTO'],
  ['addresses.example.com', 443, '', 'DISABLE'],
  ['web.shop.svc.cluster.local', 80, '', 'AUTO'],
  ['web.legacy.svc.cluster.local', 80, '', 'DISABLE'],
])('a sidecar adds to %s:%s, subset "%s": %4$s', (name, port, subset, mode) => {
  expect(outboundTls(mesh, sidecar, { host: name, port, subset })).toBe(mode)
})

test('a gateway uses the certificates that a sidecar ignores', () => {
  const destination = { host, port: 443, subset: 'own' }
  expect(outboundTls(mesh, { ...sidecar, type: 'gateway' }, destination)).toBe('MUTUAL')
})
