import { groupBy } from '../../core/group.ts'
import { shortNameList } from '../../core/join-words.ts'
import { objectsMadeOf } from '../../istio/gateway-api/proxy-objects.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { workloadSelector } from '../../istio/policy/selector.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { effectivePolicy } from '../../istio/routing/traffic-policy.ts'
import { ruleKinds } from '../../istio/routing/winning-rule.ts'
import type { ConsequenceIn, ConsequencePlace } from '../../model/consequence.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { UpstreamTls } from '../request/decision.ts'
import { assumedSidecar, type MeshProxy } from '../request/proxy/proxy.ts'
import { hasAutoMtls } from '../request/registry/mesh-options.ts'
import { registryKinds, registryServices, servicesByHost } from '../request/registry/registry.ts'
import { clientPolicy } from '../request/routing/client-policy.ts'
import { unnamedNamespaceClient } from '../egress/clients.ts'
import { callWitness } from './call-witness.ts'
import { callTlsChangesTo, tlsRank, type CallTlsChange } from './compared-calls.ts'
import { placeOfConfig } from './changed-config.ts'
import { changesOfKinds, placeOfChange, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/**
 * Where callers no longer speak mTLS to what is in the mesh, or do so now: by DestinationRules, or what becomes one, and by
 * `enableAutoMtls` of the MeshConfig. Hosts outside of the mesh are a matter of egress.
 */
export function callTlsChanges(changed: ChangedMesh): ConsequenceIn<'mtls'>[] {
  const ofRules = changesOfKinds(changed.objects, ruleKinds).flatMap((object) => {
    const rules = [...rulesOf(changed.base, object.base), ...rulesOf(changed.head, object.head)]
    if (rules.length === 0) return []
    const hosts = [...new Set(rules.map((rule) => canonicalHost(changed.head, ruleHost(rule))))]
    const targets = hosts.flatMap((host) => meshHosts(changed.head).below(host))
    return consequencesIn(changed, object, targets, clientsOf(rules))
  })
  if (hasAutoMtls(changed.base) === hasAutoMtls(changed.head)) return ofRules
  const all = registryServices(changed.head).map(({ host }) => host)
  return [...ofRules, ...consequencesIn(changed, null, all, [unnamedNamespaceClient.proxy])]
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
 * The clients among whom all differences show that rules make: those of the namespaces of the rules and of those to which they are
 * exported by name, and any others; for a rule for some pods alone these.
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

function consequencesIn(
  changed: ChangedMesh,
  origin: ManifestChange | null,
  hosts: readonly string[],
  clients: readonly MeshProxy[],
): ConsequenceIn<'mtls'>[] {
  const distinctHosts = [...new Set(hosts)]
  const changes = clients.flatMap((client) =>
    distinctHosts.flatMap((host) => callTlsChangesTo(changed, client, host)),
  )
  // What pods of any namespace do, those of a single one do as well.
  const ofAny = new Set(changes.filter(({ client }) => isAny(client)).map(changeKey))
  const distinct = changes.filter((change) => isAny(change.client) || !ofAny.has(changeKey(change)))
  const groups = groupBy(distinct, ({ client, before, after, missing }) =>
    JSON.stringify([client.namespace, ...client.labels, waysBetween(before, after), missing.length > 0]),
  )
  return [...groups.values()].map((group) => consequenceOf(changed, origin, group))
}

function isAny({ namespace }: MeshProxy): boolean {
  return namespace === unnamedNamespaceClient.proxy.namespace
}

function changeKey({ name, before, after }: CallTlsChange): string {
  return JSON.stringify([name.host, name.port, name.subset, before, after])
}

function waysBetween(before: UpstreamTls, after: UpstreamTls): string {
  return `${wayOf(after)} instead of ${wayOf(before)}`
}

function wayOf({ mode, isVerified }: UpstreamTls): string {
  if (mode !== 'tls') return ways[mode]
  return `by TLS without an identity of the mesh${isVerified ? '' : ', which verifies no certificate'}`
}

const ways = { plain: 'in plain text', mtls: 'by mTLS', unknown: 'by mTLS where pods take it' } as const

function consequenceOf(
  changed: ChangedMesh,
  origin: ManifestChange | null,
  group: readonly CallTlsChange[],
): ConsequenceIn<'mtls'> {
  const [first] = group as [CallTlsChange]
  const isWeaker = tlsRank(first.after) < tlsRank(first.before)
  const targets = shortNameList(targetNames(changed.head, group))
  const witness = isWeaker ? callWitness(changed, group, callersOf(first.client)) : undefined
  const shown = witness
    ? `: \`${witness.request}\` was ${witness.base.end}, and will be ${witness.head.end}`
    : ''
  return {
    area: 'mtls',
    code: isWeaker ? 'calls-weakened' : 'calls-strengthened',
    sentence: `sends calls of ${callersOf(first.client)} to ${targets} ${waysBetween(first.before, first.after)}${shown}`,
    place: placeOf(changed, origin, first),
    about: JSON.stringify([
      'calls',
      callersOf(first.client),
      targets,
      waysBetween(first.before, first.after),
    ]),
    missing: [...new Set(group.flatMap(({ missing }) => missing))],
    namespaces: namespacesOf(changed.head, group),
    ...(witness && { witness }),
  }
}

/** A host whose ports all change is named without them. */
function targetNames(mesh: Mesh, group: readonly CallTlsChange[]): string[] {
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

function callersOf({ namespace, labels }: MeshProxy): string {
  const ofLabels = [...labels].map(([key, value]) => `${key}=${value}`).join(',')
  if (namespace === unnamedNamespaceClient.proxy.namespace) return 'pods of any namespace'
  return labels.size > 0 ? `pods with \`${ofLabels}\` of \`${namespace}\`` : `pods of \`${namespace}\``
}

function namespacesOf(mesh: Mesh, group: readonly CallTlsChange[]): string[] {
  const called = group.flatMap(({ name }) => servicesByHost(mesh).get(name.host)?.[0]?.namespace ?? [])
  const callers = group.flatMap(({ client }) => (isAny(client) ? [] : client.namespace))
  return [...new Set([...called, ...callers])]
}

/** The effective mode if the object that differs sets it, else what differs in that object, or in the MeshConfig. */
function placeOf(
  changed: ChangedMesh,
  origin: ManifestChange | null,
  { client, name }: CallTlsChange,
): ConsequencePlace {
  if (!origin) return placeOfConfig(changed, 'enableAutoMtls')!
  const service = servicesByHost(changed.head).get(name.host)![0]!
  const { rule } = clientPolicy(changed.head, service, client)
  const tls = rule && effectivePolicy(rule, name.port, name.subset).settings.get('tls')
  if (!origin.head || tls?.root.yaml !== origin.head.root.yaml) return placeOfChange(origin)
  const mode = tls.get('mode')
  return { object: origin.head, node: mode.exists ? mode : tls, side: 'head' }
}
