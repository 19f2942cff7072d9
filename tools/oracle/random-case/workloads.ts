// The workloads and Services of each random mesh, which are always the same.
import type { Json, JsonMap } from '../mutate.ts'

/** The proxies that are asked, NAMESPACE/NAME of their Deployments, by what they do. */
export const workloads = {
  gateway: ['istio-system/ingress'],
  egress: ['istio-system/egress'],
  client: ['shop/client', 'ops/robot'],
  server: ['shop/api-v1'],
  waypoint: ['shop/waypoint', 'shop/waypoint', 'shop/second-waypoint'],
} as const

/** Namespaces, Deployments and Services. */
export function fixedObjects(): JsonMap[] {
  return [
    ...['istio-system', 'shop', 'ops'].map((name) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    })),
    // The label with the name makes it the pods of the Gateway `edge` of the Gateway API as well.
    gatewayDeployment('ingress', {
      istio: 'ingressgateway',
      'gateway.networking.k8s.io/gateway-name': 'edge',
    }),
    deployment('shop', 'api-v1', { app: 'api', version: 'v1' }, 'api'),
    deployment('shop', 'api-v2', { app: 'api', version: 'v2' }, 'api'),
    deployment('shop', 'client', { app: 'client', tier: 'front' }, 'client'),
    deployment('ops', 'robot', { app: 'robot', tier: 'front' }, 'robot'),
    // Clients send plain text to the pods of a gateway, which the template of sidecars does not label.
    gatewayDeployment('egress', { istio: 'egressgateway', 'security.istio.io/tlsMode': 'disabled' }),
    service('istio-system', 'ingress', { istio: 'ingressgateway' }, [
      { name: 'http2', port: 80, targetPort: 8080 },
      { name: 'https', port: 443, targetPort: 8443 },
    ]),
    service('istio-system', 'egress', { istio: 'egressgateway' }, [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'tls', port: 443, targetPort: 8443 },
    ]),
    service('shop', 'api', { app: 'api' }, apiPorts, '10.255.77.1'),
    service('shop', 'web', { app: 'api', version: 'v1' }, httpPorts, '10.255.77.2'),
    service('shop', 'mirror', { app: 'api' }, httpPorts),
    service('shop', 'empty', { app: 'nothing' }, httpPorts),
    service('ops', 'robot', { app: 'robot' }, httpPorts, '10.255.77.3'),
    alias('shop', 'alias', 'pay.example.net'),
  ]
}

const httpPorts: Json[] = [{ name: 'http', port: 80, targetPort: 8080 }]

const apiPorts: Json[] = [
  { name: 'http', port: 80, targetPort: 8080 },
  { name: 'tcp', port: 81, targetPort: 8081 },
  { name: 'auto', port: 82, targetPort: 8082 },
]

function deployment(namespace: string, name: string, labels: JsonMap, account: string): JsonMap {
  const ports = [8080, 8081, 8082].map((containerPort) => ({ name: `p${containerPort}`, containerPort }))
  const containers = [{ name: 'app', image: 'example.com/app:1', ports }]
  const template: JsonMap = { metadata: { labels }, spec: { serviceAccountName: account, containers } }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { selector: { matchLabels: labels }, template },
  }
}

function gatewayDeployment(name: string, labels: JsonMap): JsonMap {
  const { spec, ...rest } = deployment('istio-system', name, labels, name)
  const { template, ...others } = spec as JsonMap
  const { metadata, ...pod } = template as JsonMap
  const annotations = { 'inject.istio.io/templates': 'gateway' }
  return {
    ...rest,
    spec: { ...others, template: { ...pod, metadata: { ...(metadata as JsonMap), annotations } } },
  }
}

function service(
  namespace: string,
  name: string,
  selector: JsonMap,
  ports: Json[],
  clusterIP?: string,
): JsonMap {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector, ports, ...(clusterIP !== undefined && { clusterIP }) },
  }
}

function alias(namespace: string, name: string, externalName: string): JsonMap {
  const ports = [{ name: 'http', port: 80 }]
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { type: 'ExternalName', externalName, ports },
  }
}
