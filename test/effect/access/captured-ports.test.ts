import { describe, expect, it } from 'vitest'
import { accessOutline } from './outline.ts'

function api(annotations = '', labels = "sidecar.istio.io/inject: 'true'"): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api, ${labels} }, annotations: { ${annotations} } }
    spec: { containers: [{ name: api, image: api:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
`
}

const demandsToken = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: shop }
spec: { jwtRules: [{ issuer: 'https://id.example', jwksUri: 'https://id.example/keys' }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: token, namespace: shop }
spec: { rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }] }
---
`
const strict = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
`

function denying(port: string): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ports, namespace: shop }
spec: { action: DENY, rules: [{ to: [{ operation: { ports: ['${port}'] } }] }] }
---
`
}

function injector(proxy: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{ "global": { "proxy": { ${proxy} } } }' }
---
`
}

const excluded = 'traffic.sidecar.istio.io/excludeInboundPorts'
const annotation = `spec.template.metadata.annotations["${excluded}"]`

describe('a port of pods', () => {
  it('is opened where it goes past the sidecar', () => {
    const head = api(`${excluded}: '8080'`)
    expect(accessOutline(head + demandsToken, api() + demandsToken)).toEqual([
      `Deployment shop/api | transport: in plain text or by mTLS | port: port 8080 | token: with a wrong token or without a token | 403 or 401 by AuthorizationPolicy shop/token spec -> let through by Deployment shop/api ${annotation}`,
      `Deployment shop/api | transport: by TLS of the client | port: port 8080 | closed -> let through by Deployment shop/api ${annotation}`,
      expect.stringContaining('claim sub: not any text'),
    ])
    expect(accessOutline(head + strict, api() + strict)).toEqual([
      `Deployment shop/api | transport: in plain text or by TLS of the client | port: port 8080 | closed by PeerAuthentication shop/strict spec.mtls.mode -> let through by Deployment shop/api ${annotation}`,
    ])
  })

  it('is closed where the sidecar gets it again', () => {
    const base = api(`${excluded}: '8080'`)
    expect(accessOutline(api() + strict, base + strict)).toEqual([
      `Deployment shop/api | transport: in plain text or by TLS of the client | port: port 8080 | let through by Deployment shop/api ${annotation} -> closed by PeerAuthentication shop/strict spec.mtls.mode`,
    ])
  })

  it('is as before where policies differ that no connection to it meets', () => {
    const past = api(`${excluded}: '9090'`)
    const atWorkload = (head: string, base: string): string[] =>
      accessOutline(head, base).filter((line) => line.startsWith('Deployment'))
    expect(atWorkload(past, past + denying('9090'))).toEqual([])
    expect(atWorkload(api(), api() + denying('9090'))).toHaveLength(1)
    expect(atWorkload(past, past + denying('8080'))).toHaveLength(1)
    // Other pods of the namespace may have a sidecar that gets all connections.
    expect(accessOutline(past, past + denying('9090'))).toEqual([
      expect.stringContaining('other pods of namespace shop | port: port 9090'),
    ])
  })

  it('is opened beside included ones, and where nothing is redirected', () => {
    const [included, mode] = [
      'traffic.sidecar.istio.io/includeInboundPorts',
      'sidecar.istio.io/interceptionMode',
    ]
    expect(accessOutline(api(`${included}: '8080'`) + strict, api() + strict)).toEqual([
      expect.stringContaining('transport: in plain text or by TLS of the client | port: not port 8080'),
    ])
    expect(accessOutline(api(`${mode}: NONE`) + strict, api() + strict)).toEqual([
      expect.stringMatching(
        /^Deployment shop\/api \| transport: in plain text or by TLS of the client \| closed/,
      ),
    ])
  })

  it('is opened by values of the injector, for the pods of the files and perhaps for other ones', () => {
    const [head, base] = [injector('"excludeInboundPorts": "8080"'), injector('"excludeInboundPorts": ""')]
    expect(accessOutline(head + api() + strict, base + api() + strict)).toEqual([
      'Deployment shop/api | transport: in plain text or by TLS of the client | port: port 8080 | closed by PeerAuthentication shop/strict spec.mtls.mode -> let through by ConfigMap istio-system/istio-sidecar-injector data.values',
      'unknown: `global.proxy.excludeInboundPorts` of the sidecar injector differs, by which connections may go past sidecars',
    ])
    const own = api(`${excluded}: ''`) + strict
    expect(accessOutline(head + own, base + own)).toEqual([expect.stringContaining('unknown: ')])
  })

  it('is perhaps opened where files do not tell whether the sidecar gets it', () => {
    const interfaces = 'traffic.sidecar.istio.io/excludeInterfaces'
    const unknown = `if whether \`${interfaces}\` lets connections go past the proxy of Deployment shop/api`
    const outline = accessOutline(api(`${interfaces}: eth1`) + strict, api() + strict)
    expect(outline).toEqual([expect.stringContaining(unknown)])
    const both = api(`${interfaces}: eth1`)
    const [first, second] = accessOutline(both + strict, both)
    expect([first, second]).toEqual([expect.stringContaining(unknown), expect.stringContaining(unknown)])
    const filled = api(`${excluded}: '\${PORT}'`)
    expect(accessOutline(filled + strict, filled + strict)).toEqual([])
    expect(accessOutline(filled + strict, api() + strict)).toEqual([
      expect.stringContaining(`if whether \`${excluded}\` lets`),
    ])
  })

  it('is perhaps opened where pods may be in ambient mode', () => {
    const bypass = 'ambient.istio.io/bypass-inbound-capture'
    const base = api('', 'version: v1')
    expect(accessOutline(api(`${bypass}: 'true'`, 'version: v1') + strict, base + strict)).toEqual([
      expect.stringContaining(`if whether \`${bypass}\` lets connections go past the proxy`),
    ])
    // Pods that certainly have a sidecar do not stand for them.
    const injected = [api(`${bypass}: 'true'`), api()].map((text) =>
      text.replaceAll('name: api', 'name: web'),
    )
    const [head, before] = [api(`${bypass}: 'true'`, 'version: v1'), base]
    expect(accessOutline(injected[0]! + head + strict, injected[1]! + before + strict)).toEqual([
      expect.stringMatching(/^Deployment shop\/api \|.* if whether/),
    ])
  })

  it('goes past a sidecar without redirection unless the sidecar itself listens there', () => {
    const [mode, interfaces] = [
      'sidecar.istio.io/interceptionMode: NONE',
      'traffic.sidecar.istio.io/excludeInterfaces: eth1',
    ]
    const sidecar = (captureMode: string): string => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: api, namespace: shop }
spec:
  workloadSelector: { labels: { app: api } }
  ingress: [{ port: { number: 8080, protocol: HTTP, name: http }, captureMode: ${captureMode} }]
---
`
    const pods = api(mode) + strict
    expect(accessOutline(pods + sidecar('IPTABLES'), pods + sidecar('NONE'))).toEqual([
      expect.stringMatching(/port: port 8080 \| closed by .* -> let through/),
    ])
    const both = api(`${mode}, ${interfaces}`) + sidecar('NONE')
    expect(accessOutline(both, both + strict)[0]).toContain(
      'if whether `traffic.sidecar.istio.io/excludeInterfaces` lets',
    )
  })

  it('is opened where ztunnel takes only the calls of the pods', () => {
    const label = 'istio.io/dataplane-mode: ambient'
    const bypass = 'ambient.istio.io/bypass-inbound-capture'
    expect(accessOutline(api(`${bypass}: 'true'`, label) + strict, api('', label) + strict)).toEqual([
      `Deployment shop/api | transport: in plain text or by TLS of the client | closed by PeerAuthentication shop/strict spec.mtls.mode -> let through by Deployment shop/api spec.template.metadata.annotations["${bypass}"]`,
    ])
  })
})
