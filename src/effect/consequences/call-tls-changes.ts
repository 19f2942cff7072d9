import { groupBy } from '../../core/group.ts'
import { shortNameList } from '../../core/join-words.ts'
import { effectivePolicy } from '../../istio/routing/traffic-policy.ts'
import type { ConsequenceIn, ConsequencePlace } from '../../model/consequence.ts'
import type { UpstreamTls } from '../request/decision.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { hasAutoMtls } from '../request/registry/mesh-options.ts'
import { registryServices, servicesByHost } from '../request/registry/registry.ts'
import { clientPolicy } from '../request/routing/client-policy.ts'
import { unnamedNamespaceClient } from '../egress/clients.ts'
import { willBe } from './access-sentence.ts'
import { callWitness } from './call-witness.ts'
import { callTlsChangesTo, tlsRank, type CallTlsChange } from './compared-calls.ts'
import { placeOfConfig } from './changed-config.ts'
import { placeOfChange, type ChangedMesh, type ManifestChange } from './changed-objects.ts'
import {
  callersOf,
  changedDestinationRules,
  isOfAnyNamespace,
  namespacesOf,
  targetNames,
} from './rule-calls.ts'

/**
 * Where callers no longer speak mTLS to what is in the mesh, or do so now: by DestinationRules, or what becomes one, and by
 * `enableAutoMtls` of the MeshConfig. Hosts outside of the mesh are a matter of egress.
 */
export function callTlsChanges(changed: ChangedMesh): ConsequenceIn<'mtls'>[] {
  const ofRules = changedDestinationRules(changed).flatMap(({ object, hosts, clients }) =>
    consequencesIn(changed, object, hosts, clients),
  )
  if (hasAutoMtls(changed.base) === hasAutoMtls(changed.head)) return ofRules
  const all = registryServices(changed.head).map(({ host }) => host)
  return [...ofRules, ...consequencesIn(changed, null, all, [unnamedNamespaceClient.proxy])]
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
  const ofAny = new Set(changes.filter(({ client }) => isOfAnyNamespace(client)).map(changeKey))
  const distinct = changes.filter(
    (change) => isOfAnyNamespace(change.client) || !ofAny.has(changeKey(change)),
  )
  const groups = groupBy(distinct, ({ client, before, after, missing }) =>
    JSON.stringify([client.namespace, ...client.labels, waysBetween(before, after), missing.length > 0]),
  )
  return [...groups.values()].map((group) => consequenceOf(changed, origin, group))
}

function changeKey({ name, before, after }: CallTlsChange): string {
  return JSON.stringify([name.host, name.port, name.subset, before, after])
}

function waysBetween(before: UpstreamTls, after: UpstreamTls): string {
  return `${wayOf(after)} instead of ${wayOf(before)}`
}

function wayOf({ mode, isVerified }: UpstreamTls): string {
  if (mode !== 'tls') return phrases[mode]
  return `by TLS without an identity of the mesh${isVerified ? '' : ', which verifies no certificate'}`
}

const phrases = { plain: 'in plain text', mtls: 'by mTLS', unknown: 'by mTLS where pods take it' } as const

function consequenceOf(
  changed: ChangedMesh,
  origin: ManifestChange | null,
  group: readonly CallTlsChange[],
): ConsequenceIn<'mtls'> {
  const [first] = group as [CallTlsChange]
  const isWeaker = tlsRank(first.after) < tlsRank(first.before)
  const callers = callersOf(first.client)
  const targets = shortNameList(targetNames(changed.head, group))
  const transition = waysBetween(first.before, first.after)
  const witness = isWeaker ? callWitness(changed, group, callers) : undefined
  const shown = witness
    ? `: \`${witness.request}\` was ${witness.base.end}, and ${willBe(witness.head.end)}`
    : ''
  return {
    area: 'mtls',
    code: isWeaker ? 'calls-weakened' : 'calls-strengthened',
    sentence: `sends calls of ${callers} to ${targets} ${transition}${shown}`,
    place: placeOf(changed, origin, first),
    about: JSON.stringify(['calls', callers, targets, transition]),
    missing: [...new Set(group.flatMap(({ missing }) => missing))],
    namespaces: namespacesOf(changed.head, group),
    ...(witness && { witness }),
  }
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
