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
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { routesOf } from '../../istio/routing/routes.ts'
import { hasUnfilled, labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { bearUnfilledLabels, workloadsBearing, workloadsBearingIn } from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

/** After istio `pkg/config/analysis/analyzers/service/portname.go` and `pkg/config/kube/conversion.go`. */
export const portName = defineRule({
  id: 'routing/port-name',
  codes: ['missing-name', 'name-without-protocol', 'external-name-catches-port', 'external-name-unused-port'],
  severity: 'info',
  istio: ['IST0118', 'IST0150'],
  summary: 'A port of a Service does not say which protocol it speaks.',
  why: 'Proxies look at each connection to find out, which costs time, and take what they do not know for TCP: routes, retries and policies for HTTP do nothing there. Up to 1.20 the port of an ExternalName catches every connection to its number, whatever the host.',
  fix: 'Set `appProtocol`, or begin the name of the port with the protocol: `http`, `http-metrics`, `grpc-api`, `tcp-db`.',
  across: {
    *Service(service, mesh) {
      if (isSystemNamespace(service.namespace) || isControlPlane(service) || isOfGateway(service)) return
      const ports = service.spec.items('ports').filter((port) => port.kind === 'map')
      if (service.spec.get('type').text === 'ExternalName')
        yield* ports.filter(isCatching).map((port) => catching(port, mesh))
      else if (!isOutside(service, mesh)) yield* ports.filter(isUntold).map(untold)
    },
  },
})

/** What a gateway speaks at its ports its Gateways say; their pods bear one of these labels. */
function isOfGateway({ spec }: Manifest): boolean {
  const selector = spec.get('selector')
  return selector.get('istio').exists || selector.get('gateway.networking.k8s.io/gateway-name').exists
}

/**
 * True where no proxy stands before the pods of a Service, or where they are deployed here and nothing takes them into
 * the mesh. Of a Service without its pods, only a Namespace can tell, and nothing if it may be in any.
 */
function isOutside(service: Manifest, mesh: Mesh): boolean {
  const selector = labelsOf(service.spec.get('selector'))
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
  const planes = selector.size === 0 ? none : planesOf(mesh, service.namespace, selector)
  if (planes.size === 0)
    return (
      !hasStatedNamespace(service) ||
      worlds.some((world) => maySelectMore(world, service, selector)) ||
      namespaceDataplane(mesh, service) === 'none'
    )
  if (planes.has('sidecar') || planes.has('ambient')) return false
  const host = canonicalHost(mesh, fullHost(service.name, service.namespace))
  return !planes.has(undefined) || !worlds.some((world) => hostsNamed(world).has(host))
}

const none: ReadonlySet<Dataplane | undefined> = new Set()

/** How the workloads of a namespace that bear some labels are in the mesh; `undefined` for one of which no file says it. */
const planesOf = derivedByKey(
  'everything',
  (_, namespace: string, labels: Labels) => JSON.stringify([namespace, ...labels]),
  (mesh, namespace, labels): ReadonlySet<Dataplane | undefined> => {
    const workloads = [mesh, meshOfAllFiles(mesh) ?? mesh].flatMap((world) =>
      workloadsBearingIn(world, namespace, labels),
    )
    return new Set(workloads.map(({ manifest }) => dataplaneOf(mesh, manifest)))
  },
)

/** True where pods may be selected once labels or namespaces are filled in. */
function maySelectMore(mesh: Mesh, service: Manifest, selector: Labels): boolean {
  if (selector.size === 0) return false
  if (hasUnfilled(selector) || bearUnfilledLabels(mesh, service.namespace)) return true
  return (
    namesUnfilledNamespaces(mesh) &&
    workloadsBearing(mesh, selector).some(({ namespace }) => isUnfilled(namespace))
  )
}

const namesUnfilledNamespaces = derived('everything', (mesh) =>
  mesh.manifests.some(({ namespace }) => isUnfilled(namespace)),
)

/** The full names that routes and policies speak of. */
const hostsNamed = derived(
  ['DestinationRule', 'Service', 'ServiceEntry', 'VirtualService', 'other'],
  (mesh) => {
    const policies = mesh.ofKind('DestinationRule').map(ruleHost)
    const routes = mesh
      .ofKind('VirtualService')
      .flatMap((service) => routesOf(mesh, service).map(({ host }) => host))
    return new Set([...policies, ...routes].map((host) => canonicalHost(mesh, host)))
  },
)

function isUntold(port: Node): boolean {
  const [number, said] = [port.get('port').number, port.get('appProtocol').text || port.get('name').text]
  if (port.get('protocol').text === 'UDP' || isUnfilled(said)) return false
  return !isKnown(said) && !wellKnown.has(number ?? 0)
}

function isKnown(said: string): boolean {
  return /^grpc-web/i.test(said) || kubernetes.has(said) || protocols.has(said.split('-')[0]!.toLowerCase())
}

/** istio `pkg/config/protocol/instance.go`, Parse. */
const protocols = new Set([
  ...['http', 'http2', 'http_proxy', 'grpc', 'https', 'tls', 'hbone'],
  ...['tcp', 'udp', 'mongo', 'mysql', 'redis'],
])

/** Names that Kubernetes gives `appProtocol`. */
const kubernetes = new Set(['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'])

/** Where the server speaks first, so that proxies take the port for TCP without a look: SMTP, DNS, MySQL, MongoDB. */
const wellKnown = new Set([25, 53, 3306, 27017])

/** A name that is TCP, or makes the proxy look. */
function isCatching(port: Node): boolean {
  const said = port.get('appProtocol').text || port.get('name').text
  return said === 'tcp' || isUntold(port)
}

function nameOf(port: Node): Node {
  const said = port.get('appProtocol')
  return said.exists ? said : port.get('name')
}

function untold(port: Node): Problem<'missing-name' | 'name-without-protocol'> {
  const name = nameOf(port)
  const what = name.exists
    ? `${quote(name.text)} names no protocol`
    : `port ${quote(port.get('port').data)} has no name`
  return {
    code: name.exists ? 'name-without-protocol' : 'missing-name',
    node: name.exists ? name : port,
    message: `${what}: proxies look at each connection to find out; begin it with one, as in \`http-web\``,
  }
}

/** Since 1.21 an ExternalName is an alias, and has no listener (istio `pilot/pkg/networking/core/listener.go`). */
function catching(
  port: Node,
  mesh: Mesh,
): Problem<'external-name-catches-port' | 'external-name-unused-port'> {
  const name = nameOf(port)
  const isAlias = atLeast(mesh, 1, 21)
  const effect = isAlias
    ? 'no proxy listens there'
    : 'proxies send every TCP connection to that port number there'
  return {
    code: isAlias ? 'external-name-unused-port' : 'external-name-catches-port',
    node: name.exists ? name : port,
    severity: isAlias ? 'info' : 'warning',
    message: `port ${quote(port.get('port').data)} of an ExternalName is not said to be HTTP or TLS: ${effect}; name it \`http\`, \`https\` or \`tls\``,
  }
}
