import {
  dataplaneOf,
  isControlPlane,
  isSystemNamespace,
  namespaceDataplane,
  type Dataplane,
} from '../../istio/workload/dataplane.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { routesOf } from '../../istio/routing/routes.ts'
import { hasUnfilled, labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import {
  hasUnfilledWorkloadLabels,
  workloadsWithLabels,
  workloadsWithLabelsIn,
} from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** After istio `pkg/config/analysis/analyzers/service/portname.go` and `pkg/config/kube/conversion.go`. */
export const portName = defineRule({
  id: 'routing/port-name',
  codes: ['missing-name', 'name-without-protocol', 'external-name-catches-port', 'external-name-unused-port'],
  severity: 'info',
  istio: ['IST0118', 'IST0150'],
  summary: 'A port of a Service does not declare its protocol.',
  why: 'Proxies detect the protocol on each connection, which costs time, and treat what they do not recognise as TCP: routes, retries and policies for HTTP have no effect there. Up to Istio 1.20 the port of an ExternalName catches all connections to its number, whatever their host.',
  fix: 'Set `appProtocol`, or begin the name of the port with the protocol: `http`, `http-metrics`, `grpc-api`, `tcp-db`.',
  across: {
    *Service(service, mesh) {
      if (isSystemNamespace(service.namespace) || isControlPlane(service) || isGatewayService(service)) return
      const ports = service.spec.items('ports').filter((port) => port.kind === 'map')
      if (service.spec.get('type').text === 'ExternalName')
        yield* ports.filter(catchesConnections).map((port) => externalNamePort(port, mesh))
      else if (!isOutsideMesh(service, mesh)) yield* ports.filter(hasUnknownProtocol).map(unknownProtocol)
    },
  },
})

/** True for the Service of a gateway, whose Gateways declare the protocols; its pods have one of these labels. */
function isGatewayService({ spec }: Manifest): boolean {
  const selector = spec.get('selector')
  return selector.get('istio').exists || selector.get('gateway.networking.k8s.io/gateway-name').exists
}

/**
 * True if the pods of a Service have no proxy: they are deployed here, and nothing adds them to the mesh. Without its
 * pods in the repository, the Namespace of the Service decides, and if its namespace is unknown, the result is true.
 */
function isOutsideMesh(service: Manifest, mesh: Mesh): boolean {
  const selector = labelsOf(service.spec.get('selector'))
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  const dataplanes = selector.size === 0 ? noDataplanes : dataplanesOf(mesh, service.namespace, selector)
  if (dataplanes.size === 0)
    return (
      !hasStatedNamespace(service) ||
      meshes.some((candidate) => maySelectMore(candidate, service, selector)) ||
      namespaceDataplane(mesh, service) === 'none'
    )
  if (dataplanes.has('sidecar') || dataplanes.has('ambient')) return false
  const host = canonicalHost(mesh, fullHost(service.name, service.namespace))
  return !dataplanes.has(undefined) || !meshes.some((candidate) => referencedHosts(candidate).has(host))
}

const noDataplanes: ReadonlySet<Dataplane | undefined> = new Set()

/** The data planes of the workloads of a namespace with some labels; `undefined` for one that no file determines. */
const dataplanesOf = derivedByKey(
  'everything',
  (_, namespace: string, labels: Labels) => JSON.stringify([namespace, ...labels]),
  (mesh, namespace, labels): ReadonlySet<Dataplane | undefined> => {
    const workloads = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) =>
      workloadsWithLabelsIn(candidate, namespace, labels),
    )
    return new Set(workloads.map(({ manifest }) => dataplaneOf(mesh, manifest)))
  },
)

/** True if the Service may select further pods after placeholders in labels or namespaces are replaced. */
function maySelectMore(mesh: Mesh, service: Manifest, selector: Labels): boolean {
  if (selector.size === 0) return false
  if (hasUnfilled(selector) || hasUnfilledWorkloadLabels(mesh, service.namespace)) return true
  return (
    namesUnfilledNamespaces(mesh) &&
    workloadsWithLabels(mesh, selector).some(({ namespace }) => isUnfilled(namespace))
  )
}

const namesUnfilledNamespaces = derived('everything', (mesh) =>
  mesh.manifests.some(({ namespace }) => isUnfilled(namespace)),
)

/** The full names of the hosts that routes and DestinationRules refer to. */
const referencedHosts = derived(
  ['DestinationRule', 'Service', 'ServiceEntry', 'VirtualService', 'other'],
  (mesh) => {
    const policies = mesh.ofKind('DestinationRule').map(ruleHost)
    const routes = mesh
      .ofKind('VirtualService')
      .flatMap((virtualService) => routesOf(mesh, virtualService).map(({ host }) => host))
    return new Set([...policies, ...routes].map((host) => canonicalHost(mesh, host)))
  },
)

function hasUnknownProtocol(port: Node): boolean {
  const [number, name] = [port.get('port').number, port.get('appProtocol').text || port.get('name').text]
  if (port.get('protocol').text === 'UDP' || isUnfilled(name)) return false
  return !namesProtocol(name) && !serverFirstPorts.has(number ?? 0)
}

function namesProtocol(name: string): boolean {
  return (
    /^grpc-web/i.test(name) ||
    kubernetesProtocols.has(name) ||
    protocols.has(name.split('-')[0]!.toLowerCase())
  )
}

/** istio `pkg/config/protocol/instance.go`, Parse. */
const protocols = new Set([
  ...['http', 'http2', 'http_proxy', 'grpc', 'https', 'tls', 'hbone'],
  ...['tcp', 'udp', 'mongo', 'mysql', 'redis'],
])

/** The values of `appProtocol` that Kubernetes defines and Istio reads. */
const kubernetesProtocols = new Set(['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'])

/** Ports of protocols where the server speaks first, which proxies treat as TCP without detection: SMTP, DNS, MySQL, MongoDB. */
const serverFirstPorts = new Set([25, 53, 3306, 27017])

/** True for a port that is TCP, or whose protocol the proxy has to detect. */
function catchesConnections(port: Node): boolean {
  const name = port.get('appProtocol').text || port.get('name').text
  return name === 'tcp' || hasUnknownProtocol(port)
}

function nameOf(port: Node): Node {
  const appProtocol = port.get('appProtocol')
  return appProtocol.exists ? appProtocol : port.get('name')
}

function unknownProtocol(port: Node): Problem<'missing-name' | 'name-without-protocol'> {
  const name = nameOf(port)
  const defect = name.exists
    ? `${quote(name.text)} names no protocol`
    : `port ${quote(port.get('port').data)} has no name`
  return {
    code: name.exists ? 'name-without-protocol' : 'missing-name',
    node: name.exists ? name : port,
    message: `${defect}: proxies detect the protocol on each connection; begin the name with it, as in \`http-web\``,
  }
}

/** Since 1.21 an ExternalName is an alias, and has no listener (istio `pilot/pkg/networking/core/listener.go`). */
function externalNamePort(
  port: Node,
  mesh: Mesh,
): Problem<'external-name-catches-port' | 'external-name-unused-port'> {
  const name = nameOf(port)
  const isAlias = atLeast(mesh, 1, 21)
  const effect = isAlias
    ? 'no proxy listens on it'
    : 'proxies send every TCP connection to that port number to it'
  return {
    code: isAlias ? 'external-name-unused-port' : 'external-name-catches-port',
    node: name.exists ? name : port,
    severity: isAlias ? 'info' : 'warning',
    message: `port ${quote(port.get('port').data)} of an ExternalName declares neither HTTP nor TLS: ${effect}; name it \`http\`, \`https\` or \`tls\``,
  }
}
