import { groupBy } from '../../../core/group.ts'
import { policiesAt, type Proxy } from '../../../istio/policy/attachment.ts'
import { inboundMtls, inboundMtlsOn, type MtlsMode } from '../../../istio/policy/mtls.ts'
import { policySelector } from '../../../istio/policy/selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { DecidingPlace } from '../decision.ts'
import { isUnknown } from '../match/truth.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { unknownAge } from '../registry/age.ts'
import { attachedPolicies } from './attachment.ts'

/** The traffic that a port of a workload accepts, and the field that decides. */
export interface PeerMode {
  readonly mode: MtlsMode
  /** Absent for Istio's default. */
  readonly by?: DecidingPlace
  readonly missing: readonly string[]
}

/**
 * The mode of a port of a proxy.
 *
 * @param port the port of the workload
 */
export function peerMode(mesh: Mesh, proxy: MeshProxy, port: number): PeerMode {
  const peer = modeAt(mesh, proxy, port)
  const unknownSelections = attachedPolicies(mesh, 'PeerAuthentication', proxy).flatMap(({ isAttached }) =>
    isUnknown(isAttached) ? isAttached.missing : [],
  )
  return { ...peer, missing: [...peer.missing, ...unknownSelections] }
}

/** The mode that clients assume for a Service of a namespace. It ignores policies of single workloads. */
export function namespaceMode(mesh: Mesh, namespace: string): PeerMode {
  return modeAt(mesh, { type: 'sidecar', namespace, labels: new Map() }, 0)
}

function modeAt(mesh: Mesh, proxy: Proxy, port: number): PeerMode {
  const policies = policiesAt(mesh, 'PeerAuthentication', proxy)
  const inbound = inboundMtls(mesh, proxy)
  const { mode, node } = inboundMtlsOn(inbound, port)
  const object = node && policies.find(({ root }) => root.yaml === node.root.yaml)
  return {
    mode,
    ...(node && object && { by: { object, node } }),
    missing: inbound.restsOnAge ? unknownAges(policies) : [],
  }
}

/** Only policies of one level compete. */
function unknownAges(policies: readonly Manifest[]): string[] {
  const ranks = groupBy(policies, (policy) => `${policy.namespace} ${policySelector(policy).size > 0}`)
  return [...ranks.values()].flatMap(([first, second]) => (first && second ? unknownAge(first, second) : []))
}
