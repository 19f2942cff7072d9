import { describe, expect, it } from 'vitest'
import type { DescribedRequests } from '../../../src/effect/access/request-filter.ts'
import { meshOfYaml } from '../request/meshes.ts'
import { verdictOutline } from './outline.ts'

const edge = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: edge, namespace: edge }
spec:
  template:
    metadata: { labels: { app: edge }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  selector: { app: edge }
  servers:
    - { hosts: [shop.example.com], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: shop } }
    - { hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP }, tls: { httpsRedirect: true } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: edge }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http:
    - match: [{ uri: { exact: /closed } }]
      directResponse: { status: 404 }
    - route: [{ destination: { host: api.shop.svc.cluster.local, port: { number: 80 } } }]
---
`
const api = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: api, image: api:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
`

function policies(namespace: string, rules: string, action = 'ALLOW'): string {
  return `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: ${namespace} }
spec: { jwtRules: [{ issuer: 'https://id.example', jwksUri: 'https://id.example/keys' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: rules, namespace: ${namespace} }
spec:
  action: ${action}
  rules: ${rules}
---
`
}

const strict = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
`
const withToken = "from: [{ source: { requestPrincipals: ['*'] } }]"
const guarded = policies('edge', `[{ ${withToken} }, { to: [{ operation: { paths: [/login, /health*] } }] }]`)

function outline(text: string, never: DescribedRequests): string[] {
  return verdictOutline(meshOfYaml(text), { never })
}

describe('at gateways, requests that must never get in', () => {
  it('are proved to be refused', () => {
    const never: DescribedRequests = { token: 'none', paths: ['/admin/*'] }
    expect(outline(edge + api + guarded, never)).toEqual(['proved'])
  })

  it('are shown by one of them, with the rule that lets it in', () => {
    expect(outline(edge + api + guarded, { token: 'none', hosts: ['*.example.com'] })).toEqual([
      '`GET https://shop.example.com/login` without a token gets in at port 443 of Deployment edge/edge | by AuthorizationPolicy edge/rules spec.rules[1].to[0].operation.paths[0]',
    ])
  })

  it('are those with a token in particular', () => {
    const guests = policies(
      'edge',
      "[{ from: [{ source: { requestPrincipals: ['*'] } }], when: [{ key: 'request.auth.claims[role]', notValues: [guest] }] }]",
    )
    const of = (token: DescribedRequests['token']): string[] =>
      outline(edge + api + guests, { token: token! })
    expect(of({ claims: { role: ['guest'] } })).toEqual(['proved'])
    // A mistyped issuer is never green.
    expect(of({ issuers: ['https://other.example'] })).toEqual(['about nothing'])
    expect(of({ issuers: ['https://id.*'], claims: { role: ['guest'] } })).toEqual(['proved'])
    const letIn = [
      expect.stringMatching(/with a token of `https:\/\/id\.example`.* gets in at port 443/) as string,
    ]
    expect(of('any')).toEqual(letIn)
    expect(of({ subjects: ['robot-*'] })).toEqual(letIn)
    expect(of({ audiences: ['shop'], claims: { role: ['admin'] } })).toEqual(letIn)
  })

  it('are those that are left beside exceptions', () => {
    const never: DescribedRequests = {
      token: 'none',
      notPaths: ['/login', '/health*'],
      notMethods: ['OPTIONS'],
    }
    expect(outline(edge + api + guarded, never)).toEqual(['proved'])
  })

  it('do not get in by a redirect or another answer of the gateway', () => {
    expect(outline(edge + api, { ports: [80] })).toEqual(['proved'])
    expect(outline(edge + api, { paths: ['/closed'] })).toEqual(['proved'])
  })

  it('may be none that a gateway serves', () => {
    const others: DescribedRequests[] = [{ hosts: ['shp.example.com'] }, { ports: [8443] }, { in: ['other'] }]
    for (const never of others) {
      expect(outline(edge + api, never)).toEqual(['about nothing'])
      // A policy refuses them before the gateway looks for a route.
      expect(outline(edge + api + guarded, { ...never, token: 'none' })).toEqual(['about nothing'])
      const mutual = edge.replace('mode: SIMPLE', 'mode: MUTUAL')
      expect(outline(mutual + api + guarded, never)).toEqual(['about nothing'])
    }
  })

  it('are proved to be refused at a path without a route, and where routes are in no file', () => {
    const never: DescribedRequests = { token: 'none', hosts: ['shop.example.com'], paths: ['/admin/*'] }
    const pathless = edge.replace('    - route:', '    - match: [{ uri: { prefix: /api } }]\n      route:')
    expect(outline(pathless + api, never)).toEqual(['proved'])
    const routeless = edge.replace('gateways: [edge]', 'gateways: [other]')
    expect(outline(routeless + api + guarded, never)).toEqual(['proved'])
    expect(outline(routeless + api + guarded, { ...never, hosts: ['shp.example.com'] })).toEqual([
      'about nothing',
    ])
  })

  it('are not proved where a proxy behind the gateway alone refuses one', () => {
    const behind = policies('shop', `[{ ${withToken} }]`)
    expect(outline(edge + api + behind, { token: 'none' })).toEqual([
      'unknown: port 443 of Deployment edge/edge lets `GET https://shop.example.com/` without a token through; the sidecar of Deployment shop/api behind it refuses this one, and others may pass',
    ])
  })

  it('stand at the DENY rule that leaves them out', () => {
    const deny = policies(
      'edge',
      "[{ to: [{ operation: { paths: ['/admin/*'], notPaths: ['/admin/docs'] } }] }]",
      'DENY',
    )
    expect(outline(edge + api + deny, { paths: ['/admin/*'] })).toEqual([
      '`GET https://shop.example.com/admin/docs` without a token gets in at port 443 of Deployment edge/edge | by AuthorizationPolicy edge/rules spec.rules[0]',
    ])
  })

  it('are certain where all pods that may be those of a gateway let them in', () => {
    const unseen = edge.slice(edge.indexOf('---') + 4)
    expect(outline(unseen + api, { paths: ['/admin/*'] })).toEqual([
      '`GET https://shop.example.com/admin/any-path` without a token gets in at port 443 of Gateway edge/edge | by VirtualService edge/shop spec.hosts',
    ])
    expect(outline(unseen + api + guarded, { token: 'none', paths: ['/admin/*'] })).toEqual([
      '`GET https://shop.example.com/admin/any-path` without a token gets in at port 443 of Gateway edge/edge | by VirtualService edge/shop spec.hosts | if the namespace of the pods of Gateway edge/edge',
    ])
  })

  it('may get in if a provider allows it', () => {
    const provider = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: edge }
spec: { action: CUSTOM, provider: { name: oauth }, rules: [{}] }
---
`
    expect(outline(edge + api + provider, { hosts: ['shop.example.com'] })).toEqual([
      '`GET https://shop.example.com/` without a token gets in at port 443 of Deployment edge/edge | by VirtualService edge/shop spec.hosts | if the answer of the provider `oauth`',
    ])
  })

  it('are not proved where an extension may let them in', () => {
    const extension = `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: edge }
spec:
  workloadSelector: { labels: { app: edge } }
  configPatches: [{ applyTo: HTTP_FILTER, match: { context: GATEWAY }, patch: { operation: INSERT_FIRST, value: { name: lua } } }]
---
`
    const never: DescribedRequests = { token: 'none', paths: ['/admin/*'], ports: [443] }
    expect(outline(edge + api + guarded + extension, never)).toEqual([
      'unknown: what EnvoyFilter edge/lua does is not known',
    ])
  })
})

