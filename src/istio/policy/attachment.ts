import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { gatewayNameLabel } from './kubernetes-gateway.ts'
import type { PolicyIndex } from './policy-index.ts'
import { policyIndexes } from './policy-indexes.ts'
import type { Labels } from './selector.ts'

/** What istiod looks at when it chooses the policies of a proxy. */
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
 * Service or ServiceEntry that it serves (`service`), in the order in which istiod lists them. Within a namespace
 * that is their age, for which the order of the files is taken (istio `pilot/pkg/model/policyattachment.go`,
 * ShouldAttachPolicy; `authorization.go`, `authentication.go`).
 */
export function policiesAt(
  mesh: Mesh,
  kind: AttachedKind,
  proxy: Proxy,
  service?: Manifest,
): readonly Manifest[] {
  const { byNamespace } = policyIndexes[kind](mesh)
  const near =
    kind === 'AuthorizationPolicy'
      ? [mesh.rootNamespace, proxy.namespace]
      : [proxy.namespace, mesh.rootNamespace]
  const namespaces = proxy.type === 'waypoint' && service ? [...near, service.namespace] : near
  return [...new Set(namespaces)].flatMap((namespace) => {
    const index = byNamespace.get(namespace)
    if (!index) return []
    const targets = targetsOf(mesh, kind, proxy, namespace, service)
    const attached = [
      ...selecting(kind, index, proxy),
      ...targets.map((ref) => index.byTarget.get(ref) ?? []),
    ]
    return inOrder(mesh, attached.flat())
  })
}

/** Labels select no waypoint; only PeerAuthentications, which have no targets, ignore what a proxy is. */
function selecting(kind: AttachedKind, { byLabels }: PolicyIndex, proxy: Proxy): (readonly Manifest[])[] {
  const isSelected = proxy.type !== 'waypoint' || kind === 'PeerAuthentication'
  return isSelected ? [...byLabels.selecting(proxy.labels)] : []
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
    ...(service?.namespace === policyNamespace ? [`${service.kind}/${service.name}`] : []),
  ]
}

/** The only GatewayClass to whose Gateways policies of the root namespace attach. */
const waypointClass = 'istio-waypoint'

function inOrder(mesh: Mesh, policies: readonly Manifest[]): Manifest[] {
  return [...new Set(policies)].toSorted((a, b) => mesh.positionOf(a)! - mesh.positionOf(b)!)
}
