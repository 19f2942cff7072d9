import { groupBy } from '../core/group.ts'
import { isStatedNamespace } from '../core/namespace.ts'
import { oncePer } from '../core/once-per.ts'
import { isExportedTo, visibleWith } from './export.ts'
import { hostIndex } from './host-index.ts'
import { bySpecificity, fullHost, hostCovers, hostMayCover, isWildcard, serviceNamespace } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { oncePerKinds, type Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { isSureOfNamespace } from './presence.ts'
import { canonicalHost, namespacesOf, serviceEntriesFor } from './services.ts'

/**
 * The DestinationRules that act on a full host name for clients of a namespace, in the order of the manifests;
 * several only where one namespace has several for the same host. One with a `workloadSelector` is among them for
 * its own namespace alone, where it acts for some workloads. Istio looks in the client's namespace, then
 * in the host's, then in the root namespace; the first with any match wins, even by a wildcard, and in it the
 * most specific host (istio `pilot/pkg/model/push_context.go`, destinationRule).
 */
export function destinationRulesFor(mesh: Mesh, host: string, client: string): Manifest[] {
  const name = canonicalHost(mesh, host)
  for (const namespace of [client, ...namespacesOf(mesh, name), mesh.rootNamespace]) {
    const found = matching(mesh, name, namespace, client)
    if (found.length > 0) return found
  }
  return []
}

/**
 * True if another DestinationRule than those of `destinationRulesFor` acts once the namespaces that nothing states,
 * of the rule, of the client or of the host, are the right ones.
 */
export function mayBeRuledOtherwise(mesh: Mesh, host: string, client: string): boolean {
  const name = canonicalHost(mesh, host)
  const { byHost, byService } = allRules(mesh)
  const ofHost = serviceNamespace(name)
  const isOpen = !isStatedNamespace(client) || (ofHost !== undefined && !isStatedNamespace(ofHost))
  const rules = [
    ...byHost.covering(name),
    ...(ofHost === undefined ? [] : (byService.get(labelOf(name)) ?? [])),
  ]
  const open = rules.filter((rule) => isOpen || !isSureOfNamespace(rule))
  if (open.length === 0) return false
  const certain = new Set(destinationRulesFor(mesh, host, client))
  return open.some((rule) => !certain.has(rule) && hostMayCover(canonicalHost(mesh, ruleHost(rule)), name))
}

/** The DestinationRules by their hosts, and those for Services by the first label of theirs. */
const allRules = oncePer((mesh: Mesh) => {
  const rules = mesh.ofKind('DestinationRule')
  const hostOf = (rule: Manifest): string => canonicalHost(mesh, ruleHost(rule))
  return {
    byHost: hostIndex(rules, (rule) => [hostOf(rule)]),
    byService: groupBy(
      rules.filter((rule) => serviceNamespace(hostOf(rule)) !== undefined),
      (rule) => labelOf(hostOf(rule)),
    ),
  }
})

function labelOf(host: string): string {
  return host.split('.')[0]!
}

/** The full host name of a DestinationRule. */
export function ruleHost(rule: Manifest): string {
  return fullHost(rule.spec.get('host').text, rule.namespace)
}

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
export function entriesOf(mesh: Mesh, rule: Manifest): readonly Manifest[] {
  const host = ruleHost(rule)
  const found = isWildcard(host) ? entriesByText(mesh).below(host) : serviceEntriesFor(mesh, host)
  return visibleWith(found, rule)
}

/** True where the proxy turns clear text into TLS for the outside: SIMPLE and MUTUAL, not the mesh's own mTLS. */
export function originatesTls(tls: Node): boolean {
  return tls.get('mode').text === 'SIMPLE' || tls.get('mode').text === 'MUTUAL'
}

function hostsOf(entry: Manifest): string[] {
  return entry.spec.items('hosts').map(({ text }) => text)
}

const entriesByText = oncePerKinds(['ServiceEntry'], (mesh) =>
  hostIndex(mesh.ofKind('ServiceEntry'), hostsOf),
)

function matching(mesh: Mesh, host: string, namespace: string, client: string): Manifest[] {
  const covering = rulesByHost(mesh).get(namespace)?.covering(host) ?? []
  const rules = covering.filter((rule) => isSeenFrom(client, rule))
  const hostOf = (rule: Manifest): string => canonicalHost(mesh, ruleHost(rule))
  const best = rules.map(hostOf).toSorted(bySpecificity)[0]
  return rules.filter((rule) => hostOf(rule) === best)
}

/** A rule for selected workloads is never exported, whatever it says. */
function isSeenFrom(client: string, rule: Manifest): boolean {
  return rule.spec.get('workloadSelector').kind === 'map'
    ? rule.namespace === client
    : isExportedTo(rule, client)
}

/** For each namespace its DestinationRules. */
const rulesByHost = oncePer((mesh: Mesh) => {
  const groups = groupBy(mesh.ofKind('DestinationRule'), ({ namespace }) => namespace)
  return new Map(
    [...groups].map(([namespace, rules]) => [
      namespace,
      hostIndex(rules, (rule) => [canonicalHost(mesh, ruleHost(rule))]),
    ]),
  )
})
