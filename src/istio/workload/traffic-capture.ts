import type { Manifest } from '../../model/manifest.ts'
import { podOf } from './pod.ts'

/** Connections of others to a pod, or connections of the pod. */
export type TrafficDirection = 'inbound' | 'outbound'

/** The annotations of pods by which connections go past their sidecar (istio `tools/istio-iptables/pkg/config/config.go`). */
const annotations: Readonly<Record<TrafficDirection, readonly string[]>> = {
  inbound: [
    'sidecar.istio.io/interceptionMode',
    'traffic.sidecar.istio.io/excludeInboundPorts',
    'traffic.sidecar.istio.io/excludeInterfaces',
    'traffic.sidecar.istio.io/includeInboundPorts',
  ],
  outbound: [
    'sidecar.istio.io/interceptionMode',
    'traffic.sidecar.istio.io/excludeInterfaces',
    'traffic.sidecar.istio.io/excludeOutboundIPRanges',
    'traffic.sidecar.istio.io/excludeOutboundPorts',
    'traffic.sidecar.istio.io/includeOutboundIPRanges',
    'traffic.sidecar.istio.io/includeOutboundPorts',
    'traffic.sidecar.istio.io/kubevirtInterfaces',
  ],
}

/** The annotations of a workload by which connections go past its sidecar and that another version of it does not have so. */
export function changedCapture(
  head: Manifest | undefined,
  base: Manifest | undefined,
  direction: TrafficDirection,
): string[] {
  return annotations[direction].filter((name) => valueOf(head, name) !== valueOf(base, name))
}

function valueOf(workload: Manifest | undefined, annotation: string): string {
  return workload ? podOf(workload).at('metadata', 'annotations', annotation).text : ''
}
