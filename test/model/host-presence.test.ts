import { describe, expect, it } from 'vitest'
import { hostPresence } from '../../src/istio/hosts/host-presence.ts'
import { createMesh } from '../../src/model/mesh.ts'
import { emptyContext } from '../../src/model/mesh-context.ts'
import { portsOf, servicesFor } from '../../src/istio/hosts/services.ts'
import { meshOf, objectsIn } from '../rules/objects.ts'

const object = (kind: string, name: string, namespace: string, spec: object, apiVersion = 'v1') =>
  JSON.stringify({ apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, spec })

const service = (name: string, namespace: string) =>
  object('Service', name, namespace, { ports: [{ port: 80, name: 'http' }] })

const entry = (hosts: readonly string[], namespace: string) =>
  object('ServiceEntry', 'entry', namespace, { hosts, ports: [{ number: 443 }] }, 'networking.istio.io/v1')

const rule = (namespace: string) => object('DestinationRule', 'rule', namespace, {}, 'networking.istio.io/v1')

const ask = (host: string, objects: readonly string[], namespace = 'shop') => {
  const mesh = meshOf([rule(namespace), ...objects].join('\n---\n'))
  return hostPresence(mesh, host, mesh.manifests[0]!)
}

describe('a host', () => {
  it.each([
    ['web.shop.svc.cluster.local', [service('web', 'shop')]],
    ['api.example.com', [entry(['api.example.com'], 'egress')]],
    ['api.example.com', [entry(['*.example.com'], 'egress')]],
    ['web.shop.svc.cluster.local', [entry(['Web.shop.svc.cluster.local.'], 'egress')]],
  ])('%s is known', (host, objects) => {
    expect(ask(host, objects)).toBe('yes')
  })

  it.each([
    ['web.shop.svc.cluster.local', [service('wbe', 'shop')]],
    ['web.front.svc.cluster.local', [service('web', 'shop'), service('wbe', 'front')]],
    ['api.example.com', [entry(['api.example.org'], 'shop')]],
  ])('%s is unknown', (host, objects) => {
    expect(ask(host, objects)).toBe('no')
  })

  it.each([
    ['web.front.svc.cluster.local', [service('web', 'shop')]],
    ['api.example.com', [entry(['api.example.org'], 'egress')]],
    ['web.shop.svc.clusterset.local', [entry(['api.example.org'], 'shop')]],
    ['web.shop.svc.cluster.local', [service('wbe', 'shop'), service('web', '')]],
    ['web.shop.svc.cluster.local', [service('wbe', 'shop'), object('Kafka', 'a', 'shop', {}, 'x.io/v1')]],
  ])('%s may be known elsewhere', (host, objects) => {
    expect(ask(host, objects)).toBe('not in this repository')
  })

  it('may be declared in files of other targets', () => {
    const mesh = meshOf([rule('shop'), service('wbe', 'shop')].join('\n---\n'))
    const otherObjects = objectsIn(service('web', 'shop'))
    expect(
      hostPresence(
        createMesh({ ...mesh, otherObjects: otherObjects }),
        'web.shop.svc.cluster.local',
        mesh.manifests[0]!,
      ),
    ).toBe('not in this repository')
  })
})

describe('the Service of a host', () => {
  it('takes precedence over a ServiceEntry of its name', () => {
    const mesh = meshOf(
      [entry(['web.shop.svc.cluster.local', '*.svc.cluster.local'], 'shop'), service('web', 'shop')].join(
        '\n---\n',
      ),
    )
    expect(portsOf(mesh, 'web.shop.svc.cluster.local')?.map(({ number }) => number)).toEqual([80])
    expect(portsOf(mesh, 'other.shop.svc.cluster.local')?.map(({ number }) => number)).toEqual([443])
    expect(portsOf(mesh, 'api.example.com')).toBeNull()
  })

  it('is found by the domain of the cluster, too', () => {
    const mesh = createMesh({
      ...meshOf(service('web', 'shop')),
      context: { ...emptyContext, meshConfig: { clusterDomain: 'corp.example' } },
    })
    expect(servicesFor(mesh, 'web.shop.svc.corp.example')).toHaveLength(1)
    expect(servicesFor(mesh, 'web.shop.svc.example.com')).toEqual([])
  })
})
