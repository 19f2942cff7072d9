import { oncePerPair } from '../../core/once-per.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { conversionKinds, convertedGatewayApi } from '../gateway-api/convert.ts'
import { writtenObject } from '../gateway-api/converted-object.ts'
import { compareSpecificity } from '../hosts/hosts.ts'
import { listByHost, objectsByHost } from '../hosts/object-index.ts'
import { canonicalHost } from '../hosts/services.ts'
import { serviceNamespaceFor } from '../hosts/service-namespace.ts'
import { selects, type Labels } from '../policy/selector.ts'
import { ruleHost } from './destination.ts'
import { isVisible, scopedRules, type RuleScope, type WinningRule } from './merged-rules.ts'

/** The kinds that decide which DestinationRule a client gets. */
export const ruleKinds = ['DestinationRule', ...conversionKinds] as const

/** A proxy that calls a host, as far as it decides which DestinationRule it gets. */
export interface Client {
  readonly namespace: string
  /** The labels of its pod. */
  readonly labels: Labels
  /** The namespace of the Service or ServiceEntry that it imports for the host; `serviceNamespaceFor` if it is left out. */
  readonly importedFrom?: string
}

/**
 * The DestinationRule that a client gets for a full host name, `undefined` if it gets none. The host is that of a Service or
 * ServiceEntry, not one that the wildcard of a ServiceEntry covers. Files do not tell which object is older: where
 * that decides (`restsOnAge`), the order of the files is taken. Policies of the Gateway API take part as what istiod makes
 * of them (istio `pilot/pkg/model/sidecar.go`, DestinationRule).
 */
export function winningRule(mesh: Mesh, host: string, client: Client): WinningRule | undefined {
  const rules = winningRules(mesh, host, client.namespace, client.importedFrom)
  const selecting = rules.find(({ selector }) => selector && selects(selector, client.labels))
  return selecting ?? rules.findLast(({ selector }) => selector === undefined)
}

/**
 * The DestinationRules that clients of a namespace get for a full host name, those for some labels (`selector`) and
 * those for all others, of which the last one is used. Istio searches the namespace of the client, then that of the
 * Service or ServiceEntry, then the root namespace; the first one with a match wins, even by a wildcard, and in it the
 * most specific host, even if its rules are not exported to the client (istio `pilot/pkg/model/push_context.go`,
 * destinationRule). The same array for the same question.
 *
 * @param importedFrom see `Client`
 */
export function winningRules(
  mesh: Mesh,
  host: string,
  namespace: string,
  importedFrom = serviceNamespaceFor(mesh, host, namespace),
): readonly WinningRule[] {
  return rulesSeen(mesh, canonicalHost(mesh, host), namespace, importedFrom)
}

const rulesSeen = derivedByKey(
  ruleKinds,
  (_, host: string, client: string, importedFrom: string | undefined) =>
    `${client}\0${importedFrom ?? ''}\0${host}`,
  findWinningRules,
)

function findWinningRules(
  mesh: Mesh,
  host: string,
  client: string,
  importedFrom: string | undefined,
): readonly WinningRule[] {
  const covering = coveringHosts(mesh, host)
  const filling = atLeast(mesh, 1, 31) ? 'filling' : 'replacing'
  const first = (namespace: string, scope: RuleScope): readonly WinningRule[] => {
    const lists = covering.map(
      (ruledHost) => scopedRules(rulesOf(mesh, ruledHost), filling).get(namespace)?.[scope] ?? [],
    )
    return lists.find(({ length }) => length > 0) ?? []
  }
  const local = first(client, client === mesh.rootNamespace ? 'private' : 'local')
  if (local.length > 0) return local
  const exportedFrom = (namespace: string): readonly WinningRule[] =>
    first(namespace, 'exported').filter(({ exportTo }) => isVisible(exportTo, client))
  const ofService = importedFrom === undefined ? [] : exportedFrom(importedFrom)
  return ofService.length > 0 ? ofService : exportedFrom(mesh.rootNamespace)
}

/** The hosts of rules that cover a host, the most specific first. */
function coveringHosts(mesh: Mesh, host: string): readonly string[] {
  const hosts = [writtenByHost(mesh), convertedByHost(mesh)].flatMap((rules) => rules.hosts.covering(host))
  return [...new Set(hosts)].toSorted(compareSpecificity)
}

/** The DestinationRules whose hosts cover a full host name, those of the most specific host first. */
export function* rulesCovering(mesh: Mesh, host: string): Generator<Manifest> {
  for (const ruledHost of coveringHosts(mesh, canonicalHost(mesh, host))) yield* rulesOf(mesh, ruledHost)
}

/**
 * The rules of a host. Converted rules have no time of creation, so they count as older. The same array for the same
 * host.
 */
function rulesOf(mesh: Mesh, host: string): readonly Manifest[] {
  const [written, converted] = [writtenByHost(mesh).of(host), convertedByHost(mesh).of(host)]
  if (converted.length === 0) return written
  return written.length === 0 ? converted : joined(converted, written)
}

const joined = oncePerPair((first: readonly Manifest[], second: readonly Manifest[]) => [...first, ...second])

/**
 * The DestinationRules of which clients of a namespace get one for a full host name, in the order of the manifests. They are
 * of one namespace and one host.
 */
export const destinationRulesFor = derivedByKey(
  ruleKinds,
  (mesh, host: string, namespace: string) => `${namespace}\0${canonicalHost(mesh, host)}`,
  (mesh, host, namespace) => objectsOf(mesh, winningRules(mesh, host, namespace)),
)

function objectsOf(mesh: Mesh, rules: readonly WinningRule[]): readonly Manifest[] {
  const objects = new Set(rules.flatMap(({ merged }) => merged))
  const placeOf = (rule: Manifest): number => mesh.positionOf(writtenObject(rule))!
  return [...objects].toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The DestinationRules that are written, by host. */
const writtenByHost = objectsByHost('DestinationRule', hostsOf)

/** Those that policies of the Gateway API become. */
const convertedByHost = derived(conversionKinds, (mesh) =>
  listByHost(convertedGatewayApi(mesh).destinationRules, (rule) => hostsOf(mesh, rule)),
)

function hostsOf(mesh: Mesh, rule: Manifest): string[] {
  return [canonicalHost(mesh, ruleHost(rule))]
}
