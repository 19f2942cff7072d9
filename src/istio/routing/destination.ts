import { groupBy } from '../../core/group.ts'
import { oncePer, oncePerPair } from '../../core/once-per.ts'
import { exportedTo, visibilityBy, visibleWith } from '../hosts/export.ts'
import { compareSpecificity, fullHost, isWildcard, serviceNamespace } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { indexByHosts, objectsByHost } from '../hosts/object-index.ts'
import { hostMatcher } from '../hosts/host-matcher.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { canonicalHost, serviceEntriesFor } from '../hosts/services.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'

/**
 * The DestinationRules that apply to a full host name for clients of a namespace, in the order of the manifests; several
 * only if one namespace has several for the same host. A rule with a `workloadSelector` is included for its own namespace
 * only, where it applies to some workloads. Istio searches the client's namespace, then the host's, then the root
 * namespace; the first one with a match wins, even by a wildcard, and in it the most specific host (istio
 * `pilot/pkg/model/push_context.go`, destinationRule).
 */
export const destinationRulesFor = derivedByKey(
  ['DestinationRule', 'ServiceEntry'],
  (mesh, host: string, client: string) => `${client}\0${canonicalHost(mesh, host)}`,
  (mesh, host, client) => findRules(mesh, canonicalHost(mesh, host), client),
)

function findRules(mesh: Mesh, host: string, client: string): readonly Manifest[] {
  const { hosts, of } = rulesByHost(mesh)
  const covering = hosts.covering(host).toSorted(compareSpecificity)
  const seen = covering
    .map((ruledHost) => visibleRules(of(ruledHost), client))
    .filter(({ length }) => length > 0)
  const inNamespace = (namespace: string | undefined): readonly Manifest[] | undefined =>
    namespace === undefined
      ? undefined
      : seen.map((rules) => byNamespace(rules).get(namespace)).find((rules) => rules !== undefined)
  return (
    inNamespace(client) ??
    inNamespace(serviceNamespace(host) ?? firstDeclaring(seen, serviceEntriesFor(mesh, host))) ??
    inNamespace(mesh.rootNamespace) ??
    []
  )
}

/** The first namespace that declares a host and has rules for it. */
function firstDeclaring(
  seen: readonly (readonly Manifest[])[],
  entries: readonly Manifest[],
): string | undefined {
  const ranks = namespaceRanks(entries)
  const namespaces = seen.flatMap((rules) => bestRanked(rules, entries) ?? [])
  return namespaces.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!)[0]
}

const bestRanked = oncePerPair((rules: readonly Manifest[], entries: readonly Manifest[]) => {
  const ranks = namespaceRanks(entries)
  const namespaces = [...byNamespace(rules).keys()].filter((namespace) => ranks.has(namespace))
  return namespaces.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!)[0]
})

const namespaceRanks = oncePer((entries: readonly Manifest[]) => {
  const names = [...new Set(entries.map(({ namespace }) => namespace))]
  return new Map(names.map((name, rank) => [name, rank]))
})

const byNamespace = oncePer((rules: readonly Manifest[]) => groupBy(rules, ({ namespace }) => namespace))

/** A rule for selected workloads is never exported, whatever its `exportTo`. */
const visibleRules = visibilityBy((rule) =>
  rule.spec.get('workloadSelector').kind === 'map' ? [rule.namespace] : exportedTo(rule),
)

/** The DestinationRules by host. */
const rulesByHost = objectsByHost('DestinationRule', (mesh, rule) => [canonicalHost(mesh, ruleHost(rule))])

/** A key that is equal for rules with the same namespace, host and visibility, whatever their settings. */
export function scopeOfRule(mesh: Mesh, rule: Manifest): string {
  const selects = rule.spec.get('workloadSelector').kind === 'map'
  return JSON.stringify([canonicalHost(mesh, ruleHost(rule)), rule.namespace, selects, exportedTo(rule)])
}

/**
 * True if a DestinationRule other than those of `destinationRulesFor` may apply: once the namespaces that nothing states (of
 * the rule, the client or the host) are known, or once the placeholders in its host are filled in.
 */
export function mayHaveOtherRules(mesh: Mesh, host: string, client: string): boolean {
  const name = canonicalHost(mesh, host)
  const ofHost = serviceNamespace(name)
  const isUnstated = !isKnownNamespace(client) || (ofHost !== undefined && !isKnownNamespace(ofHost))
  const possible = possibleRules(mesh)(name)
  const candidates = isUnstated ? possible : rulesThatMayActForOthers(possible)
  if (candidates.length === 0) return false
  const certain = asSet(destinationRulesFor(mesh, host, client))
  return candidates.some((rule) => !certain.has(rule))
}

const possibleRules = derived(['DestinationRule'], (mesh) =>
  hostMatcher(mesh.ofKind('DestinationRule'), (rule) => canonicalHost(mesh, ruleHost(rule))),
)

const rulesThatMayActForOthers = oncePer((rules: readonly Manifest[]) => rules.filter(mayActForOthers))

/** True for a rule whose scope is unknown, because its namespace is not stated or its host has a placeholder. */
export function mayActForOthers(rule: Manifest): boolean {
  return !hasStatedNamespace(rule) || rule.spec.get('host').isUnfilled
}

const asSet = oncePer((rules: readonly Manifest[]): ReadonlySet<Manifest> => new Set(rules))

/** The full host name of a DestinationRule. */
export const ruleHost = oncePer((rule: Manifest): string =>
  fullHost(rule.spec.get('host').text, rule.namespace),
)

/** The entry of `portLevelSettings` for a port; absent if there is none. */
export function portPolicy(policy: Node, port: number): Node {
  const entry = policy
    .items('portLevelSettings')
    .find((setting) => setting.at('port', 'number').number === port)
  return entry ?? policy.get('portLevelSettings').item(-1)
}

/** The TLS settings for a port at the destination level: an entry for the port replaces the general settings. */
export function tlsOf(rule: Manifest, port: number): Node {
  return tlsIn(rule.spec.get('trafficPolicy'), port)
}

/** The TLS settings of one policy, of the destination or of a subset, for a port. */
export function tlsIn(policy: Node, port: number): Node {
  const entry = portPolicy(policy, port)
  return (entry.exists ? entry : policy).get('tls')
}

/** The policies of a DestinationRule: that of the destination, then those of its subsets. */
export function policiesOf(rule: Manifest): Node[] {
  return [rule.spec, ...rule.spec.items('subsets')].map((level) => level.get('trafficPolicy'))
}

/** Everything in a DestinationRule that can have settings: its policies, and their entries for ports. */
export function levelsOf(rule: Manifest): Node[] {
  return policiesOf(rule).flatMap((policy) => [policy, ...policy.items('portLevelSettings')])
}

/**
 * The ServiceEntries with a host of a DestinationRule, if one of the two is visible to the other. The same array for all
 * rules with the same host and visibility, so that callers may cache by it.
 */
export function portLevelEntries(mesh: Mesh, rule: Manifest): readonly Manifest[] {
  const host = ruleHost(rule)
  const entries = isWildcard(host) ? entriesByText(mesh).below(host) : serviceEntriesFor(mesh, host)
  return visibleWith(entries, rule)
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
