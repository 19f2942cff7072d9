import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { blocks, type Gate } from '../../src/report/verdict.ts'
import { report, type Files } from './scene.ts'

/** What people see of each thing that merging does: where it stands, how bad it is, in which environment, and what gates it. */

const gate: Gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
}

const settings = `targets: [{ environment: prod, manifests: ['mesh/*.yaml'] }]
mesh: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
`

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec:
  hosts: [shop.example.com]
  gateways: [shop]
  http:
    - delegate: { name: pages, namespace: istio-system }
      match: [{ uri: { prefix: /pages } }]
    - route: [{ destination: { host: shop.shop.svc.cluster.local, port: { number: 80 } } }]
      timeout: 15s
      retries: { attempts: 2, perTryTimeout: 4s, retryOn: reset }
`

const files = {
  '.meshgate.yaml': settings,
  'mesh/gateway.yaml': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  'mesh/route.yaml': route,
  'mesh/pages.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pages, namespace: istio-system }
spec:
  http: [{ route: [{ destination: { host: shop.shop.svc.cluster.local, port: { number: 80 } } }] }]
`,
  'mesh/service.yaml': `apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }], selector: { app: shop } }
`,
  'mesh/namespace.yaml': `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`,
  'mesh/pods.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: shop }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec: { containers: [{ name: shop, image: shop:1.0, ports: [{ containerPort: 8080 }] }] }
`,
  'mesh/tokens.yaml': `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules:
    - issuer: https://login.example.com
      jwksUri: https://login.example.com/keys
      audiences: [shop]
`,
  'mesh/mtls.yaml': `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  'mesh/rule.yaml': `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec:
  host: shop.shop.svc.cluster.local
  trafficPolicy:
    tls: { mode: ISTIO_MUTUAL }
`,
  'mesh/istio.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    defaultHttpRetryPolicy: { attempts: 2 }
    enableAutoMtls: true
`,
  'mesh/pay.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay, namespace: shop }
spec:
  hosts: [pay.example.com]
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
  resolution: DNS
`,
  'mesh/pay-tls.yaml': `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: pay, namespace: shop }
spec:
  host: pay.example.com
  trafficPolicy: { tls: { mode: SIMPLE, sni: pay.example.com, subjectAltNames: [pay.example.com] } }
`,
  'mesh/sidecar.yaml': `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy: { mode: REGISTRY_ONLY }
  egress: [{ hosts: ['*/*'] }]
`,
}

type Name = keyof typeof files

function edited(file: Name, from: string, to: string): Files {
  expect(files[file]).toContain(from)
  return { ...files, [file]: files[file].replace(from, to) }
}

function without(file: Name): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file))
}

/** `severity area/code place environments`. */
function outline({ consequences }: Report): string[] {
  return consequences.map(({ severity, rule, code, at, side, environments }) =>
    [
      severity,
      `${rule.replace('change/', '')}/${code}`,
      `${side === 'base' ? 'base:' : ''}${at.file}:${at.line}`,
      environments.join(),
    ].join(' '),
  )
}

