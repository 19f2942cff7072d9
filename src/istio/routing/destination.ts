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
 * The DestinationRules that act on a full host name for clients of a namespace, in the order of the manifests;
 * several only where one namespace has several for the same host. One with a `workloadSelector` is among them for
 * its own namespace alone, where it acts for some workloads. Istio looks in the client's namespace, then
 * in the host's, then in the root namespace; the first with any match wins, even by a wildcard, and in it the
 * most specific host (istio `pilot/pkg/model/push_context.go`, destinationRule).
 */
export const destinationRulesFor = derivedByKey(
  ['DestinationRule', 'ServiceEntry'],
  (mesh, host: string, client: string) => `${client}\0${canonicalHost(mesh, host)}`,
  (mesh, host, client) => findRules(mesh, canonicalHost(mesh, host), client),
)

function findRules(mesh: Mesh, host: string, client: string): readonly Manifest[] {
  const { hosts, of } = rulesByHost(mesh)
  const covering = hosts.covering(host).toSorted(compareSpecificity)
  const seen = covering.map((one) => seenFrom(of(one), client)).filter(({ length }) => length > 0)
  const inNamespace = (namespace: string | undefined): readonly Manifest[] | undefined =>
    namespace === undefined
      ? undefined
      : seen.map((found) => byNamespace(found).get(namespace)).find((found) => found !== undefined)
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
  const found = seen.flatMap((rules) => bestRanked(rules, entries) ?? [])
  return found.toSorted((one, other) => ranks.get(one)! - ranks.get(other)!)[0]
}

const bestRanked = oncePerPair((rules: readonly Manifest[], entries: readonly Manifest[]) => {
  const ranks = namespaceRanks(entries)
  const found = [...byNamespace(rules).keys()].filter((namespace) => ranks.has(namespace))
  return found.toSorted((one, other) => ranks.get(one)! - ranks.get(other)!)[0]
})

const namespaceRanks = oncePer((entries: readonly Manifest[]) => {
  const names = [...new Set(entries.map(({ namespace }) => namespace))]
  return new Map(names.map((name, rank) => [name, rank]))
})

const byNamespace = oncePer((rules: readonly Manifest[]) => groupBy(rules, ({ namespace }) => namespace))

/** A rule for selected workloads is never exported, whatever it says. */
const seenFrom = visibilityBy((rule) =>
  rule.spec.get('workloadSelector').kind === 'map' ? [rule.namespace] : exportedTo(rule),
)

/** The DestinationRules by their hosts. */
const rulesByHost = objectsByHost('DestinationRule', (mesh, rule) => [canonicalHost(mesh, ruleHost(rule))])

/** The same for rules that are alike in whom they act for: their namespace, host and visibility, whatever they say. */
export function actingFor(mesh: Mesh, rule: Manifest): string {
  const selects = rule.spec.get('workloadSelector').kind === 'map'
  return JSON.stringify([canonicalHost(mesh, ruleHost(rule)), rule.namespace, selects, exportedTo(rule)])
}

/**
 * True if another DestinationRule than those of `destinationRulesFor` acts once the namespaces that nothing states,
 * of the rule, of the client or of the host, are the right ones, or its host is filled in.
 */
export function mayBeRuledOtherwise(mesh: Mesh, host: string, client: string): boolean {
  const name = canonicalHost(mesh, host)
  const ofHost = serviceNamespace(name)
  const isOpen = !isKnownNamespace(client) || (ofHost !== undefined && !isKnownNamespace(ofHost))
  const possible = possibleRules(mesh)(name)
  const open = isOpen ? possible : unsureOf(possible)
  if (open.length === 0) return false
  const certain = asSet(destinationRulesFor(mesh, host, client))
  return open.some((rule) => !certain.has(rule))
}

const possibleRules = derived(['DestinationRule'], (mesh) =>
  hostMatcher(mesh.ofKind('DestinationRule'), (rule) => canonicalHost(mesh, ruleHost(rule))),
)

const unsureOf = oncePer((rules: readonly Manifest[]) => rules.filter(mayBeForOthers))

/** True for a rule of which nothing says for certain whom it acts for: its namespace or its host is not known yet. */
export function mayBeForOthers(rule: Manifest): boolean {
  return !hasStatedNamespace(rule) || rule.spec.get('host').isUnfilled
}

const asSet = oncePer((rules: readonly Manifest[]): ReadonlySet<Manifest> => new Set(rules))

/** The full host name of a DestinationRule. */
export const ruleHost = oncePer((rule: Manifest): string =>
  fullHost(rule.spec.get('host').text, rule.namespace),
)

/** The entry of `portLevelSettings` for a port; absent if there is none. */
export function portPolicy(policy: Node, port: number): Node {
  const entry = policy.items('portLevelSettings').find((one) => one.at('port', 'number').number === port)
  return entry ?? policy.get('portLevelSettings').item(-1)
}

/** The TLS settings of the destination level for a port: an entry for the port replaces the rest. */
export function tlsOf(rule: Manifest, port: number): Node {
  return tlsIn(rule.spec.get('trafficPolicy'), port)
}

/** The TLS settings that one policy, of the destination or of a subset, has for a port. */
export function tlsIn(policy: Node, port: number): Node {
  const entry = portPolicy(policy, port)
  return (entry.exists ? entry : policy).get('tls')
}

/** The policies of a DestinationRule: that of the destination, then those of its subsets. */
export function policiesOf(rule: Manifest): Node[] {
  return [rule.spec, ...rule.spec.items('subsets')].map((level) => level.get('trafficPolicy'))
}

/** Each place of a DestinationRule that can hold settings: its policies, and their entries for ports. */
export function levelsOf(rule: Manifest): Node[] {
  return policiesOf(rule).flatMap((policy) => [policy, ...policy.items('portLevelSettings')])
}

/**
 * The ServiceEntries with a host that a DestinationRule is for, where one of the two is visible to the other. Rules
 * that are alike in this have the same array, so that what follows from it can be kept.
 */
export function portLevelEntries(mesh: Mesh, rule: Manifest): readonly Manifest[] {
  const host = ruleHost(rule)
  const found = isWildcard(host) ? entriesByText(mesh).below(host) : serviceEntriesFor(mesh, host)
  return visibleWith(found, rule)
}

/** The subsets of a DestinationRule by their names, of several of one name the first. */
export function subsetsOf(rule: Manifest): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>()
  for (const subset of rule.spec.items('subsets')) {
    const name = subset.get('name').text
    if (!found.has(name)) found.set(name, subset)
  }
  return found
}

/** True where the proxy turns clear text into TLS for the outside: SIMPLE and MUTUAL, not the mesh's own mTLS. */
export function originatesTls(tls: Node): boolean {
  return tls.get('mode').text === 'SIMPLE' || tls.get('mode').text === 'MUTUAL'
}

function hostsOf(entry: Manifest): string[] {
  return entry.spec.items('hosts').map(({ text }) => text)
}

const entriesByText = indexByHosts('ServiceEntry', (_, entry) => hostsOf(entry))