describe('at workloads, requests that must never get in', () => {
  const fromEdge = policies('shop', '[{ from: [{ source: { namespaces: [edge, batch] } }] }]')

  it('are proved to be refused', () => {
    const never: DescribedRequests = { at: 'workloads', from: { notNamespaces: ['edge', 'batch'] } }
    expect(outline(api + strict + fromEdge, never)).toEqual(['proved'])
  })

  it('are those of clients whose identity a rule names', () => {
    const never: DescribedRequests = { at: 'workloads', from: { notNamespaces: ['edge'] } }
    expect(outline(api + strict + fromEdge, never)).toEqual([
      '`GET /` without a token from batch/x gets in at port 8080 of Deployment shop/api | by AuthorizationPolicy shop/rules spec.rules[0]',
    ])
  })

  it('are those by plain text where nothing demands a certificate', () => {
    const never: DescribedRequests = { at: 'workloads', from: { notPrincipals: ['*'] } }
    expect(outline(api + strict, never)).toEqual(['proved'])
    expect(outline(api, never)).toEqual([
      '`GET /` without a token of a client without a sidecar gets in at port 8080 of Deployment shop/api | by Deployment shop/api metadata.name',
    ])
  })

  it('stand at the mode of mTLS only if they come in plain text', () => {
    const permissive = strict.replace('STRICT', 'PERMISSIVE')
    const at = (never: DescribedRequests['from']): string[] =>
      outline(api + permissive, { at: 'workloads', from: never! }).map((line) => line.split(' | ')[1]!)
    expect(at({ notPrincipals: ['*'] })).toEqual(['by PeerAuthentication shop/strict spec.mtls.mode'])
    expect(at({ principals: ['*/sa/batch'] })).toEqual(['by Deployment shop/api metadata.name'])
  })

  it('are all where there is no sidecar, and those of other ports', () => {
    const bare = api.replace("sidecar.istio.io/inject: 'true'", "sidecar.istio.io/inject: 'false'")
    expect(outline(bare + strict + fromEdge, { at: 'workloads', methods: ['DELETE'] })).toHaveLength(1)
    const deny = policies('shop', "[{ to: [{ operation: { ports: ['8080'] } }] }]", 'DENY')
    expect(outline(api + deny, { at: 'workloads', ports: [8080] })).toEqual(['proved'])
    expect(outline(api + deny, { at: 'workloads', ports: [9090] })).toHaveLength(1)
  })

  it.each<[string, string, DescribedRequests['ports'], number | null]>([
    ['excludeInboundPorts', '8080', [8080], 8080],
    ['excludeInboundPorts', '15020, 9090', undefined, 9090],
    ['excludeInboundPorts', '9090', [8080], null],
    ['excludeInboundPorts', '15020', undefined, null],
    ['includeInboundPorts', '', undefined, 8080],
    ['includeInboundPorts', '8080', undefined, 9000],
    ['includeInboundPorts', '8080,9090', [8080], null],
    ['includeInboundPorts', '*', undefined, null],
    ['excludeInterfaces', 'eth1', [8080], 8080],
  ])('come to the pods past their sidecar: %s %s', (name, value, ports, port) => {
    const annotation = `traffic.sidecar.istio.io/${name}`
    const text = api.replace('template:\n    metadata: {', `$& annotations: { ${annotation}: '${value}' },`)
    const never: DescribedRequests = {
      at: 'workloads',
      from: { notNamespaces: ['edge', 'batch'] },
      ...(ports && { ports }),
    }
    expect(outline(text + strict + fromEdge, never)).toEqual([
      port === null
        ? 'proved'
        : `\`GET /\` without a token of a client without a sidecar gets in at port ${port} of Deployment shop/api | by Deployment shop/api spec.template.metadata.annotations["${annotation}"]` +
          (name === 'excludeInterfaces'
            ? ` | if whether \`${annotation}\` lets connections go past the proxy of Deployment shop/api`
            : ''),
    ])
  })

  it.each<[string, string, string, boolean]>([
    ['excludeInboundPorts', '8080', '', true],
    ['excludeInboundPorts', '', '', false],
    ['excludeInboundPorts', '8080', "traffic.sidecar.istio.io/excludeInboundPorts: '9090'", false],
    ['includeInboundPorts', '*', '', false],
    ['includeInboundPorts', '', '', true],
  ])('come past all sidecars by values of the injector: %s %s', (key, value, annotations, isPast) => {
    const values = JSON.stringify({ global: { proxy: { [key]: value } } })
    const injector = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio-sidecar-injector-canary, namespace: istio-system }\ndata: { values: '${values}' }\n---\n`
    const text = api.replace('template:\n    metadata: {', `$& annotations: { ${annotations} },`)
    const never: DescribedRequests = {
      at: 'workloads',
      from: { notNamespaces: ['edge', 'batch'] },
      ports: [8080],
    }
    expect(outline(injector + text + strict + fromEdge, never)).toEqual([
      isPast
        ? '`GET /` without a token of a client without a sidecar gets in at port 8080 of Deployment shop/api | by ConfigMap istio-system/istio-sidecar-injector-canary data.values'
        : 'proved',
    ])
  })

  it('come past a sidecar that redirects nothing', () => {
    const text = api.replace(
      'template:\n    metadata: {',
      "$& annotations: { sidecar.istio.io/interceptionMode: 'NONE' },",
    )
    expect(outline(text + strict + fromEdge, { at: 'workloads', from: { notNamespaces: ['edge'] } })).toEqual(
      [
        '`GET /` without a token of a client without a sidecar gets in at port 8080 of Deployment shop/api | by Deployment shop/api spec.template.metadata.annotations["sidecar.istio.io/interceptionMode"]',
      ],
    )
  })

  describe('in ambient mode', () => {
    const namespace = `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
`
    const ambient =
      namespace + api.replace("sidecar.istio.io/inject: 'true'", 'istio.io/dataplane-mode: ambient')
    const never: DescribedRequests = { at: 'workloads', from: { notNamespaces: ['edge'] } }
    const onlyEdge = policies('shop', '[{ from: [{ source: { namespaces: [edge] } }] }]')

    it('are proved to be refused by ztunnel', () => {
      expect(outline(ambient + strict + onlyEdge, never)).toEqual(['proved'])
      expect(outline(ambient + strict, { at: 'workloads', from: { notPrincipals: ['*'] } })).toEqual([
        'proved',
      ])
    })

    it('come to the pods past ztunnel', () => {
      const annotation = 'ambient.istio.io/bypass-inbound-capture'
      const text = (value: string): string =>
        ambient.replace('template:\n    metadata: {', `$& annotations: { ${annotation}: '${value}' },`)
      expect(outline(text('false') + strict + onlyEdge, never)).toEqual(['proved'])
      expect(outline(text('true') + strict + onlyEdge, never)).toEqual([
        `\`GET /\` of a client without mTLS gets in at port 8080 of Deployment shop/api | by Deployment shop/api spec.template.metadata.annotations["${annotation}"]`,
      ])
    })

    it('are those of clients that a rule names, and those by plain text', () => {
      expect(outline(ambient + strict + fromEdge, never)).toEqual([
        '`GET /` without a token from batch/x gets in at port 8080 of Deployment shop/api | by AuthorizationPolicy shop/rules spec.rules[0]',
      ])
      expect(outline(ambient, { at: 'workloads', from: { notPrincipals: ['*'] } })).toEqual([
        '`GET /` of a client without mTLS gets in at port 8080 of Deployment shop/api | by Deployment shop/api metadata.name',
      ])
    })

    it('are not refused by rules about requests, which ztunnel does not see', () => {
      const paths = policies('shop', '[{ to: [{ operation: { paths: [/admin] } }] }]', 'DENY')
      const admin: DescribedRequests = { at: 'workloads', paths: ['/admin'] }
      expect(outline(api + strict + paths, admin)).toEqual(['proved'])
      expect(outline(ambient + strict + paths, admin)).not.toEqual(['proved'])
    })

    it.each([
      ['a Service', 'metadata: { name: api, namespace: shop }\nspec: { selector'],
      ['pods', 'labels: { app: api, istio.io/dataplane-mode: ambient'],
    ])('are proved to be refused where ztunnel takes nothing of the waypoint of %s', (_, text) => {
      const label = 'istio.io/use-waypoint: out'
      const waypoint = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: out, namespace: shop, labels: { istio.io/waypoint-for: all } }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
---
`
      const labelled = ambient.replace(
        text,
        text.startsWith('labels')
          ? `${text}, ${label}`
          : text.replace('shop }', `shop, labels: { ${label} } }`),
      )
      expect(labelled).not.toBe(ambient)
      expect(outline(labelled + waypoint + strict + onlyEdge, never)).toEqual(['proved'])
      const fromShop = onlyEdge.replace('[edge]', '[edge, shop]')
      expect(outline(labelled + waypoint + strict + fromShop, never)).not.toEqual(['proved'])
    })
  })

  it('are about nothing where no workload is', () => {
    expect(outline(edge, { at: 'workloads', in: ['shop'] })).toEqual(['about nothing'])
  })
})
