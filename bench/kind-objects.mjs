// Objects of one namespace that are alike but for what they are given.
import { object } from './mixed-manifests.mjs'

export const NAMESPACE = 'shop'
export const NETWORKING = 'networking.istio.io/v1'
export const SECURITY = 'security.istio.io/v1'

/**
 * @param {number} index
 * @param {string} host
 * @param {string} destination
 */
export function virtualService(index, host, destination, gateway = 'mesh') {
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
 * @param {number} index
 * @param {string} host
 * @param {readonly (readonly [number, string])[]} ports numbers with protocols
 * @param {readonly string[]} more lines of the spec
 */
export function serviceEntry(index, host, ports, more = []) {
  const resolution = host.includes('*') || more.some((line) => line.startsWith('addresses')) ? 'NONE' : 'DNS'
  return make(NETWORKING, 'ServiceEntry', index, [
    `hosts: [${host}]`,
    'location: MESH_EXTERNAL',
    `resolution: ${more.some((line) => line.startsWith('workloadSelector')) ? 'STATIC' : resolution}`,
    'ports:',
    ...ports.map(
      ([number, protocol]) =>
        `  - { name: ${protocol.toLowerCase()}-${number}, number: ${number}, protocol: ${protocol} }`,
    ),
    ...more,
  ])
}

/**
 * @param {number} index
 * @param {string} host
 * @param {readonly string[]} more lines of the spec
 */
export function destinationRule(index, host, more = []) {
  return make(NETWORKING, 'DestinationRule', index, [
    `host: ${host}`,
    'trafficPolicy:',
    '  connectionPool: { http: { idleTimeout: 30s } }',
    '  portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE } }]',
    'subsets: [{ name: tls, labels: { version: v1 }, trafficPolicy: { tls: { mode: SIMPLE } } }]',
    ...more,
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 * @param {string} action
 */
export function authorizationPolicy(index, labels, action) {
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

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function requestAuthentication(index, labels) {
  const issuer = `https://id${index % 2}.example.com`
  return make(SECURITY, 'RequestAuthentication', index, [
    ...selector(labels),
    `jwtRules: [{ issuer: "${issuer}", jwksUri: "${issuer}/keys", audiences: [a${index}], outputPayloadToHeader: x-jwt }]`,
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function peerAuthentication(index, labels) {
  return make(SECURITY, 'PeerAuthentication', index, [
    ...selector(labels),
    `mtls: { mode: ${index % 2 ? 'STRICT' : 'PERMISSIVE'} }`,
    ...(labels ? ['portLevelMtls: { 8080: { mode: DISABLE } }'] : []),
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function sidecar(index, labels) {
  return make(NETWORKING, 'Sidecar', index, [
    ...(labels ? [`workloadSelector: { labels: ${labels} }`] : []),
    `egress: [{ hosts: ["./api${index}.example.com", "istio-system/*"] }]`,
    'outboundTrafficPolicy: { mode: REGISTRY_ONLY }',
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function service(index, labels) {
  return make('v1', 'Service', index, [
    ...(labels ? [`selector: ${labels}`] : []),
    'ports: [{ name: http, port: 80, targetPort: 8080 }, { name: tcp-db, port: 5432 }]',
  ])
}

/**
 * @param {number} index
 * @param {string} labels
 * @param {string} host
 */
export function gateway(index, labels, host, port = 443) {
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

/**
 * @param {number} index
 * @param {string} labels
 */
export function deployment(index, labels) {
  return make('apps/v1', 'Deployment', index, [
    `selector: { matchLabels: ${labels} }`,
    'template:',
    `  metadata: { labels: ${labels} }`,
    '  spec:',
    `    containers: [{ name: main, image: "example.com/app:${index}", ports: [{ containerPort: 8080 }] }]`,
  ])
}

/** @param {string | undefined} labels */
export function selector(labels) {
  return labels ? [`selector: { matchLabels: ${labels} }`] : []
}

/**
 * @param {string} apiVersion
 * @param {string} kind
 * @param {number} index
 * @param {readonly string[]} spec
 */
export function make(apiVersion, kind, index, spec) {
  return object(apiVersion, kind, NAMESPACE, `app${index}`, spec.map((line) => `\n  ${line}`).join(''))
}
