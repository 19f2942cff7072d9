import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { injectedProxies } from '../../model/sidecar-injector.ts'
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

/** What all sidecars capture unless an annotation of their pods says otherwise, by a setting of this name. */
export interface CaptureDefault {
  readonly annotation: string
  readonly name: string
  readonly value: string
}

/**
 * What sidecars capture if their pods do not say otherwise: by the values of the injector (istio
 * `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`) and by the MeshConfig.
 */
export function captureDefaults(mesh: Mesh): CaptureDefault[] {
  const ofInjectors = injectedProxies(mesh).flatMap((proxy) =>
    ['excludeInboundPorts', 'includeInboundPorts'].flatMap((key): CaptureDefault[] => {
      const { exists, text } = proxy.get(key)
      const annotation = `traffic.sidecar.istio.io/${key}`
      return exists ? [{ annotation, name: `global.proxy.${key}`, value: text }] : []
    }),
  )
  const ofMeshConfig = mesh.configSources.flatMap(({ config }): CaptureDefault[] => {
    const { exists, text } = config.at('defaultConfig', 'interceptionMode')
    const annotation = 'sidecar.istio.io/interceptionMode'
    return exists ? [{ annotation, name: 'defaultConfig.interceptionMode', value: text }] : []
  })
  return [...ofInjectors, ...ofMeshConfig]
}

/**
 * The annotations of a workload, and the defaults, by which connections to some ports of its pods, or to any port, go past its
 * proxy.
 * @param plane `undefined` if unknown
 */
export function uncapturedInbound(
  workload: Manifest,
  plane: Dataplane | undefined,
  ports: readonly number[] | undefined,
  defaults: readonly CaptureDefault[],
): string[] {
  const captures = [
    ...(plane === 'sidecar' ? [] : inboundOfZtunnel),
    ...(plane === 'ambient' ? [] : inboundOfSidecars),
  ]
  return captures.flatMap(([annotation, isUncaptured]) => {
    const value = captureValue(workload, annotation)
    const settings =
      value === undefined
        ? defaults.filter((setting) => setting.annotation === annotation)
        : [{ name: annotation, value }]
    return settings.flatMap((setting) => (isUncaptured(setting.value, ports) ? setting.name : []))
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
