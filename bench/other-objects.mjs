// Objects of the Gateway API, and of kinds of Istio that few clusters have many of.
import { make, NETWORKING, SECURITY, selector } from './kind-objects.mjs'

const GATEWAY_API = 'gateway.networking.k8s.io/v1'
const ISTIO_GATEWAY = { group: 'gateway.networking.k8s.io', kind: 'Gateway' }
const SERVICE = { group: '""', kind: 'Service' }

/** @param {number} index */
export function kubernetesGateway(index, className = 'istio') {
  return make(GATEWAY_API, 'Gateway', index, [
    `gatewayClassName: ${className}`,
    `listeners: [{ name: http, port: 80, protocol: HTTP, hostname: "api${index}.example.com" }]`,
  ])
}

/**
 * @param {number} index
 * @param {string} host
 * @param {string} parent
 */
export function httpRoute(index, host, parent) {
  return make(GATEWAY_API, 'HTTPRoute', index, [
    `parentRefs: [${parent}]`,
    `hostnames: [${host}]`,
    `rules: [{ matches: [{ path: { value: /v${index} } }], backendRefs: [{ name: app${index}, port: 80 }] }]`,
  ])
}

/**
 * @param {number} index
 * @param {string} kind
 * @param {string} name
 */
export function backendTlsPolicy(index, kind, name) {
  const group = kind === 'Service' ? '""' : 'networking.istio.io'
  return make(GATEWAY_API, 'BackendTLSPolicy', index, [
    `targetRefs: [{ group: ${group}, kind: ${kind}, name: ${name} }]`,
    `validation: { hostname: api${index}.example.com, wellKnownCACertificates: System }`,
  ])
}

/**
 * A policy of the security group that attaches to a Gateway or Service.
 * @param {string} kind
 * @param {number} index
 * @param {'Gateway' | 'Service'} target
 * @param {string} name
 */
export function attachedPolicy(kind, index, target, name) {
  const ref = target === 'Gateway' ? ISTIO_GATEWAY : SERVICE
  const rules =
    kind === 'AuthorizationPolicy'
      ? 'rules: [{ from: [{ source: { requestPrincipals: ["https://id.example.com/*"] } }] }]'
      : 'jwtRules: [{ issuer: "https://id.example.com", jwksUri: "https://id.example.com/keys" }]'
  return make(SECURITY, kind, index, [
    `targetRefs: [{ group: ${ref.group}, kind: ${ref.kind}, name: ${name} }]`,
    rules,
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function telemetry(index, labels) {
  return make('telemetry.istio.io/v1', 'Telemetry', index, [
    ...selector(labels),
    `accessLogging: [{ providers: [{ name: logs${index} }] }]`,
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function envoyFilter(index, labels) {
  return make('networking.istio.io/v1alpha3', 'EnvoyFilter', index, [
    ...(labels ? [`workloadSelector: { labels: ${labels} }`] : []),
    'configPatches:',
    `  - { applyTo: HTTP_FILTER, match: { context: SIDECAR_INBOUND, listener: { portNumber: ${1024 + index} } }, patch: { operation: INSERT_BEFORE, value: { name: f${index} } } }`,
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function wasmPlugin(index, labels) {
  return make('extensions.istio.io/v1alpha1', 'WasmPlugin', index, [
    ...selector(labels),
    `url: oci://example.com/plugin${index}:1`,
  ])
}

/**
 * @param {number} index
 * @param {string | undefined} labels
 */
export function proxyConfig(index, labels) {
  return make('networking.istio.io/v1beta1', 'ProxyConfig', index, [
    ...selector(labels),
    `concurrency: ${index % 4}`,
    `image: { imageType: ${index % 2 ? 'distroless' : 'debug'} }`,
  ])
}

/**
 * @param {number} index
 * @param {string} labels
 */
export function workloadEntry(index, labels) {
  return make(NETWORKING, 'WorkloadEntry', index, [
    `address: 10.0.${(index >> 8) % 256}.${index % 256}`,
    `labels: ${labels}`,
    'ports: { http: 8080 }',
  ])
}

/**
 * A pod with a proxy of its own.
 * @param {number} index
 * @param {string} labels
 */
export function pod(index, labels) {
  const text = make('v1', 'Pod', index, [
    `containers: [{ name: istio-proxy, image: "docker.io/istio/proxyv2:1.26.0" }, { name: main, image: "example.com/app:${index}" }]`,
  ])
  return text.replace('metadata: {', `metadata: { labels: ${labels},`)
}
