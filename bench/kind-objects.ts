// Objects of one namespace, one function a kind: they differ only by the arguments.
import { object } from './mixed-manifests.ts'

export const NAMESPACE = 'shop'
export const NETWORKING = 'networking.istio.io/v1'
export const SECURITY = 'security.istio.io/v1'

export function virtualService(index: number, host: string, destination: string, gateway = 'mesh'): string {
  return make(NETWORKING, 'VirtualService', index, [
    `hosts: [${host}]`,
    `gateways: [${gateway}]`,
    'http:',
    `  - match: [{ uri: { prefix: /v${index} } }]`,
    '    timeout: 15s',
    '    retries: { attempts: 3, perTryTimeout: 3s, retryOn: "5xx,reset" }',
    `    route: [{ destination: { host: ${destination}, port: { number: 80 }, subset: tls } }]`,
    `  - route: [{ destination: { host: ${destination}, port: { number: 443 } } }]`,
    ...(gateway === 'mesh'
      ? [
          'tls:',
          `  - match: [{ port: 443, sniHosts: [${host}] }]`,
          `    route: [{ destination: { host: ${destination}, port: { number: 443 } } }]`,
        ]
      : []),
  ])
}

/**
 * @param ports numbers and protocols
 * @param lines further lines of the spec
 */
export function serviceEntry(
  index: number,
  host: string,
  ports: readonly (readonly [number, string])[],
  lines: readonly string[] = [],
): string {
  const resolution = host.includes('*') || lines.some((line) => line.startsWith('addresses')) ? 'NONE' : 'DNS'
  return make(NETWORKING, 'ServiceEntry', index, [
    `hosts: [${host}]`,
    'location: MESH_EXTERNAL',
    `resolution: ${lines.some((line) => line.startsWith('workloadSelector')) ? 'STATIC' : resolution}`,
    'ports:',
    ...ports.map(
      ([number, protocol]) =>
        `  - { name: ${protocol.toLowerCase()}-${number}, number: ${number}, protocol: ${protocol} }`,
    ),
    ...lines,
  ])
}

/** @param lines further lines of the spec */
export function destinationRule(index: number, host: string, lines: readonly string[] = []): string {
  return make(NETWORKING, 'DestinationRule', index, [
    `host: ${host}`,
    'trafficPolicy:',
    '  connectionPool: { http: { idleTimeout: 30s } }',
    '  portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE } }]',
    'subsets: [{ name: tls, labels: { version: v1 }, trafficPolicy: { tls: { mode: SIMPLE } } }]',
    ...lines,
  ])
}

export function authorizationPolicy(index: number, labels: string | undefined, action: string): string {
  return make(SECURITY, 'AuthorizationPolicy', index, [
    ...selector(labels),
    `action: ${action}`,
    'rules:',
    '  - from: [{ source: { requestPrincipals: ["https://id.example.com/*"] } }]',
    `    to: [{ operation: { hosts: [api${index}.example.com], paths: ["/v${index}/*"], methods: [GET] } }]`,
    '    when: [{ key: "request.auth.claims[groups]", values: [admin] }]',
    '  - from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }]',
    `    to: [{ operation: { ports: ["${8000 + (index % 100)}"] } }]`,
  ])
}

export function requestAuthentication(index: number, labels: string | undefined): string {
  const issuer = `https://id${index % 2}.example.com`
  return make(SECURITY, 'RequestAuthentication', index, [
    ...selector(labels),
    `jwtRules: [{ issuer: "${issuer}", jwksUri: "${issuer}/keys", audiences: [a${index}], outputPayloadToHeader: x-jwt }]`,
  ])
}

export function peerAuthentication(index: number, labels: string | undefined): string {
  return make(SECURITY, 'PeerAuthentication', index, [
    ...selector(labels),
    `mtls: { mode: ${index % 2 ? 'STRICT' : 'PERMISSIVE'} }`,
    ...(labels ? ['portLevelMtls: { 8080: { mode: DISABLE } }'] : []),
  ])
}

export function sidecar(index: number, labels: string | undefined): string {
  return make(NETWORKING, 'Sidecar', index, [
    ...(labels ? [`workloadSelector: { labels: ${labels} }`] : []),
    `egress: [{ hosts: ["./api${index}.example.com", "istio-system/*"] }]`,
    'outboundTrafficPolicy: { mode: REGISTRY_ONLY }',
  ])
}

export function service(index: number, labels: string | undefined): string {
  return make('v1', 'Service', index, [
    ...(labels ? [`selector: ${labels}`] : []),
    'ports: [{ name: http, port: 80, targetPort: 8080 }, { name: tcp-db, port: 5432 }]',
  ])
}

export function gateway(index: number, labels: string, host: string, port = 443): string {
  return make(NETWORKING, 'Gateway', index, [
    `selector: ${labels}`,
    'servers:',
    `  - port: { number: ${port}, name: https, protocol: HTTPS }`,
    `    hosts: [${host}]`,
    `    tls: { mode: SIMPLE, credentialName: cert${index} }`,
    '  - port: { number: 80, name: http, protocol: HTTP }',
    `    hosts: [${host}]`,
    '    tls: { httpsRedirect: true }',
  ])
}

export function deployment(index: number, labels: string): string {
  return make('apps/v1', 'Deployment', index, [
    `selector: { matchLabels: ${labels} }`,
    'template:',
    `  metadata: { labels: ${labels} }`,
    '  spec:',
    `    containers: [{ name: main, image: "example.com/app:${index}", ports: [{ containerPort: 8080 }] }]`,
  ])
}

export function selector(labels: string | undefined): string[] {
  return labels ? [`selector: { matchLabels: ${labels} }`] : []
}

export function make(apiVersion: string, kind: string, index: number, spec: readonly string[]): string {
  return object(apiVersion, kind, NAMESPACE, `app${index}`, spec.map((line) => `\n  ${line}`).join(''))
}
