import type { Manifest } from '../../model/manifest.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import {
  captureSettings,
  captureValue,
  modeAnnotation,
  proxyConfigAnnotation,
  type CaptureDefaults,
  type CaptureSetting,
} from './capture-settings.ts'
import type { Dataplane } from './dataplane.ts'
import { podOf } from './pod.ts'

/** Connections of others to a pod, or connections of the pod. */
export type TrafficDirection = 'inbound' | 'outbound'

/** The annotation by which connections to pods go past ztunnel (istio `cni/pkg/nodeagent/net.go`). */
const bypass = 'ambient.istio.io/bypass-inbound-capture'

/** The annotations about network interfaces, which files do not show. */
const interfaces: readonly string[] = [
  'istio.io/reroute-virtual-interfaces',
  'traffic.sidecar.istio.io/excludeInterfaces',
  'traffic.sidecar.istio.io/kubevirtInterfaces',
]

/** The annotations of pods by which connections go past a proxy. */
const annotations: Readonly<Record<TrafficDirection, readonly string[]>> = {
  inbound: [
    bypass,
    ...interfaces,
    proxyConfigAnnotation,
    modeAnnotation,
    'traffic.sidecar.istio.io/excludeInboundPorts',
    'traffic.sidecar.istio.io/includeInboundPorts',
  ],
  outbound: [
    ...interfaces,
    proxyConfigAnnotation,
    modeAnnotation,
    'traffic.sidecar.istio.io/excludeOutboundIPRanges',
    'traffic.sidecar.istio.io/excludeOutboundPorts',
    'traffic.sidecar.istio.io/includeOutboundIPRanges',
    'traffic.sidecar.istio.io/includeOutboundPorts',
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

/** A setting by which a connection goes past a proxy. */
export interface CaptureGap {
  /** The annotation or the default. */
  readonly name: string
  /** False where files do not tell whether the connection does. */
  readonly isCertain: boolean
}

/** A connection to pods. */
export interface InboundConnection {
  /** `undefined` for a connection to any port. */
  readonly port: number | undefined
  /** True if the proxy itself listens at the port, without redirection. */
  readonly isBound?: boolean
}

/**
 * The settings by which a connection to pods goes past their sidecar or ztunnel (istio
 * `tools/istio-iptables/pkg/capture/run.go`, handleInboundPortsInclude). To ztunnel only connections without a tunnel do.
 * @param workload `undefined` for pods that are in no file
 * @param plane `undefined` if unknown
 */
export function inboundGaps(
  workload: Manifest | undefined,
  plane: Dataplane | undefined,
  connection: InboundConnection,
  defaults: CaptureDefaults,
): CaptureGap[] {
  if (plane === 'none') return []
  return [
    ...(plane === 'sidecar' || !workload ? [] : bypassGaps(workload, plane)),
    ...(plane === 'ambient' ? [] : inboundOfSidecar(workload, connection, defaults)),
  ]
}

function bypassGaps(workload: Manifest, plane: Dataplane | undefined): CaptureGap[] {
  const { text } = podOf(workload).at('metadata', 'annotations', bypass)
  const isCertain = plane === 'ambient' && !isUnfilled(text)
  return trueTexts.has(text) || isUnfilled(text) ? [{ name: bypass, isCertain }] : []
}

/** What Go's `strconv.ParseBool` takes as true. */
const trueTexts: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True'])

function inboundOfSidecar(
  workload: Manifest | undefined,
  { port, isBound = false }: InboundConnection,
  defaults: CaptureDefaults,
): CaptureGap[] {
  const [excluded, included] = portAnnotations.map((name) => captureSettings(workload, name, defaults))
  const ports = alternativeSettings(included!).map((include) =>
    alternativeSettings(excluded!).map((exclude) => gapByPorts(port, include, exclude)),
  )
  const modes = modeGaps(workload, defaults)
  const ofMode = isBound ? [] : modes
  // Without redirection, no setting about ports counts.
  const isRedirected = !modes.some(({ isCertain }) => isCertain)
  const ofPorts = isRedirected ? commonGaps(ports.flat()) : []
  return [...interfaceGaps(workload), ...ofMode, ...ofPorts]
}

const portAnnotations = [
  'traffic.sidecar.istio.io/excludeInboundPorts',
  'traffic.sidecar.istio.io/includeInboundPorts',
] as const

/** The ports that the settings of pods name. Their sidecar may treat connections to each otherwise. */
export function namedInboundPorts(workload: Manifest | undefined, defaults: CaptureDefaults): number[] {
  const values = portAnnotations.flatMap((name) => captureSettings(workload, name, defaults))
  const items = values.flatMap(({ value }) => listItems(value))
  return [...new Set(items.filter((text) => /^\d{1,5}$/.test(text)).map(Number))]
}

/**
 * The settings by which connections to pods may go past their sidecar or ztunnel, as text that is equal for equal settings.
 * @param workload `undefined` for pods that are in no file
 * @param plane `undefined` if unknown
 */
export function inboundSettingsText(
  workload: Manifest | undefined,
  plane: Dataplane | undefined,
  defaults: CaptureDefaults,
): string {
  const settings = [...portAnnotations, modeAnnotation].map((name) =>
    captureSettings(workload, name, defaults).map(({ value }) => value),
  )
  return JSON.stringify([
    settings,
    interfaces.map((name) => captureValue(workload, name) ?? null),
    // Sidecars ignore it.
    plane === 'sidecar' ? null : (captureValue(workload, bypass) ?? null),
  ])
}

/** The settings by which a sidecar redirects no connections of a workload. */
export function modeGaps(workload: Manifest | undefined, defaults: CaptureDefaults): CaptureGap[] {
  const modes = captureSettings(workload, modeAnnotation, defaults)
  return commonGaps(
    modes.map((mode) =>
      mode.value === 'REDIRECT' || mode.value === 'TPROXY' ? undefined : gapBy(mode, mode.value),
    ),
  )
}

/** The settings about interfaces, by which it is not known what goes past the sidecar of a workload. */
export function interfaceGaps(workload: Manifest | undefined): CaptureGap[] {
  return interfaces
    .filter((name) => captureValue(workload, name) !== undefined)
    .map((name): CaptureGap => ({ name, isCertain: false }))
}

/** Excluded ports count only where all ports are included. */
function gapByPorts(
  port: number | undefined,
  include: CaptureSetting | undefined,
  exclude: CaptureSetting | undefined,
): CaptureGap | undefined {
  if (include && include.value !== '*') {
    const included = listItems(include.value)
    return port !== undefined && included.includes(String(port)) ? undefined : gapBy(include, include.value)
  }
  const excluded = listItems(exclude?.value ?? '').filter((text) => !proxyPorts.includes(text))
  const past = excluded.find((text) => port === undefined || !/^\d+$/.test(text) || Number(text) === port)
  return past === undefined ? undefined : { name: exclude!.name, isCertain: /^\d+$/.test(past) }
}

/**
 * The ports of the proxy itself, which are excluded anyway (istio
 * `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`).
 */
const proxyPorts = ['15020', '15021', '15090']

/** The gap by a setting. What is filled in later may decide otherwise. */
export function gapBy({ name }: CaptureSetting, value: string): CaptureGap {
  return { name, isCertain: !isUnfilled(value) }
}

/** The settings that may hold; `undefined` for Istio's own default. */
export function alternativeSettings(
  settings: readonly CaptureSetting[],
): readonly (CaptureSetting | undefined)[] {
  return settings.length > 0 ? settings : [undefined]
}

/** The gaps by alternatives of settings, each once; certain only where each alternative has a certain one. */
export function commonGaps(gaps: readonly (CaptureGap | undefined)[]): CaptureGap[] {
  const isCertain = gaps.every((gap) => gap?.isCertain)
  const names = new Set(gaps.flatMap((gap) => gap?.name ?? []))
  return [...names].map((name): CaptureGap => ({ name, isCertain }))
}

/** The items of a list with commas. */
export function listItems(value: string): string[] {
  return value.split(',').flatMap((item) => item.trim() || [])
}
