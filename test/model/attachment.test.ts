import { describe, expect, test } from 'vitest'
import { policiesAt, type Proxy } from '../../src/istio/policy/attachment.ts'
import { principalOf, principalsOfValue } from '../../src/istio/policy/identity.ts'
import { assumedMtls, inboundMtls, inboundMtlsOn } from '../../src/istio/policy/mtls.ts'
import { emptyContext } from '../../src/model/mesh-context.ts'
import { createMesh } from '../../src/model/mesh.ts'
import { meshOf } from '../rules/objects.ts'

const mesh = meshOf(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: all, namespace: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: root, namespace: istio-system }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: root-web, namespace: istio-system }
spec: { selector: { matchLabels: { app: web } } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: service, namespace: shop }
spec: { targetRefs: [{ kind: Service, name: reviews }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: gateway, namespace: shop }
spec: { targetRef: { group: gateway.networking.k8s.io, kind: Gateway, name: edge } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: class, namespace: istio-system }
spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint }] }
---
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
`)

const web: Proxy = { type: 'sidecar', namespace: 'shop', labels: new Map([['app', 'web']]) }
const edge: Proxy = {
  type: 'gateway',
  namespace: 'shop',
  labels: new Map([
    ['app', 'web'],
    ['gateway.networking.k8s.io/gateway-name', 'edge'],
  ]),
}
const waypoint: Proxy = { ...edge, type: 'waypoint' }

const namesAt = (proxy: Proxy) =>
  policiesAt(mesh, 'AuthorizationPolicy', proxy, mesh.find('Service', 'shop', 'reviews')).map(
    ({ name }) => name,
  )

describe('the policies at a proxy', () => {
  test('are those of the root namespace and of its own, by labels', () => {
    expect(namesAt(web)).toEqual(['root', 'root-web', 'all', 'web'])
    expect(namesAt({ ...web, labels: new Map() })).toEqual(['root', 'all'])
    expect(namesAt({ ...web, type: 'ztunnel' })).toEqual(['root', 'root-web', 'all', 'web'])
  })

  test('are at a Gateway those for it, too', () => {
    expect(namesAt(edge)).toEqual(['root', 'root-web', 'all', 'web', 'gateway'])
  })

  test('are at a waypoint those for it, its class and its Service alone', () => {
    expect(namesAt(waypoint)).toEqual(['class', 'service', 'gateway'])
    expect(policiesAt(mesh, 'AuthorizationPolicy', waypoint).map(({ name }) => name)).toEqual([
      'class',
      'gateway',
    ])
  })
})

const authentications = meshOf(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: mesh, namespace: istio-system }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: ineffective, namespace: istio-system }
spec: { selector: { matchLabels: { app: web } }, mtls: { mode: DISABLE } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: shop, namespace: shop }
spec: { mtls: { mode: UNSET } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  portLevelMtls: { 8080: { mode: PERMISSIVE }, 9090: { mode: UNSET } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: younger, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, mtls: { mode: DISABLE } }
`)

describe('mTLS', () => {
  test('is that of the oldest narrowest policy, and what it leaves unset that of the next wider one', () => {
    const mtls = inboundMtls(authentications, web)
    expect([mtls.general.mode, mtls.restsOnAge]).toEqual(['STRICT', true])
    expect([80, 8080, 9090].map((port) => inboundMtlsOn(mtls, port).mode)).toEqual([
      'STRICT',
      'PERMISSIVE',
      'STRICT',
    ])
  })

  test('is assumed by clients from namespace and mesh', () => {
    expect(assumedMtls(authentications, 'shop').mode).toBe('STRICT')
    expect(assumedMtls(mesh, 'shop')).toEqual({ mode: 'PERMISSIVE' })
  })
})

describe('identities', () => {
  test('have the trust domain of the mesh', () => {
    const otherDomain = createMesh({
      ...mesh,
      context: { ...emptyContext, meshConfig: { trustDomain: 'corp' } },
    })
    expect(principalOf(mesh, 'shop', 'web')).toBe('cluster.local/ns/shop/sa/web')
    expect(principalOf(otherDomain, 'shop', 'web')).toBe('corp/ns/shop/sa/web')
  })

  test.each([
    ['old/ns/shop/sa/web', ['corp/ns/shop/sa/web', 'old/ns/shop/sa/web']],
    ['cluster.local/ns/shop/sa/web', ['corp/ns/shop/sa/web', 'old/ns/shop/sa/web']],
    ['*rp/ns/shop/sa/web', ['*rp/ns/shop/sa/web', 'old/ns/shop/sa/web']],
    ['foreign/ns/shop/sa/web', ['foreign/ns/shop/sa/web']],
    ['*/ns/shop/sa/web', ['*/ns/shop/sa/web']],
    ['*/sa/web', ['*/sa/web']],
  ])('%s in a policy means %j', (principal, identities) => {
    expect(principalsOfValue({ names: ['corp', 'old'], isStated: true }, principal)).toEqual(identities)
  })
})
