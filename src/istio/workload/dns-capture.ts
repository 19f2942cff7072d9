import { modeLabel, namespaceLabels } from './dataplane.ts'
import { atLeast } from '../../model/istio-version.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { podOf } from './pod.ts'

/**
 * True if some proxies of the mesh answer the DNS queries of their applications: the MeshConfig, a ProxyConfig or a pod sets
 * `ISTIO_META_DNS_CAPTURE`, or a Namespace is ambient, whose node proxies do so since 1.25. Only such proxies use the addresses
 * that Istio allocates to hosts (istio `pilot/pkg/model/service.go`, nodeUsesAutoallocatedIPs).
 */
export function capturesDns(mesh: Mesh): boolean {
  return sidecarsCaptureDns(mesh) || (atLeast(mesh, 1, 25) && hasAmbientNamespaces(mesh))
}

/** True if some sidecars answer the DNS queries of their applications: something sets `ISTIO_META_DNS_CAPTURE`. */
export function sidecarsCaptureDns(mesh: Mesh): boolean {
  return isSet(mesh, captureVariable)
}

/** True if files or the configuration of meshgate tell whether sidecars capture DNS: the MeshConfig, where capture is off by default. */
export function statesDnsCapture(mesh: Mesh): boolean {
  const configured = mesh.context.meshConfig?.defaultConfig?.proxyMetadata?.[captureVariable]
  return configured !== undefined || mesh.configSources.length > 0 || sidecarsCaptureDns(mesh)
}

/** True if proxies are configured to allocate addresses themselves, as they could before istiod did. */
export function allocatesInProxies(mesh: Mesh): boolean {
  return sidecarsCaptureDns(mesh) && isSet(mesh, allocateVariable)
}

const captureVariable = 'ISTIO_META_DNS_CAPTURE'
const allocateVariable = 'ISTIO_META_DNS_AUTO_ALLOCATE'

/** The configuration of meshgate decides alone; without it one source that sets the variable is enough. */
function isSet(mesh: Mesh, variable: string): boolean {
  const configured = mesh.context.meshConfig?.defaultConfig?.proxyMetadata?.[variable]
  if (configured !== undefined) return configured === 'true'
  const metadata = mesh.configSources.map(({ config }) =>
    config.at('defaultConfig', 'proxyMetadata', variable),
  )
  return metadata.some(isTrue) || hasPreviewProfile(mesh) || variablesOfPods(mesh).has(variable)
}

const workloads = ['DaemonSet', 'Deployment', 'Pod', 'StatefulSet'] as const

/** The variables that ProxyConfigs and annotations of pods set. */
const variablesOfPods = derived(['ProxyConfig', ...workloads], (mesh): ReadonlySet<string> => {
  const configs = mesh.ofKind('ProxyConfig').map(({ spec }) => spec.get('environmentVariables'))
  const set = configs.flatMap((variables) => variables.entries().filter(([, value]) => isTrue(value)))
  const pods = workloads.flatMap((kind) => mesh.ofKind(kind)).map(podOf)
  const texts = pods.map((pod) => pod.at('metadata', 'annotations', 'proxy.istio.io/config').text)
  const annotated = [captureVariable, allocateVariable].filter((variable) =>
    texts.some((text) => new RegExp(`${variable}["']?\\s*:\\s*["']?true`).test(text)),
  )
  return new Set([...set.map(([name]) => name), ...annotated])
})

/** The profile that sets both variables (istio `manifests/helm-profiles/preview.yaml`). */
const hasPreviewProfile = derived(['IstioOperator'], (mesh) =>
  mesh.ofKind('IstioOperator').some(({ spec }) => spec.get('profile').text === 'preview'),
)

const hasAmbientNamespaces = derived(['Namespace'], (mesh) =>
  mesh.ofKind('Namespace').some((namespace) => namespaceLabels(namespace).get(modeLabel).text === 'ambient'),
)

/** Values of charts may be booleans instead of strings. */
function isTrue({ scalar }: Node): boolean {
  return scalar === true || scalar === 'true'
}
