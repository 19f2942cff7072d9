import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { statedProxies } from '../../model/sidecar-injector.ts'
import { podOf } from './pod.ts'

/** What states which connections proxies capture: an annotation of their pods, or a default for all pods. */
export interface CaptureSetting {
  /** `traffic.sidecar.istio.io/excludeInboundPorts`, `global.proxy.excludeInboundPorts`. */
  readonly name: string
  readonly value: string
}

/** The defaults of a mesh, by the annotation of pods that overrides them. Several where its files state different ones. */
export type CaptureDefaults = ReadonlyMap<string, readonly CaptureSetting[]>

/** The annotation with the ProxyConfig of pods. */
export const proxyConfigAnnotation = 'proxy.istio.io/config'
/** The annotation with the interception mode of pods. */
export const modeAnnotation = 'sidecar.istio.io/interceptionMode'

/** The `global.proxy` values that state defaults, by the annotation that overrides each. */
export const proxyValues: Readonly<Record<string, string>> = {
  'traffic.sidecar.istio.io/excludeInboundPorts': 'excludeInboundPorts',
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': 'excludeIPRanges',
  'traffic.sidecar.istio.io/excludeOutboundPorts': 'excludeOutboundPorts',
  'traffic.sidecar.istio.io/includeInboundPorts': 'includeInboundPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges': 'includeIPRanges',
  'traffic.sidecar.istio.io/includeOutboundPorts': 'includeOutboundPorts',
}

/**
 * What sidecars capture if their pods do not say otherwise: by the values of the injector (istio
 * `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`) and by the MeshConfig.
 */
export const captureDefaults = derived('everything', (mesh: Mesh): CaptureDefaults => {
  const proxies = statedProxies(mesh)
  const ofValues = Object.entries(proxyValues).map(([annotation, key]) => {
    const nodes = proxies.map(({ proxy }) => proxy.get(key)).filter(({ exists }) => exists)
    return [annotation, settingsNamed(`global.proxy.${key}`, nodes)] as const
  })
  const modes = mesh.configSources
    .map(({ config }) => config.at('defaultConfig', 'interceptionMode'))
    .filter(({ exists }) => exists)
  return new Map([...ofValues, [modeAnnotation, settingsNamed('defaultConfig.interceptionMode', modes)]])
})

function settingsNamed(name: string, nodes: readonly { readonly text: string }[]): CaptureSetting[] {
  return [...new Set(nodes.map(({ text }) => text))].map((value): CaptureSetting => ({ name, value }))
}

/**
 * What states a setting for the pods of a workload; several where defaults differ, none where Istio's own default holds.
 * @param workload `undefined` for pods that are in no file
 */
export function captureSettings(
  workload: Manifest | undefined,
  annotation: string,
  defaults: CaptureDefaults,
): readonly CaptureSetting[] {
  const stated = workload ? statedSettings(workload, annotation) : []
  return stated.length > 0 ? stated.slice(0, 1) : (defaults.get(annotation) ?? [])
}

/** An empty annotation overrides a default as well (istio `pkg/kube/inject/template.go`, annotation). */
function statedSettings(workload: Manifest, annotation: string): CaptureSetting[] {
  const { exists, text } = podOf(workload).at('metadata', 'annotations', annotation)
  if (exists) return [{ name: annotation, value: text }]
  const mode = annotation === modeAnnotation && captureValue(workload, proxyConfigAnnotation)
  return mode ? [{ name: proxyConfigAnnotation, value: mode }] : []
}

/** Of the ProxyConfig only the mode; `undefined` where an annotation says nothing. */
export function captureValue(workload: Manifest | undefined, annotation: string): string | undefined {
  const { text = '', exists = false } = workload
    ? podOf(workload).at('metadata', 'annotations', annotation)
    : {}
  const value =
    annotation === proxyConfigAnnotation ? (/\binterceptionMode\W+(\w+)/.exec(text)?.[1] ?? '') : text
  return exists && (value !== '' || allowsNone.has(annotation)) ? value : undefined
}

/** The annotations whose empty list means that nothing is captured. */
const allowsNone: ReadonlySet<string> = new Set([
  'traffic.sidecar.istio.io/includeInboundPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges',
])
