// Objects of the Gateway API, and of Istio's kinds of which clusters have few objects.
import { make, NETWORKING, SECURITY, selector } from './kind-objects.ts'

const GATEWAY_API = 'gateway.networking.k8s.io/v1'
const ISTIO_GATEWAY = { group: 'gateway.networking.k8s.io', kind: 'Gateway' }
const SERVICE = { group: '""', kind: 'Service' }

export function kubernetesGateway(index: number, className = 'istio'): string {
  return make(GATEWAY_API, 'Gateway', index, [
    `gatewayClassName: ${className}`,
    `listeners: [{ name: http, port: 80, protocol: HTTP, hostname: "api${index}.example.com" }]`,
  ])
}

export function httpRoute(index: number, host: string, parent: string): string {
  return make(GATEWAY_API, 'HTTPRoute', index, [
    `parentRefs: [${parent}]`,
    `hostnames: [${host}]`,
    `rules: [{ matches: [{ path: { value: /v${index} } }], backendRefs: [{ name: app${index}, port: 80 }] }]`,
  ])
}

export function backendTlsPolicy(index: number, kind: string, name: string): string {
  const group = kind === 'Service' ? '""' : 'networking.istio.io'
  return make(GATEWAY_API, 'BackendTLSPolicy', index, [
    `targetRefs: [{ group: ${group}, kind: ${kind}, name: ${name} }]`,
    `validation: { hostname: api${index}.example.com, wellKnownCACertificates: System }`,
  ])
}

/** A policy of the security group that attaches to a Gateway or Service. */
export function attachedPolicy(
  kind: string,
  index: number,
  target: 'Gateway' | 'Service',
  name: string,
): string {
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

export function telemetry(index: number, labels: string | undefined): string {
  return make('telemetry.istio.io/v1', 'Telemetry', index, [
    ...selector(labels),
    `accessLogging: [{ providers: [{ name: logs${index} }] }]`,
  ])
}

export function envoyFilter(index: number, labels: string | undefined): string {
  return make('networking.istio.io/v1alpha3', 'EnvoyFilter', index, [
    ...(labels ? [`workloadSelector: { labels: ${labels} }`] : []),
    'configPatches:',
    `  - { applyTo: HTTP_FILTER, match: { context: SIDECAR_INBOUND, listener: { portNumber: ${1024 + index} } }, patch: { operation: INSERT_BEFORE, value: { name: f${index} } } }`,
  ])
}

export function wasmPlugin(index: number, labels: string | undefined): string {
  return make('extensions.istio.io/v1alpha1', 'WasmPlugin', index, [
    ...selector(labels),
    `url: oci://example.com/plugin${index}:1`,
  ])
}

export function proxyConfig(index: number, labels: string | undefined): string {
  return make('networking.istio.io/v1beta1', 'ProxyConfig', index, [
    ...selector(labels),
    `concurrency: ${index % 4}`,
    `image: { imageType: ${index % 2 ? 'distroless' : 'debug'} }`,
  ])
}

export function workloadEntry(index: number, labels: string): string {
  return make(NETWORKING, 'WorkloadEntry', index, [
    `address: 10.0.${(index >> 8) % 256}.${index % 256}`,
    `labels: ${labels}`,
    'ports: { http: 8080 }',
  ])
}

/** A pod whose manifest has the proxy's container. */
export function pod(index: number, labels: string): string {
  const text = make('v1', 'Pod', index, [
    `containers: [{ name: istio-proxy, image: "docker.io/istio/proxyv2:1.26.0" }, { name: main, image: "example.com/app:${index}" }]`,
  ])
  return text.replace('metadata: {', `metadata: { labels: ${labels},`)
}
