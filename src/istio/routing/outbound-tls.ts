import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { serviceEntryFor, serviceNamespaceFor } from '../hosts/service-namespace.ts'
import { servicesFor } from '../hosts/services.ts'
import type { Proxy } from '../policy/attachment.ts'
import { assumedMtls } from '../policy/mtls.ts'
import type { CalledSubset } from './called-subset.ts'
import { isLeftToGateways } from './originated-tls.ts'
import { effectivePolicy } from './traffic-policy.ts'
import type { WinningRule } from './merged-rules.ts'
import { winningRule } from './winning-rule.ts'

/** The TLS that a proxy adds on the way to a destination. */
export interface OutboundTls {
  /** `DISABLE`: none. `AUTO`: mTLS of the mesh to pods with a sidecar, none to others. */
  readonly mode: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL' | 'AUTO'
  /** The `tls` block that decides; absent where none is effective, or where the proxy ignores it. */
  readonly tls?: Node
  /** The DestinationRule that the proxy gets; absent if it gets none. */
  readonly rule?: WinningRule
  /** The `tls` block that a sidecar ignores, since its certificate is for gateways. */
  readonly ignored?: Node
}

/**
 * The TLS that a proxy adds to a destination (istio `pilot/pkg/networking/core/cluster_tls.go`, buildUpstreamTLSSettings). A
 * placeholder for the mode reads as DISABLE. Headless Services are taken to have sidecars in all pods or in none.
 */
export function outboundTls(mesh: Mesh, client: Proxy, { host, port, subset }: CalledSubset): OutboundTls {
  const rule = winningRule(mesh, host, client)
  const tls = rule && effectivePolicy(rule, port, subset).settings.get('tls')
  if (!rule || !tls)
    return { mode: isAutomatic(mesh, host, client) ? 'AUTO' : 'DISABLE', ...(rule && { rule }) }
  const mode = modes.find((name) => name === tls.get('mode').text) ?? 'DISABLE'
  const isIgnored = client.type === 'sidecar' && isLeftToGateways(rule.merged[0], tls)
  return isIgnored && (mode === 'SIMPLE' || mode === 'MUTUAL')
    ? { mode: 'DISABLE', rule, ignored: tls }
    : { mode, tls, rule }
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
