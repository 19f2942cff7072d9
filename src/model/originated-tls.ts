import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { hasBackendTls } from './backend-tls.ts'
import { entriesOf, policiesOf, portPolicy, ruleHost, tlsIn, tlsOf } from './destination.ts'
import { hostsOverlap } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import type { Node } from './node.ts'

/**
 * True if a DestinationRule that some client may use for a host of a ServiceEntry has a `tls` block for the port, or a
 * BackendTLSPolicy covers it. A block that switches TLS off counts, too: rules about missing TLS leave it to
 * egress/tls-disabled.
 */
export function speaksOfTls(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  if (hasBackendTls(mesh, entry, port)) return true
  return (rulesByEntry(mesh).get(nameOf(entry)) ?? [])
    .filter((rule) => hostsOverlap(ruleHost(rule), host))
    .some((rule) => policiesOf(rule).some((policy) => tlsIn(policy, port).kind === 'map'))
}

/**
 * The TLS settings for a port and subset (`''` for none), absent where there are none: those of the subset's entry
 * for the port, else of the subset, else of the destination (istio `pilot/pkg/networking/util/util.go`,
 * MergeSubsetTrafficPolicy).
 */
export function tlsFor(rule: Manifest, port: number, subset: string): Node {
  const named = subset === '' ? [] : rule.spec.items('subsets')
  const policy = named.find((one) => one.get('name').text === subset)?.get('trafficPolicy')
  if (!policy) return tlsOf(rule, port)
  const own = tlsIn(policy, port)
  return own.exists || portPolicy(policy, port).exists ? own : tlsOf(rule, port)
}

/**
 * True where sidecars leave the whole block out and send clear text: certificates from a Secret are for gateways
 * and for rules with a workloadSelector (istio `pilot/pkg/networking/core/cluster_tls.go`).
 */
export function isLeftToGateways(rule: Manifest, tls: Node): boolean {
  const credential = tls.get('credentialName').text
  return (
    credential !== '' && !credential.startsWith('configmap://') && !rule.spec.get('workloadSelector').exists
  )
}

const rulesByEntry = oncePer((mesh: Mesh) => {
  const pairs = mesh
    .ofKind('DestinationRule')
    .flatMap((rule) => entriesOf(mesh, rule).map((entry) => ({ rule, name: nameOf(entry) })))
  const groups = groupBy(pairs, ({ name }) => name)
  return new Map([...groups].map(([name, found]) => [name, found.map(({ rule }) => rule)]))
})

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