describe('merging', () => {
  it.each<[string, Files, string]>([
    [
      'trusts another issuer',
      edited('mesh/tokens.yaml', 'https://login.example.com\n', 'https://id.example.com\n'),
      'info tokens/issuer-trusted mesh/tokens.yaml:7 prod',
    ],
    [
      'drops an issuer',
      without('mesh/tokens.yaml'),
      'info tokens/issuer-dropped base:mesh/tokens.yaml:3 prod',
    ],
    [
      'takes tokens for another audience',
      edited('mesh/tokens.yaml', '[shop]', '[shop, web]'),
      'info tokens/audiences-changed mesh/tokens.yaml:9 prod',
    ],
    [
      'takes keys from elsewhere',
      edited('mesh/tokens.yaml', 'login.example.com/keys', 'keys.example.com/keys'),
      'info tokens/keys-changed mesh/tokens.yaml:8 prod',
    ],
    [
      'weakens mTLS',
      edited('mesh/mtls.yaml', 'STRICT', 'PERMISSIVE'),
      'error mtls/weakened mesh/mtls.yaml:4 prod',
    ],
    [
      'takes a sidecar from pods that took mTLS alone',
      edited(
        'mesh/pods.yaml',
        'labels: { app: shop }',
        "labels: { app: shop, sidecar.istio.io/inject: 'false' }",
      ),
      'error mtls/weakened mesh/pods.yaml:7 prod',
    ],
    [
      'takes the sidecars from a namespace',
      edited('mesh/namespace.yaml', 'istio-injection: enabled', 'istio-injection: disabled'),
      'error mtls/weakened mesh/namespace.yaml:3 prod',
    ],
    [
      'sends calls in plain text',
      edited('mesh/rule.yaml', 'ISTIO_MUTUAL', 'DISABLE'),
      'error mtls/calls-weakened mesh/rule.yaml:7 prod',
    ],
    [
      'sends calls by TLS of their own',
      edited('mesh/rule.yaml', 'ISTIO_MUTUAL', 'SIMPLE'),
      'error mtls/calls-weakened mesh/rule.yaml:7 prod',
    ],
    [
      'opens a host',
      edited('mesh/pay.yaml', '[pay.example.com]', '[pay.example.com, maps.example.com]'),
      'info egress/opened mesh/pay.yaml:5 prod',
    ],
    ['closes a host', without('mesh/pay.yaml'), 'info egress/closed base:mesh/pay.yaml:5 prod'],
    [
      'lets pods reach any host',
      edited('mesh/sidecar.yaml', 'REGISTRY_ONLY', 'ALLOW_ANY'),
      'warning egress/any-host mesh/sidecar.yaml:5 prod',
    ],
    [
      'no longer adds TLS',
      edited(
        'mesh/pay-tls.yaml',
        'SIMPLE, sni: pay.example.com, subjectAltNames: [pay.example.com]',
        'DISABLE',
      ),
      'warning egress/tls-lost mesh/pay-tls.yaml:6 prod',
    ],
    [
      'no longer verifies whom it reaches',
      edited('mesh/pay-tls.yaml', 'subjectAltNames: [pay.example.com]', 'insecureSkipVerify: true'),
      'warning egress/tls-unverified mesh/pay-tls.yaml:6 prod',
    ],
    [
      'waits for a shorter time',
      edited('mesh/route.yaml', '15s', '6s'),
      'info traffic/timeout-changed mesh/route.yaml:11 prod',
    ],
    [
      'tries more often',
      edited('mesh/route.yaml', 'attempts: 2', 'attempts: 1'),
      'info traffic/retries-changed mesh/route.yaml:12 prod',
    ],
    [
      'tries more often where no route says it',
      edited('mesh/istio.yaml', 'attempts: 2', 'attempts: 4'),
      'info traffic/retries-changed mesh/istio.yaml:6 prod',
    ],
    [
      'bounds calls in another way',
      edited('mesh/rule.yaml', 'tls:', 'connectionPool: { http: { maxRetries: 3 } }\n    tls:'),
      'info traffic/limits-changed mesh/rule.yaml:7 prod',
    ],
    [
      'moves requests',
      edited('mesh/route.yaml', 'host: shop.shop', 'host: web.shop'),
      'info traffic/moved mesh/route.yaml:10 prod',
    ],
    [
      'loses requests',
      edited(
        'mesh/route.yaml',
        '    - route: [',
        '    - match: [{ uri: { prefix: /shop } }]\n      route: [',
      ),
      'warning traffic/lost mesh/route.yaml:10 prod',
    ],
    [
      'takes a Gateway away that a route needs',
      without('mesh/gateway.yaml'),
      'warning deletes/needed base:mesh/gateway.yaml:3 prod',
    ],
    [
      'takes a delegate away',
      without('mesh/pages.yaml'),
      'warning deletes/needed base:mesh/pages.yaml:3 prod',
    ],
    [
      'takes a Service away that a route needs',
      without('mesh/service.yaml'),
      'warning deletes/needed base:mesh/service.yaml:3 prod',
    ],
  ])('%s', async (_, head, expected) => {
    expect(outline(await report(head, files))).toContain(expected)
  })
})

