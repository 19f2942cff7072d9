import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

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
