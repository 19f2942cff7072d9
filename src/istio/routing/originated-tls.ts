import { hasBackendTls } from '../gateway-api/backend-tls.ts'
import { portPolicy, subsetsOf, tlsIn, tlsOf } from './destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasTlsBlock } from './tls-blocks.ts'

/**
 * True if a DestinationRule that some client may use for a host of a ServiceEntry has a `tls` block for the port, or a
 * BackendTLSPolicy covers it. A block that disables TLS counts too: egress/tls-disabled reports it.
 */
export function hasTlsSettings(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  return hasBackendTls(mesh, entry, port) || hasTlsBlock(mesh, entry, host, port)
}

/**
 * The TLS settings for a port and subset (`''` for none), absent where there are none: those of the subset's entry
 * for the port, else of the subset, else of the destination (istio `pilot/pkg/networking/util/util.go`,
 * MergeSubsetTrafficPolicy).
 */
export function tlsFor(rule: Manifest, port: number, subset: string): Node {
  const policy = subset === '' ? undefined : subsetsOf(rule).get(subset)?.get('trafficPolicy')
  if (!policy) return tlsOf(rule, port)
  const ofSubset = tlsIn(policy, port)
  return ofSubset.exists || portPolicy(policy, port).exists ? ofSubset : tlsOf(rule, port)
}

/**
 * True if sidecars ignore the whole block and send plain text: certificates from a Secret are for gateways and for rules
 * with a workloadSelector (istio `pilot/pkg/networking/core/cluster_tls.go`).
 */
export function isLeftToGateways(rule: Manifest, tls: Node): boolean {
  const credential = tls.get('credentialName').text
  return (
    credential !== '' && !credential.startsWith('configmap://') && !rule.spec.get('workloadSelector').exists
  )
}
