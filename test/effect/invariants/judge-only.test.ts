import { describe, expect, it } from 'vitest'
import { meshOf } from '../egress/outline.ts'
import type { Invariant } from '../../../src/core/config.ts'
import { verdictOutline } from './outline.ts'

type OnlyHosts = NonNullable<Invariant['only']>

function namespace(name: string): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { istio-injection: enabled } }
---
`
}

function entry(exportTo: string, host = 'api.cards.example.com', more = 'resolution: DNS'): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: cards, namespace: payments }
spec:
  hosts: ['${host}']
  exportTo: ${exportTo}
  ports: [{ number: 443, name: tls, protocol: TLS }]
  ${more}
---
`
}

const namespaces = namespace('payments') + namespace('orders')
const only: OnlyHosts = { namespaces: ['payments'], reach: ['api.cards.example.com:443'] }

function outline(
  text: string,
  invariant: OnlyHosts = only,
  mode: 'ALLOW_ANY' | 'REGISTRY_ONLY' | null = 'REGISTRY_ONLY',
): string[] {
  return verdictOutline(meshOf(namespaces + text, mode), { only: invariant })
}

describe('a host that only pods of some namespaces may reach', () => {
  it('is proved to be reached by no others', () => {
    expect(outline(entry('[.]'))).toEqual(['proved'])
  })

  describe('may be reached past sidecars', () => {
    const web = (annotation: string, of = 'orders'): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${of} }
spec:
  template:
    metadata: { labels: { app: web }, annotations: { ${annotation} } }
    spec: { containers: [] }
---
`
    const injector = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{ "global": { "proxy": { "includeIPRanges": "10.0.0.0/8" } } }' }
---
`
    it.each([
      ['traffic.sidecar.istio.io/excludeOutboundPorts', "'443'"],
      ['traffic.sidecar.istio.io/includeOutboundIPRanges', "''"],
      ['sidecar.istio.io/interceptionMode', 'NONE'],
      ['traffic.sidecar.istio.io/excludeInterfaces', 'eth1'],
    ])('by %s: %s', (name, value) => {
      const annotation = `${name}: ${value}`
      expect(outline(entry('[.]') + web(annotation))).toEqual([
        `unknown: \`${name}\` of Deployment orders/web is set, by which calls go past the sidecar`,
      ])
      expect(outline(entry('[.]') + web(annotation, 'payments'))).toEqual(['proved'])
      expect(
        outline(entry('[.]') + web(annotation).replace('app: web', "$&, sidecar.istio.io/inject: 'false'")),
      ).not.toContain('proved')
    })

    it('by a default, unless an annotation says otherwise for all', () => {
      const reason =
        'unknown: `global.proxy.includeIPRanges` is set, by which calls of pods go past their sidecars'
      expect(outline(injector + entry('[.]'))).toEqual([reason])
      expect(outline(injector.replace('10.0.0.0/8', '*') + entry('[.]'))).toEqual(['proved'])
      const all = "traffic.sidecar.istio.io/includeOutboundIPRanges: '*'"
      expect(outline(entry('[.]') + web(all))).toEqual(['proved'])
    })
  })

  it('is reached by those that it is exported to', () => {
    expect(outline(entry('[., orders]'))).toEqual([
      'namespace orders reaches `api.cards.example.com:443` | by ServiceEntry payments/cards spec.exportTo',
    ])
    expect(outline(entry("['*']"))).toEqual([
      'pods of any namespace reach `api.cards.example.com:443` | by ServiceEntry payments/cards spec.exportTo',
    ])
  })

  it('is reached by a wildcard, and not at another port', () => {
    expect(outline(entry('[., orders]', '*.example.com', 'resolution: NONE'))).toEqual([
      'namespace orders reaches `*.example.com:443` | by ServiceEntry payments/cards spec.exportTo',
    ])
    expect(outline(entry('[., orders]'), { ...only, reach: ['*.cards.example.com:8443'] })).toEqual([
      'about nothing',
    ])
  })

  it('is reached by an endpoint of another host', () => {
    const relay = entry(
      '[., orders]',
      'relay.example.com',
      'resolution: DNS\n  endpoints: [{ address: api.cards.example.com }]',
    )
    expect(outline(relay)).toEqual([
      'namespace orders reaches `relay.example.com:443` | by ServiceEntry payments/cards spec.exportTo',
    ])
  })

  it('is reached by all where nothing holds them back', () => {
    expect(outline(entry('[.]'), only, 'ALLOW_ANY')).toEqual([
      'pods of any namespace reach any host | by nothing',
    ])
    expect(outline(entry('[.]'), only, null)).toEqual([
      'pods of any namespace reach any host | by nothing | if the `outboundTrafficPolicy` of the MeshConfig, which is in no file',
    ])
  })

  it('may be reached by nobody', () => {
    expect(outline(entry('[.]'), { ...only, namespaces: [] })).toEqual([
      'namespace payments reaches `api.cards.example.com:443` | by ServiceEntry payments/cards spec.hosts[0]',
    ])
  })

  it('is not proved where pods may have no sidecar', () => {
    const pods = `apiVersion: apps/v1
kind: Deployment
metadata: { name: batch, namespace: unlabelled }
spec: { template: { metadata: { labels: { app: batch } }, spec: { containers: [{ name: a, image: a }] } } }
---
`
    expect(outline(entry('[.]') + pods)).toEqual([
      'unknown: whether the pods have a sidecar (namespace unlabelled) is not known',
    ])
  })
})