describe('a MeshConfig in values of a chart that is not there', () => {
  const values = `meshConfig:
  defaultHttpRetryPolicy: { attempts: 2 }
  enableAutoMtls: true
`
  const installed = Object.fromEntries(
    Object.entries(files).filter(([name]) => !['mesh/istio.yaml', 'mesh/rule.yaml'].includes(name)),
  )
  const withValues = (text: string): Files => ({
    ...installed,
    '.meshgate.yaml': `targets: [{ environment: prod, manifests: ['mesh/*.yaml'] }, { environment: prod, values: [istiod.yaml] }]\n`,
    'istiod.yaml': text,
  })
  it.each([
    ['attempts: 2', 'attempts: 4', 'info traffic/retries-changed istiod.yaml:2 prod'],
    ['Mtls: true', 'Mtls: false', 'warning mtls/calls-weakened istiod.yaml:3 prod'],
  ])('%s', async (from, to, expected) => {
    const head = withValues(values.replace(from, to))
    expect(outline(await report(head, withValues(values)))).toContain(expected)
  })
})

describe('a host that applications also call by TLS of their own, and as tcp', () => {
  const ports = `[
    { number: 80, name: http, protocol: HTTP, targetPort: 443 },
    { number: 443, name: tls, protocol: TLS },
    { number: 9000, name: tcp, protocol: TCP, targetPort: 443 }]`
  const base = edited('mesh/pay.yaml', '[{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]', ports)
  const tlsOf = (port: number, tls: string): string => `{ port: { number: ${port} }, tls: ${tls} }`
  const verified = '{ mode: SIMPLE, sni: pay.example.com, subjectAltNames: [pay.example.com] }'
  const unverified = '{ mode: SIMPLE, sni: pay.example.com, insecureSkipVerify: true }'
  const withTls = (http: string, tcp: string): Files => ({
    ...base,
    'mesh/pay-tls.yaml': files['mesh/pay-tls.yaml'].replace(
      /trafficPolicy: .*/,
      `trafficPolicy: { portLevelSettings: [${tlsOf(80, http)}, ${tlsOf(9000, tcp)}] }`,
    ),
  })
  const codesOf = async (head: Files): Promise<string[]> => {
    const { consequences } = await report(head, withTls(verified, verified))
    return consequences
      .filter(({ rule }) => rule === 'change/egress')
      .map(({ code }) => code)
      .toSorted()
  }

  it.each<[string, string, string[]]>([
    ['{ mode: DISABLE }', verified, ['tls-lost']],
    [verified, '{ mode: DISABLE }', ['tls-lost']],
    [unverified, verified, ['tls-unverified']],
    [verified, unverified, ['tls-unverified']],
    ['{ mode: DISABLE }', unverified, ['tls-lost', 'tls-unverified']],
    [verified, verified, []],
  ])('with %s for http, %s for tcp', async (http, tcp, expected) => {
    expect(await codesOf(withTls(http, tcp))).toEqual(expected)
  })
})

describe('each is gated by itself', () => {
  const head = edited('mesh/pay.yaml', '[pay.example.com]', '[pay.example.com, maps.example.com]')
  const judged = async (rules: string): Promise<[number, boolean]> => {
    const configured = { '.meshgate.yaml': `${settings}rules: { ${rules} }\n` }
    const found = await report({ ...head, ...configured }, { ...files, ...configured })
    const ofEgress = found.findings.filter(({ rule }) => rule === 'change/egress')
    return [found.consequences.length, ofEgress.some((finding) => blocks(finding, gate))]
  }

  it.each<[string, number, boolean]>([
    ["'change/egress/opened': error", 1, true],
    ["'change/egress': warning", 1, false],
    ["'change/egress/opened': 'off'", 0, false],
    ["'change/egress/closed': error", 1, false],
  ])('%s', async (rules, listed, fails) => {
    expect(await judged(rules)).toEqual([listed, fails])
  })
})
