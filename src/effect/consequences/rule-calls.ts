import { groupBy } from '../../core/group.ts'
import { objectsMadeOf } from '../../istio/gateway-api/proxy-objects.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { workloadSelector } from '../../istio/policy/selector.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { ruleKinds } from '../../istio/routing/winning-rule.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { assumedSidecar, type MeshProxy } from '../request/proxy/proxy.ts'
import { registryKinds, registryServices, servicesByHost } from '../request/registry/registry.ts'
import type { ClusterNameParts } from '../request/routing/cluster-name.ts'
import { unnamedNamespaceClient } from '../egress/clients.ts'
import { changesOfKinds, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/** A call of a client to a port of a host, or to a subset of it. */
export interface ClusterCall {
  readonly client: MeshProxy
  readonly name: ClusterNameParts
}

/** A changed DestinationRule, or an object that becomes one, with the hosts and clients that it may change. */
export interface ChangedRule {
  readonly object: ManifestChange
  readonly hosts: readonly string[]
  readonly clients: readonly MeshProxy[]
}

/** The changed DestinationRules of a mesh, and the changed objects that become one. */
export function changedDestinationRules(changed: ChangedMesh): ChangedRule[] {
  return changesOfKinds(changed.objects, ruleKinds).flatMap((object) => {
    const rules = [...rulesOf(changed.base, object.base), ...rulesOf(changed.head, object.head)]
    if (rules.length === 0) return []
    const hosts = [...new Set(rules.map((rule) => canonicalHost(changed.head, ruleHost(rule))))]
    const called = hosts.flatMap((host) => meshHosts(changed.head).below(host))
    return [{ object, hosts: called, clients: clientsOf(rules) }]
  })
}

/** The DestinationRules that an object is, or is part of. */
function rulesOf(mesh: Mesh, object: Manifest | null): readonly Manifest[] {
  if (!object) return []
  if (knownKind(object) === 'DestinationRule') return [object]
  return (objectsMadeOf(mesh).get(object) ?? []).filter(({ kind }) => kind === 'DestinationRule')
}

const meshHosts = derived(registryKinds, (mesh) =>
  hostIndex([...new Set(registryServices(mesh).map(({ host }) => host))], (host) => [host]),
)

/**
 * The clients among whom all differences show that rules make: those of the namespaces of the rules and of those to which
 * they are exported by name, and any others; for a rule for some pods, only these.
 */
function clientsOf(rules: readonly Manifest[]): readonly MeshProxy[] {
  const clients = rules.flatMap((rule) => {
    const labels = workloadSelector(rule)
    const names = rule.spec.items('exportTo').map(({ text }) => text)
    const named = names.filter((name) => !['.', '*', '~', ''].includes(name))
    return labels.size > 0
      ? [assumedSidecar('', rule.namespace, labels)]
      : [rule.namespace, ...named].map((namespace) => assumedSidecar('', namespace, new Map()))
  })
  const keyed = clients.map((proxy) => [JSON.stringify([proxy.namespace, ...proxy.labels]), proxy] as const)
  return [unnamedNamespaceClient.proxy, ...new Map(keyed).values()]
}

/** True for a client that represents pods of all namespaces. */
export function isOfAnyNamespace({ namespace }: MeshProxy): boolean {
  return namespace === unnamedNamespaceClient.proxy.namespace
}

/** A host whose ports all change is named without them. */
export function targetNames(mesh: Mesh, group: readonly ClusterCall[]): string[] {
  const byHost = groupBy(group, ({ name }) => JSON.stringify([name.host, name.subset]))
  return [...byHost.values()].flatMap((ofHost) => {
    const { host, subset } = ofHost[0]!.name
    const ports =
      servicesByHost(mesh)
        .get(host)?.[0]
        ?.ports.filter(({ protocol }) => protocol !== 'udp') ?? []
    const ofSubset = subset === '' ? '' : ` (${subset})`
    return ports.length === ofHost.length
      ? [`\`${host}\`${ofSubset}`]
      : ofHost.map(({ name }) => `\`${host}:${name.port}\`${ofSubset}`)
  })
}

/** The clients of a call for sentences. */
export function callersOf({ namespace, labels }: MeshProxy): string {
  const ofLabels = [...labels].map(([key, value]) => `${key}=${value}`).join(',')
  if (namespace === unnamedNamespaceClient.proxy.namespace) return 'pods of any namespace'
  return labels.size > 0 ? `pods with \`${ofLabels}\` of \`${namespace}\`` : `pods of \`${namespace}\``
}

/**
 * The namespaces of the called Services and ServiceEntries, then those of the clients, each once. Hosts that the mesh does not
 * have and clients of any namespace (`isOfAnyNamespace`) add none.
 */
export function namespacesOf(mesh: Mesh, group: readonly ClusterCall[]): string[] {
  const called = group.flatMap(({ name }) => servicesByHost(mesh).get(name.host)?.[0]?.namespace ?? [])
  const callers = group.flatMap(({ client }) => (isOfAnyNamespace(client) ? [] : client.namespace))
  return [...new Set([...called, ...callers])]
}
