import type { Node } from '../../../model/node.ts'
import type { UpstreamTls } from '../decision.ts'
import { namespaceMode, peerMode } from '../policy/peer-authentication.ts'
import { hasAutoMtls } from '../registry/mesh-options.ts'
import type { RegistryPort } from '../registry/declared-services.ts'
import type { RegistryService } from '../registry/registry.ts'
import { dataplane, targetPort, workloadProxy, workloadsOf } from '../registry/workloads.ts'
import { effectivePolicy } from '../../../istio/routing/traffic-policy.ts'
import { podOf, proxyTemplates } from '../../../istio/workload/pod.ts'
import type { Workload } from '../../../istio/workload/workloads.ts'
import { clientPolicy, subsetLabels, type ClientPolicy } from './client-policy.ts'
import type { ClusterNameParts, ClusterScope } from './cluster-name.ts'

interface TlsQuestion {
  readonly service: RegistryService
  readonly port: RegistryPort
  readonly policy: ClientPolicy
  readonly name: ClusterNameParts
}

/** How a proxy speaks to a cluster, and what files do not tell of that. */
export interface ChosenTls {
  readonly tls: UpstreamTls
  readonly missing: readonly string[]
}

/** The proxy that speaks to a cluster. */
type Speaker = Pick<ClusterScope, 'mesh' | 'proxy'>

/** How a proxy speaks to a port of a service, or a subset of it; `undefined` if it has no cluster for that. */
export function tlsTowards(
  speaker: Speaker,
  service: RegistryService,
  port: RegistryPort,
  subset: string,
): ChosenTls | undefined {
  const policy = clientPolicy(speaker.mesh, service, speaker.proxy)
  if (subset !== '' && !policy.rule?.subsets.has(subset)) return undefined
  const name = { host: service.host, port: port.number, subset }
  const { tls, missing } = upstreamTls(speaker, { service, port, policy, name })
  return { tls, missing: [...missing, ...policy.missing] }
}

/** How a proxy speaks to a cluster: as its DestinationRule says, else mTLS to what has a proxy (istio `cluster_tls.go`). */
export function upstreamTls(within: Speaker, question: TlsQuestion): ChosenTls {
  const { policy, name } = question
  const tls = policy.rule && effectivePolicy(policy.rule, name.port, name.subset).settings.get('tls')
  if (!tls) return automaticTls(within, question)
  return { tls: statedTls(within, question, tls), missing: [] }
}

function statedTls({ proxy }: Speaker, { service, policy, name }: TlsQuestion, tls: Node): UpstreamTls {
  const mode = tls.get('mode').text
  const sni = tls.get('sni').text
  if (mode === 'ISTIO_MUTUAL') {
    const names = tls.items('subjectAltNames')
    return { mode: 'mtls', sni: sni || meshSni(name), isVerified: names.length > 0 || !service.isExternal }
  }
  const credential = tls.get('credentialName').text
  const isIgnored = credential !== '' && !credential.startsWith('configmap://') && proxy.type === 'sidecar'
  if ((mode !== 'SIMPLE' && mode !== 'MUTUAL') || (isIgnored && policy.rule?.selector === undefined))
    return plain
  return tlsOutside(tls, service.manifest.spec.items('subjectAltNames'))
}

/**
 * The TLS of settings with the mode SIMPLE or MUTUAL; plain text for others.
 *
 * @param furtherNames that the certificate may have, beside those of the settings
 */
export function tlsOutside(tls: Node, furtherNames: readonly Node[]): UpstreamTls {
  const mode = tls.get('mode').text
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return plain
  const sni = tls.get('sni').text
  const names = [...tls.items('subjectAltNames'), ...furtherNames]
  const isSkipped = tls.get('insecureSkipVerify').scalar === true
  return { mode: 'tls', sni, isVerified: !isSkipped && (names.length > 0 || sni === '') }
}

const plain: UpstreamTls = { mode: 'plain', sni: '', isVerified: false }

/** The name of a cluster in a TLS handshake of the mesh. */
function meshSni({ host, port, subset }: ClusterNameParts): string {
  return `outbound_.${port}_.${subset}_.${host}`
}

/**
 * mTLS where neither the mesh nor the namespace of the service disables it, and the workload has a proxy that accepts it (istio
 * `pilot/pkg/networking/core/cluster_tls.go`, buildUpstreamTLSSettings).
 */
function automaticTls({ mesh }: Speaker, { service, port, policy, name }: TlsQuestion): ChosenTls {
  if (!hasAutoMtls(mesh) || service.isExternal || isOfPlainEndpoints(service))
    return { tls: plain, missing: [] }
  const general = namespaceMode(mesh, service.namespace)
  if (general.mode === 'DISABLE') return { tls: plain, missing: general.missing }
  const subset = policy.rule?.subsets.get(name.subset)
  const workloads = workloadsOf(mesh, service, subset && subsetLabels(subset))
  const missing = [...general.missing]
  const modes = workloads.map((workload): UpstreamTls['mode'] => {
    const plane = dataplane(mesh, workload)
    if (plane === undefined) return 'unknown'
    if (plane === 'none' || isGatewayPod(workload)) return 'plain'
    const mode = peerMode(mesh, workloadProxy(workload, 'sidecar'), targetPort(port, workload) ?? 0)
    missing.push(...mode.missing)
    return mode.mode === 'DISABLE' ? 'plain' : 'mtls'
  })
  const [mode = service.resolution === 'none' ? 'plain' : 'unknown', ...others] = [...new Set(modes)]
  // Clients connect to the pods of a headless Service by themselves: all of them have to take mTLS.
  if (service.resolution === 'none' && modes.includes('plain')) return { tls: plain, missing }
  if (others.length > 0 || mode === 'unknown')
    return { tls: { mode: 'unknown', sni: '', isVerified: false }, missing }
  return {
    tls: mode === 'mtls' ? { mode, sni: meshSni(name), isVerified: true } : plain,
    missing,
  }
}

/**
 * True for pods that get plain text from clients although they have a proxy. Only the sidecar template sets the label
 * that announces mTLS (istio `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`).
 */
function isGatewayPod({ manifest, labels }: Workload): boolean {
  const templates = proxyTemplates(podOf(manifest))
  const isOfGateway = templates.includes('gateway') && !templates.includes('sidecar')
  return isOfGateway && labels.get('security.istio.io/tlsMode') !== 'istio'
}

/** True for a ServiceEntry in the mesh whose endpoints have no proxy: they name no account, and no label says so. */
function isOfPlainEndpoints({ isKubernetes, selector, manifest }: RegistryService): boolean {
  if (isKubernetes || selector !== null) return false
  return manifest.spec.items('endpoints').every((endpoint) => {
    const label = endpoint.at('labels', 'security.istio.io/tlsMode').text
    return label === '' ? endpoint.get('serviceAccount').text === '' : label !== 'istio'
  })
}
