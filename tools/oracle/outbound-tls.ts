import type { Mesh } from '../../src/model/mesh.ts'
import type { Node } from '../../src/model/node.ts'
import { serviceEntryFor, serviceNamespaceFor } from '../../src/istio/hosts/service-namespace.ts'
import { servicesFor } from '../../src/istio/hosts/services.ts'
import type { Proxy } from '../../src/istio/policy/attachment.ts'
import { assumedMtls } from '../../src/istio/policy/mtls.ts'
import type { CalledSubset } from '../../src/istio/routing/called-subset.ts'
import { isLeftToGateways } from '../../src/istio/routing/originated-tls.ts'
import { effectivePolicy } from '../../src/istio/routing/traffic-policy.ts'
import { winningRule } from '../../src/istio/routing/winning-rule.ts'

/** `DISABLE`: none. `AUTO`: mTLS of the mesh to pods with a sidecar, none to others. */
type TlsMode = 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL' | 'AUTO'

/**
 * The TLS that a proxy adds to a destination (istio `pilot/pkg/networking/core/cluster_tls.go`, buildUpstreamTLSSettings). A
 * placeholder for the mode reads as DISABLE. Headless Services are taken to have sidecars in all pods or in none.
 */
export function outboundTls(mesh: Mesh, client: Proxy, { host, port, subset }: CalledSubset): TlsMode {
  const rule = winningRule(mesh, host, client)
  const tls = rule && effectivePolicy(rule, port, subset).settings.get('tls')
  if (!rule || !tls) return isAutomatic(mesh, host, client) ? 'AUTO' : 'DISABLE'
  const mode = modes.find((name) => name === tls.get('mode').text) ?? 'DISABLE'
  const isIgnored = client.type === 'sidecar' && isLeftToGateways(rule.merged[0], tls)
  return isIgnored && mode !== 'ISTIO_MUTUAL' ? 'DISABLE' : mode
}

const modes = ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'] as const

/** True if a proxy uses mTLS by itself: to what is in the mesh, unless it is switched off there or for the mesh. */
function isAutomatic(mesh: Mesh, host: string, { namespace }: Proxy): boolean {
  if (mesh.configSources.some(({ config }) => config.get('enableAutoMtls').scalar === false)) return false
  const owner = serviceNamespaceFor(mesh, host, namespace)
  if (owner !== undefined && assumedMtls(mesh, owner).mode === 'DISABLE') return false
  if (servicesFor(mesh, host).length > 0) return true
  const entry = serviceEntryFor(mesh, host, namespace)
  return entry === undefined || !isWithoutSidecars(entry.spec)
}

/** True for what is outside of the mesh, and for addresses of which istiod knows no workload. */
function isWithoutSidecars(entry: Node): boolean {
  if (entry.get('location').text !== 'MESH_INTERNAL') return true
  const isPassthrough = ['', 'NONE'].includes(entry.get('resolution').text)
  return isPassthrough && !entry.get('workloadSelector').exists && entry.items('endpoints').length === 0
}
