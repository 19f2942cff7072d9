import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { gatewayNameLabel } from './kubernetes-gateway.ts'
import type { PolicyIndex } from './policy-index.ts'
import { policyIndexes } from './policy-indexes.ts'
import { targetRefs } from './policy-targets.ts'
import { policySelector, selects, type Labels } from './selector.ts'

/** The properties of a proxy by which istiod chooses its policies. */
export interface Proxy {
  /** Of `ztunnel`, namespace and labels are those of the workload behind it. */
  readonly type: 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel'
  readonly namespace: string
  /** The labels of the pod. The name of a Gateway of the Gateway API, waypoints included, is among them. */
  readonly labels: Labels
}

/** A kind that istiod attaches to proxies by labels or `targetRefs`. */
export type AttachedKind = keyof typeof policyIndexes

/**
 * The policies of a kind that hold at a proxy: those of the root namespace and of its own, at a waypoint also those of the
 * Service or ServiceEntry that it serves (`service`), in the order in which istiod lists them: of AuthorizationPolicies and
 * EnvoyFilters those of the root namespace first, of other kinds those of the proxy's own; EnvoyFilters by priority, Telemetry
 * objects the strongest last (`telemetriesAt`). Within a namespace that is their age, for which the order of the files is
 * taken. Empty at a ztunnel for a kind of `proxyKinds` (istio `pilot/pkg/model/policyattachment.go`, ShouldAttachPolicy;
 * `authorization.go`, `authentication.go`, `push_context.go`, TrafficExtensions and EnvoyFilters).
 */
export function policiesAt(
  mesh: Mesh,
  kind: AttachedKind,
  proxy: Proxy,
  service?: Manifest,
): readonly Manifest[] {
  if (proxy.type === 'ztunnel' && proxyKinds.has(kind)) return []
  if (kind === 'Telemetry') return telemetriesAt(mesh, proxy, service)
  const namespaces = new Set(namespacesOf(mesh, kind, proxy, service))
  const policies = [...namespaces].flatMap((namespace) =>
    inOrder(mesh, groupsIn(mesh, kind, proxy, namespace, service).flat()),
  )
  return kind === 'EnvoyFilter' ? policies.toSorted(byPriority) : policies
}

/** True if a policy is among those of `policiesAt`. For few policies, since it needs no index of all. */
export function holdsAt(
  mesh: Mesh,
  kind: Exclude<AttachedKind, 'Telemetry'>,
  policy: Manifest,
  proxy: Proxy,
  service?: Manifest,
): boolean {
  if (proxy.type === 'ztunnel' && proxyKinds.has(kind)) return false
  if (!namespacesOf(mesh, kind, proxy, service).includes(policy.namespace)) return false
  const refs = targetRefs(policy)
  if (refs.length === 0) return selectsProxies(kind, proxy) && selects(policySelector(policy), proxy.labels)
  return targetsOf(mesh, kind, proxy, policy.namespace, service).some((target) => refs.includes(target))
}

/** The kinds that apply only to Envoy. ztunnel enforces AuthorizationPolicies and PeerAuthentications. */
const proxyKinds: ReadonlySet<AttachedKind> = new Set([
  'EnvoyFilter',
  'Telemetry',
  'TrafficExtension',
  'WasmPlugin',
])

/** The namespaces whose policies may apply to a proxy, in the order of istiod. */
function namespacesOf(
  mesh: Mesh,
  kind: AttachedKind,
  proxy: Proxy,
  service: Manifest | undefined,
): readonly string[] {
  const near = rootFirst.has(kind)
    ? [mesh.rootNamespace, proxy.namespace]
    : [proxy.namespace, mesh.rootNamespace]
  return proxy.type === 'waypoint' && service && kind !== 'EnvoyFilter' ? [...near, service.namespace] : near
}

const rootFirst: ReadonlySet<AttachedKind> = new Set(['AuthorizationPolicy', 'EnvoyFilter'])

/** Policies of the root namespace stay first among those of one priority. */
function byPriority(first: Manifest, second: Manifest): number {
  return priorityOf(first) - priorityOf(second)
}

function priorityOf({ spec }: Manifest): number {
  return spec.get('priority').number ?? 0
}

/**
 * The Telemetry objects at a proxy, the strongest last: one of each wide group, then those of the last namespace, and of no
 * other, that select the proxy or name it (istio `pilot/pkg/model/telemetry.go`, applicableTelemetries).
 */
