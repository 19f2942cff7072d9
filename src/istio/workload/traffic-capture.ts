import type { Manifest } from '../../model/manifest.ts'
import { podOf } from './pod.ts'
import type { Dataplane } from './dataplane.ts'

/** Connections of others to a pod, or connections of the pod. */
export type TrafficDirection = 'inbound' | 'outbound'

const proxyConfig = 'proxy.istio.io/config'

/** Tells whether an annotation with some value keeps connections to some ports past the proxy; without ports, to any port. */
type InboundCapture = (value: string, ports: readonly number[] | undefined) => boolean

/**
 * The annotations of pods by which connections to them go past their sidecar (istio
 * `tools/istio-iptables/pkg/config/config.go`).
 */
const inboundOfSidecars: ReadonlyMap<string, InboundCapture> = new Map([
  ['istio.io/reroute-virtual-interfaces', () => true],
  [proxyConfig, isWithoutCapture],
  ['sidecar.istio.io/interceptionMode', isWithoutCapture],
  ['traffic.sidecar.istio.io/excludeInboundPorts', excludes],
  ['traffic.sidecar.istio.io/excludeInterfaces', () => true],
  ['traffic.sidecar.istio.io/includeInboundPorts', includesFewer],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', () => true],
])

/** The one by which connections to pods go past ztunnel (istio `cni/pkg/util/podutil.go`). */
const inboundOfZtunnel: ReadonlyMap<string, InboundCapture> = new Map([
  ['ambient.istio.io/bypass-inbound-capture', (value) => value === 'true'],
])

const annotations: Readonly<Record<TrafficDirection, readonly string[]>> = {
  inbound: [...inboundOfZtunnel.keys(), ...inboundOfSidecars.keys()],
  outbound: [
    'istio.io/reroute-virtual-interfaces',
    proxyConfig,
    'sidecar.istio.io/interceptionMode',
    'traffic.sidecar.istio.io/excludeInterfaces',
    'traffic.sidecar.istio.io/excludeOutboundIPRanges',
    'traffic.sidecar.istio.io/excludeOutboundPorts',
    'traffic.sidecar.istio.io/includeOutboundIPRanges',
    'traffic.sidecar.istio.io/includeOutboundPorts',
    'traffic.sidecar.istio.io/kubevirtInterfaces',
  ],
}

/** The annotations of a workload by which connections go past its proxy and that another version of it does not have so. */
export function changedCapture(
  head: Manifest | undefined,
  base: Manifest | undefined,
  direction: TrafficDirection,
): string[] {
  return annotations[direction].filter((name) => captureValue(head, name) !== captureValue(base, name))
}

/**
 * The annotations of a workload by which connections to some ports of its pods, or to any port, go past its proxy.
 * @param plane `undefined` if unknown
 */
export function uncapturedInbound(
  workload: Manifest,
  plane: Dataplane | undefined,
  ports: readonly number[] | undefined,
): string[] {
  const captures = [
    ...(plane === 'sidecar' ? [] : inboundOfZtunnel),
    ...(plane === 'ambient' ? [] : inboundOfSidecars),
  ]
  return captures.flatMap(([name, isUncaptured]) => {
    const value = captureValue(workload, name)
    return value !== undefined && isUncaptured(value, ports) ? [name] : []
  })
}

/** Of the ProxyConfig only the mode; `undefined` where an annotation says nothing. */
function captureValue(workload: Manifest | undefined, annotation: string): string | undefined {
  const { text = '', exists = false } = workload
    ? podOf(workload).at('metadata', 'annotations', annotation)
    : {}
  const value = annotation === proxyConfig ? (/\binterceptionMode\W+(\w+)/.exec(text)?.[1] ?? '') : text
  return exists && (value !== '' || allowsNone.has(annotation)) ? value : undefined
}

/** The annotations whose empty list means that nothing is captured. */
const allowsNone: ReadonlySet<string> = new Set([
  'traffic.sidecar.istio.io/includeInboundPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges',
])

function isWithoutCapture(value: string): boolean {
  return value !== 'REDIRECT' && value !== 'TPROXY'
}

/**
 * The ports of the proxy itself, which are excluded anyway (istio
 * `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`).
 */
const proxyPorts = ['15020', '15021', '15090']

function excludes(value: string, ports: readonly number[] | undefined): boolean {
  const excluded = portsIn(value).filter((port) => !proxyPorts.includes(port))
  return excluded.some((port) => !ports || !/^\d+$/.test(port) || ports.includes(Number(port)))
}

function includesFewer(value: string, ports: readonly number[] | undefined): boolean {
  if (value === '*') return false
  const included = portsIn(value)
  return !ports?.every((port) => included.includes(String(port)))
}

function portsIn(value: string): string[] {
  return value.split(',').flatMap((port) => port.trim() || [])
}
