import { describe, expect, it } from 'vitest'
import { accessOutline } from './outline.ts'

const ambient = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: api:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
`

function policy(spec: string, kind = 'AuthorizationPolicy', name = 'p'): string {
  return `
apiVersion: security.istio.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
---
`
}

describe('connections that ztunnel decides about otherwise', () => {
  it('are those of callers that an ALLOW policy adds', () => {
    const from = (source: string): string =>
      ambient + policy(`{ rules: [{ from: [{ source: ${source} }] }] }`)
    expect(accessOutline(from('{ namespaces: [shop, edge] }'), from('{ namespaces: [shop] }')))
      .toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: by mTLS | identity: namespace \`edge\` | closed by AuthorizationPolicy shop/p spec -> let through by AuthorizationPolicy shop/p spec.rules[0]",
      ]
    `)
    expect(
      accessOutline(
        from('{ principals: ["cluster.local/ns/shop/sa/web"] }'),
        from('{ serviceAccounts: [web, edge/gate] }'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: by mTLS | identity: service account \`edge/gate\` | let through by AuthorizationPolicy shop/p spec.rules[0] -> closed by AuthorizationPolicy shop/p spec",
      ]
    `)
  })

  it('are those of addresses and ports that a DENY policy leaves out', () => {
    const deny = (to: string): string =>
      ambient +
      policy(
        `{ action: DENY, rules: [{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }], to: [{ operation: ${to} }] }] }`,
      )
    expect(accessOutline(deny('{ ports: ["8080"] }'), deny('{ notPorts: ["9090"] }'))).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | port: not port 8080 or port 9090 | source: \`10.0.0.0/8\` | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are those without mTLS where a mode is weakened', () => {
    const peers = (mode: string): string =>
      ambient +
      policy(
        `{ selector: { matchLabels: { app: api } }, mtls: { mode: ${mode} }, portLevelMtls: { 9090: { mode: PERMISSIVE } } }`,
        'PeerAuthentication',
      )
    expect(accessOutline(peers('PERMISSIVE'), peers('STRICT'))).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text or by TLS of the client | port: not port 9090 | closed by PeerAuthentication shop/p spec.portLevelMtls -> let through",
      ]
    `)
  })

  it('are none where conditions about requests differ, which ztunnel does not have', () => {
    const rule = (action: string, path: string): string =>
      ambient +
      policy(`{ action: ${action}, rules: [{ to: [{ operation: { paths: [${path}], ports: ["8080"] } }] }] }`)
    expect(accessOutline(rule('DENY', '/a'), rule('DENY', '/b'))).toEqual([])
    expect(accessOutline(rule('ALLOW', '/a'), rule('ALLOW', '/b'))).toEqual([])
    expect(accessOutline(rule('AUDIT', '/a'), ambient)).toEqual([])
    expect(accessOutline(rule('ALLOW', '/a'), ambient)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | let through -> closed by AuthorizationPolicy shop/p spec",
      ]
    `)
  })

  it('are those that the sidecar refused before pods moved to ambient mode', () => {
    const admin = policy('{ action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }')
    const injected = ambient.replace('istio.io/dataplane-mode: ambient', 'istio-injection: enabled')
    expect(accessOutline(ambient + admin, injected + admin)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text or by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through",
        "Deployment shop/api | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are those of pods that the repository does not have', () => {
    const [namespace = ''] = ambient.split('---')
    const rule = policy(
      '{ selector: { matchLabels: { app: db } }, rules: [{ from: [{ source: { namespaces: [shop] } }] }] }',
    )
    expect(accessOutline(`${namespace}---\n`, `${namespace}---\n${rule}`)).toMatchInlineSnapshot(`
      [
        "pods of namespace shop with app=db | transport: in plain text or by TLS of the client | closed by AuthorizationPolicy shop/p spec -> let through",
        "pods of namespace shop with app=db | transport: by mTLS | identity: not namespace \`shop\` | closed by AuthorizationPolicy shop/p spec -> let through",
      ]
    `)
  })

  it('are those of the trust domain of the mesh alone, without its aliases', () => {
    const mesh = (config: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: '${config}' }
---
`
    const old = mesh('{ "trustDomain": "old.example" }')
    const renamed = mesh('{ "trustDomain": "new.example", "trustDomainAliases": ["old.example"] }')
    expect(accessOutline(renamed + ambient, old + ambient)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: by mTLS | identity: trust domain \`new.example\` | closed -> let through",
        "Deployment shop/api | transport: by mTLS | identity: trust domain \`old.example\` | let through -> closed",
      ]
    `)
    const injected = ambient.replace('istio.io/dataplane-mode: ambient', 'istio-injection: enabled')
    expect(accessOutline(renamed + injected, old + injected)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: by mTLS | identity: not trust domain \`old.example\` | closed -> let through",
      ]
    `)
  })

  it('rest on what something fills in', () => {
    const ports = (values: string): string =>
      ambient + policy(`{ action: DENY, rules: [{ to: [{ operation: { ports: [${values}] } }] }] }`)
    expect(accessOutline(ports('"${PORT}", "80"'), ports('"${PORT}"'))).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | port: port 80 | let through -> closed by AuthorizationPolicy shop/p spec.rules[0] | if the value of \`\${PORT}\`",
      ]
    `)
  })
})