function telemetriesAt(mesh: Mesh, proxy: Proxy, service: Manifest | undefined): readonly Manifest[] {
  const selecting = selectingTelemetries(mesh, proxy, service).flat()
  const wide = wideTelemetries(mesh, proxy, service).flatMap(([first]) => first ?? [])
  return [...wide, ...inOrder(mesh, selecting)]
}

/**
 * The Telemetry objects for the mesh, for the namespace of a proxy and for that of the service, the strongest last. Of each group
 * the first one, which is the oldest, has effect. Groups are stable objects.
 */
export function wideTelemetries(mesh: Mesh, proxy: Proxy, service?: Manifest): (readonly Manifest[])[] {
  const { byNamespace } = policyIndexes.Telemetry(mesh)
  const namespaces = [mesh.rootNamespace, proxy.namespace, namespaceOfSelecting(proxy, service)]
  return [...new Set(namespaces)].flatMap(
    (namespace) => byNamespace.get(namespace)?.byLabels.selecting(noLabels) ?? [],
  )
}

/** The Telemetry objects that select a proxy or name it, grouped by scope. Groups are stable objects. */
export function selectingTelemetries(mesh: Mesh, proxy: Proxy, service?: Manifest): (readonly Manifest[])[] {
  return groupsIn(mesh, 'Telemetry', proxy, namespaceOfSelecting(proxy, service), service).filter(
    ([first]) => first && !isForNamespace(first),
  )
}

function namespaceOfSelecting({ type, namespace }: Proxy, service: Manifest | undefined): string {
  return type === 'waypoint' && service ? service.namespace : namespace
}

const noLabels: Labels = new Map()

/** True for a Telemetry without a selector. Only the first one of a namespace applies. */
function isForNamespace(telemetry: Manifest): boolean {
  return policySelector(telemetry).size === 0 && targetRefs(telemetry).length === 0
}

/** The policies of one namespace that hold at a proxy, grouped by scope. */
function groupsIn(
  mesh: Mesh,
  kind: AttachedKind,
  proxy: Proxy,
  namespace: string,
  service: Manifest | undefined,
): (readonly Manifest[])[] {
  const index = policyIndexes[kind](mesh).byNamespace.get(namespace)
  if (!index) return []
  const targets = targetsOf(mesh, kind, proxy, namespace, service)
  return [...selecting(kind, index, proxy), ...targets.map((ref) => index.byTarget.get(ref) ?? [])]
}

/** Labels do not select waypoints. PeerAuthentications have no targets and apply to any proxy. */
function selecting(kind: AttachedKind, { byLabels }: PolicyIndex, proxy: Proxy): (readonly Manifest[])[] {
  return selectsProxies(kind, proxy) ? [...byLabels.selecting(proxy.labels)] : []
}

function selectsProxies(kind: AttachedKind, proxy: Proxy): boolean {
  return proxy.type !== 'waypoint' || kind === 'PeerAuthentication'
}

/** What policies of a namespace name in `targetRefs` to attach to a proxy, `Kind/name`. */
function targetsOf(
  mesh: Mesh,
  kind: AttachedKind,
  { type, namespace, labels }: Proxy,
  policyNamespace: string,
  service: Manifest | undefined,
): string[] {
  const gateway = labels.get(gatewayNameLabel)
  if (gateway === undefined || type === 'ztunnel' || kind === 'PeerAuthentication') return []
  const ofGateway = policyNamespace === namespace ? [`Gateway/${gateway}`] : []
  if (type !== 'waypoint') return ofGateway
  return [
    ...ofGateway,
    ...(policyNamespace === mesh.rootNamespace ? [`GatewayClass/${waypointClass}`] : []),
    // An EnvoyFilter is for the whole proxy.
    ...(service?.namespace === policyNamespace && kind !== 'EnvoyFilter'
      ? [`${service.kind}/${service.name}`]
      : []),
  ]
}

/** The only GatewayClass to whose Gateways policies of the root namespace attach. */
const waypointClass = 'istio-waypoint'

function inOrder(mesh: Mesh, policies: readonly Manifest[]): Manifest[] {
  return policies.length < 2
    ? [...policies]
    : [...new Set(policies)].toSorted((a, b) => mesh.positionOf(a)! - mesh.positionOf(b)!)
}
