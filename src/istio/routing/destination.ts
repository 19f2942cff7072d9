import { oncePer } from '../../core/once-per.ts'
import { visibleToEither } from '../hosts/export.ts'
import { fullHost, isWildcard } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { indexByHosts } from '../hosts/object-index.ts'
import { serviceEntriesFor } from '../hosts/services.ts'

/** The full host name of a DestinationRule. */
export const ruleHost = oncePer((rule: Manifest): string =>
  fullHost(rule.spec.get('host').text, rule.namespace),
)

/** The entry of `portLevelSettings` in a traffic policy for a port; an absent node if there is none. */
export function portPolicy(policy: Node, port: number): Node {
  const entry = policy
    .items('portLevelSettings')
    .find((setting) => setting.at('port', 'number').number === port)
  return entry ?? policy.get('portLevelSettings').item(-1)
}

/**
 * The `tls` of a DestinationRule for a port, without its subsets: that of the port's entry in `portLevelSettings` if there
 * is one, also where the entry sets no `tls`; else that of `trafficPolicy`. Absent where it is not set.
 */
export function tlsOf(rule: Manifest, port: number): Node {
  return tlsIn(rule.spec.get('trafficPolicy'), port)
}

/** The TLS settings of one policy, of the destination or of a subset, for a port. */
export function tlsIn(policy: Node, port: number): Node {
  const entry = portPolicy(policy, port)
  return (entry.exists ? entry : policy).get('tls')
}

/** `trafficPolicy` of a DestinationRule, then those of its subsets; an absent node where one has none. */
export function policiesOf(rule: Manifest): Node[] {
  return [rule.spec, ...rule.spec.items('subsets')].map((level) => level.get('trafficPolicy'))
}

/** Everything in a DestinationRule that can have settings: its policies, and their entries for ports. */
export function policyLevels(rule: Manifest): Node[] {
  return policiesOf(rule).flatMap((policy) => [policy, ...policy.items('portLevelSettings')])
}

/**
 * The ServiceEntries with the host of a DestinationRule, or with a host that its wildcard covers, if one of the two is
 * visible to the other. The same array for all rules with the same host and visibility, so that callers may cache by it.
 */
export function portLevelEntries(mesh: Mesh, rule: Manifest): readonly Manifest[] {
  const host = ruleHost(rule)
  const entries = isWildcard(host) ? entriesByText(mesh).below(host) : serviceEntriesFor(mesh, host)
  return visibleToEither(entries, rule)
}

/** The subsets of a DestinationRule by name; the first of several with one name. */
export function subsetsOf(rule: Manifest): ReadonlyMap<string, Node> {
  const subsets = new Map<string, Node>()
  for (const subset of rule.spec.items('subsets')) {
    const name = subset.get('name').text
    if (!subsets.has(name)) subsets.set(name, subset)
  }
  return subsets
}

/** True if the proxy originates TLS to the outside: SIMPLE and MUTUAL, not the mesh's own mTLS. */
export function originatesTls(tls: Node): boolean {
  return tls.get('mode').text === 'SIMPLE' || tls.get('mode').text === 'MUTUAL'
}

function hostsOf(entry: Manifest): string[] {
  return entry.spec.items('hosts').map(({ text }) => text)
}

const entriesByText = indexByHosts('ServiceEntry', (_, entry) => hostsOf(entry))
