import type { Dataplane } from '../../istio/workload/dataplane.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import { inboundPort, isBoundPort, statedPorts } from '../request/proxy/server-sidecar.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { sidecarOf } from '../request/registry/scope.ts'
import type { EntryPoint } from './entry-points.ts'
import { prepareWorkload, type WorkloadSide } from './inbound-entry.ts'
import { captureKey } from './pod-capture.ts'
import { policyOptions, type MeshPair, type MeshSide } from './mesh-pair.ts'
import { extensionKeys, policyKeys } from './policy-keys.ts'
import type { ProxySide } from './proxy-conditions.ts'
import type { RuleSlice } from './rule-slice.ts'

/** Pods on both sides. */
export interface WorkloadSides {
  readonly head: WorkloadSide
  readonly base: WorkloadSide
}

/** Pods on a side, at the proxy that decides about their connections: a sidecar where files do not state it. */
export function placedWorkload(
  side: MeshSide,
  proxy: MeshProxy,
  statedPlane: Dataplane | undefined,
): WorkloadSide {
  const plane = statedPlane ?? 'sidecar'
  const self: ProxySide = { side, proxy: plane === 'ambient' ? { ...proxy, type: 'ztunnel' } : proxy }
  return { ...self, plane, statedPlane, portsOf: self }
}

/** An entry point at pods, as far as no difference decides it. */
export function preparedPoint(
  pair: MeshPair,
  name: string,
  { head, base, slice }: WorkloadSides & { readonly slice?: RuleSlice | null },
): Omit<EntryPoint, 'key' | 'reservations'> {
  return {
    name,
    missing: extensionsOf(head.side.mesh, head.proxy, 'SIDECAR_INBOUND').map(
      (extension) => `what ${manifestTitle(extension)} does`,
    ),
    site: { kind: 'workload', proxy: head.proxy, areStated: true },
    isAdded: false,
    alternatives: null,
    prepare: (filter) => prepareWorkload(pair, { head, base, slice: slice ?? null }, filter),
  }
}

/** A key of everything that decides at the sidecar or ztunnel of a workload. */
export function sideKey(workload: WorkloadSide): string {
  return JSON.stringify([restKey(workload), policyKeys(workload, ['AuthorizationPolicy'])])
}

/** A key of what decides besides AuthorizationPolicies. */
export function restKey(workload: WorkloadSide): string {
  const { side, proxy, plane, statedPlane, portsOf } = workload
  const { sidecar } = sidecarOf(portsOf.side.mesh, portsOf.proxy)
  const ports = statedPorts(portsOf.side.mesh, portsOf.proxy, sidecar)
  return JSON.stringify([
    plane,
    captureKey(workload, statedPlane),
    policyKeys(workload, ['RequestAuthentication', 'PeerAuthentication']),
    ports.map((port) => [
      port,
      inboundPort(portsOf.side.mesh, portsOf.proxy, sidecar, port).protocol,
      isBoundPort(portsOf.proxy, sidecar, port),
    ]),
    extensionKeys(side, proxy, 'SIDECAR_INBOUND'),
    policyOptions(side.mesh),
  ])
}
