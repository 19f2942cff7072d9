// What istiod's configuration of a proxy says, in the form of `mesh-facts.ts`.
import { groupBy } from '../../src/core/group.ts'
import { serviceNamespace } from '../../src/istio/hosts/hosts.ts'
import type { ProxyConfiguration } from './envoy/bootstrap.ts'
import { isMessage, messageIn, messagesIn, messagesWithin, textIn, type Message } from './envoy/message.ts'
import { answerByRoutes } from './envoy/route.ts'
import { probes } from './mesh-facts.ts'
import type { ClusterFacts, InboundFacts, ProxyFacts, RouteFacts, VirtualServiceFacts } from './mesh-facts.ts'

export function istiodFacts(configuration: ProxyConfiguration): ProxyFacts {
  const { clusters, listeners } = configuration
  const names = clusters.map((cluster) => textIn(cluster, 'name'))
  const filters = names.filter((name) => name.startsWith('added-'))
  const isSidecar = listeners.some((listener) => textIn(listener, 'name') === 'virtualInbound')
  const facts = isSidecar ? sidecarFacts(configuration) : waypointFacts(configuration)
  return withoutUndefined({ ...facts, filters: filters.length > 0 ? filters : undefined })
}

/** A waypoint, or a gateway; of the latter nothing is compared but what is attached to it as a whole. */
function waypointFacts({ listeners, clusters }: ProxyConfiguration): ProxyFacts {
  const main = listeners.find((listener) => textIn(listener, 'name') === 'main_internal') ?? {}
  const chains = messagesIn(main, 'filterChains').flatMap((chain): [string, Message][] => {
    const [, port, , host] = /^inbound-vip\|(\d+)\|(\w+)\|(.+)$/.exec(textIn(chain, 'name')) ?? []
    return port === undefined ? [] : [[`${port} ${host}`, chain]]
  })
  const clusterNames = new Set(clusters.map((cluster) => textIn(cluster, 'name')))
  const answers = chains.flatMap(([key, chain]): [string, Record<string, string>][] => {
    const routes = routesIn(chain)
    return routes.length === 0 ? [] : [[key, answersTo(routes, clusterNames)]]
  })
  return {
    clusters: {},
    routes: {},
    inbound: Object.fromEntries(chains.map(([key, chain]) => [key, portFacts([chain])])),
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
  }
}

/** The routes of the only virtual host of a filter chain. */
function routesIn(chain: Message): Message[] {
  const managers = messagesIn(chain, 'filters').map((filter) => messageIn(filter, 'typedConfig'))
  return managers.flatMap((manager) => {
    const [host] = messagesIn(messageIn(manager, 'routeConfig'), 'virtualHosts')
    return host ? messagesIn(host, 'routes') : []
  })
}

/** Envoy answers 503 where a route leads to no cluster. */
function answersTo(routes: readonly Message[], clusters: ReadonlySet<string>): Record<string, string> {
  const answers = [...probes].map(([name, probe]) => {
    const answer = answerByRoutes(routes, probe)
    const isLost = answer.includes(' ') && !clusters.has(answer.split(' ')[0]!)
    return [name, isLost ? '503' : answer]
  })
  return Object.fromEntries(answers)
}

function sidecarFacts({ clusters, routes, listeners }: ProxyConfiguration): ProxyFacts {
  const outbound = clusters.filter((cluster) => textIn(cluster, 'name').startsWith('outbound|'))
  return {
    clusters: Object.fromEntries(
      outbound.map((cluster) => [
        textIn(cluster, 'name'),
        clusterFacts(cluster, subsetsBeside(cluster, outbound)),
      ]),
    ),
    routes: Object.fromEntries(routes.flatMap(virtualHostFacts)),
    inbound: inboundFacts(listeners),
  }
}

/**
 * The subsets with clusters of the same host and port; `undefined` for the cluster of a subset. Of a ServiceEntry those without
 * endpoints have no cluster.
 */
function subsetsBeside(cluster: Message, clusters: readonly Message[]): string[] | undefined {
  const [, port, subset, host = ''] = textIn(cluster, 'name').split('|')
  if (subset !== '' || serviceNamespace(host) === undefined) return undefined
  const names = clusters.map((beside) => textIn(beside, 'name').split('|'))
  const subsets = names.filter((name) => name[1] === port && name[2] !== '' && name[3] === host)
  return subsets.map((name) => name[2]!).toSorted()
}

function clusterFacts(cluster: Message, subsets: string[] | undefined): ClusterFacts {
  const config = textIn(
    messageIn(messageIn(messageIn(cluster, 'metadata'), 'filterMetadata'), 'istio'),
    'config',
  )
  const [threshold = {}] = messagesIn(messageIn(cluster, 'circuitBreakers'), 'thresholds')
  const errors = messageIn(cluster, 'outlierDetection')['consecutive5xx']
  const limit = (name: string): number | undefined => {
    const value = Number(threshold[name])
    return value === unlimited || Number.isNaN(value) ? undefined : value
  }
  return withoutUndefined({
    rule: objectName(config),
    subsets,
    tls: tlsOf(cluster),
    connectTimeout: durationOf(textIn(cluster, 'connectTimeout')),
    maxConnections: limit('maxConnections'),
    maxPendingRequests: limit('maxPendingRequests'),
    consecutive5xxErrors: typeof errors === 'number' ? errors : undefined,
    retryBudget: retryBudgetOf(messageIn(threshold, 'retryBudget')),
  })
}

function retryBudgetOf(budget: Message): string | undefined {
  const percent = messageIn(budget, 'budgetPercent')['value']
  if (percent === undefined && budget['minRetryConcurrency'] === undefined) return undefined
  return `${String(percent)} ${String(budget['minRetryConcurrency'])}`
}

/** What Istio writes for no limit. */
const unlimited = 4_294_967_295

function tlsOf(cluster: Message): string {
  const matches = messagesIn(cluster, 'transportSocketMatches')
  if (matches.some((match) => textIn(match, 'name') === 'tlsMode-istio')) return 'AUTO'
  const common = messageIn(
    messageIn(messageIn(cluster, 'transportSocket'), 'typedConfig'),
    'commonTlsContext',
  )
  const [certificate] = messagesIn(common, 'tlsCertificateSdsSecretConfigs')
  if (certificate) return textIn(certificate, 'name') === 'default' ? 'ISTIO_MUTUAL' : 'MUTUAL'
  return isMessage(cluster['transportSocket']) ? 'SIMPLE' : 'DISABLE'
}

/** `NAMESPACE/NAME` in `/apis/networking.istio.io/v1alpha3/namespaces/NAMESPACE/KIND/NAME`. */
function objectName(config: string): string | undefined {
  const [, namespace, name] = /\/namespaces\/([^/]+)\/[^/]+\/([^/]+)$/.exec(config) ?? []
  return namespace === undefined ? undefined : `${namespace}/${name}`
}

/** The virtual hosts with routes of a VirtualService, one for each host and port. */
function virtualHostFacts(configuration: Message): [string, VirtualServiceFacts][] {
  return messagesIn(configuration, 'virtualHosts').flatMap((host): [string, VirtualServiceFacts][] => {
    const routes = messagesIn(host, 'routes')
    const names = routes.map((route) => objectName(configOf(route)))
    const [virtualService] = names
    if (virtualService === undefined) return []
    return [[hostAndPort(textIn(host, 'name')), { virtualService, routes: routes.map(routeFacts) }]]
  })
}

function configOf(message: Message): string {
  return textIn(messageIn(messageIn(messageIn(message, 'metadata'), 'filterMetadata'), 'istio'), 'config')
}

/** Virtual hosts are named `HOST:PORT`. */
function hostAndPort(name: string): string {
  const colon = name.lastIndexOf(':')
  return `${name.slice(colon + 1)} ${name.slice(0, colon)}`
}

function routeFacts(route: Message): RouteFacts {
  const [match, action] = [messageIn(route, 'match'), messageIn(route, 'route')]
  const policy = messageIn(action, 'retryPolicy')
  const isRoute = isMessage(route['route'])
  const statuses = Array.isArray(policy['retriableStatusCodes']) ? policy['retriableStatusCodes'] : []
  return withoutUndefined({
    path: pathOf(match),
    headers: messagesIn(match, 'headers').map((header) => textIn(header, 'name')),
    to: isRoute ? textIn(action, 'cluster') : 'redirect',
    timeout: isRoute ? durationOf(textIn(action, 'timeout')) : undefined,
    attempts: isRoute ? Number(policy['numRetries'] ?? 0) : undefined,
    perTryTimeout: durationOf(textIn(policy, 'perTryTimeout')),
    retryOn: isMessage(action['retryPolicy'])
      ? [textIn(policy, 'retryOn'), ...statuses].join(',')
      : undefined,
  })
}

function pathOf(match: Message): string {
  const regex = textIn(messageIn(match, 'safeRegex'), 'regex')
  if (regex !== '') return `regex ${regex}`
  return textIn(match, 'path') === '' ? `prefix ${textIn(match, 'prefix')}` : `exact ${textIn(match, 'path')}`
}

function durationOf(text: string): string | undefined {
  return text === '' ? undefined : text
}

function inboundFacts(listeners: readonly Message[]): Record<string, InboundFacts> {
  const inbound = listeners.find((listener) => textIn(listener, 'name') === 'virtualInbound') ?? {}
  const chains = messagesIn(inbound, 'filterChains').filter(
    (chain) => textIn(chain, 'name') !== 'virtualInbound-blackhole',
  )
  const byPort = groupBy(chains, (chain) => {
    const port = messageIn(chain, 'filterChainMatch')['destinationPort']
    return typeof port === 'number' ? String(port) : '*'
  })
  return Object.fromEntries([...byPort].map(([port, group]) => [port, portFacts(group)]))
}

function portFacts(chains: readonly Message[]): InboundFacts {
  const isTls = chains.map((chain) => isMessage(chain['transportSocket']))
  const mtls = isTls.every(Boolean) ? 'STRICT' : isTls.some(Boolean) ? 'PERMISSIVE' : 'DISABLE'
  const filters = [...messagesWithin(chains.map((chain) => messagesIn(chain, 'filters')))]
  const policies = filters.filter((filter) =>
    /\.filters\.(?:http|network)\.rbac$/.test(textIn(filter, 'name')),
  )
  const tokens = filters.filter((filter) => textIn(filter, 'name') === 'envoy.filters.http.jwt_authn')
  const [plugins, tags] = [pluginsIn(filters), tagsIn(filters)]
  return {
    mtls,
    access: accessFacts(policies),
    tokens: tokens.slice(0, 1).flatMap(tokenFacts),
    ...(plugins.length > 0 && { plugins }),
    ...(tags.length > 0 && { tags }),
  }
}

/** The names that WasmPlugins have as filters. */
function pluginsIn(filters: readonly Message[]): string[] {
  const names = filters.map((filter) => textIn(filter, 'name'))
  const prefix = 'extensions.istio.io/trafficextension/'
  const plugins = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length).replace(/~istio-translated-wasmplugin$/, ''))
  return [...new Set(plugins)].toSorted()
}

/** The tags of metrics, `NAME=VALUE`. */
function tagsIn(filters: readonly Message[]): string[] {
  const stats = filters.filter((filter) => textIn(filter, 'name') === 'istio.stats')
  const dimensions = [...messagesWithin(stats)].map((message) => messageIn(message, 'dimensions'))
  const tags = dimensions.flatMap((tagsOfMetric) =>
    Object.entries(tagsOfMetric).map(([name, value]) => `${name}=${String(value)}`),
  )
  return [...new Set(tags)].toSorted()
}

/** The rules that filters of a port have together: those for TCP may lack some. */
function accessFacts(filters: readonly Message[]): Record<string, string[]> {
  const byAction = new Map<string, Set<string>>()
  for (const filter of filters) {
    const rules = messageIn(messageIn(filter, 'typedConfig'), 'rules')
    const action = textIn(rules, 'action') || 'ALLOW'
    const listed = byAction.get(action) ?? new Set()
    byAction.set(action, listed)
    for (const [name, policy] of Object.entries(messageIn(rules, 'policies')))
      listed.add(`${name}${principalsIn(policy)}`)
  }
  return Object.fromEntries([...byAction].map(([action, rules]) => [action, [...rules].toSorted()]))
}

/** The principals of a rule, with `*` where they are patterns. */
function principalsIn(policy: unknown): string {
  const names = new Set<string>()
  for (const message of messagesWithin(isMessage(policy) ? policy['principals'] : [])) {
    const [exact, prefix, regex] = ['exact', 'prefix', 'regex'].map((form) => textIn(message, form))
    if (exact) names.add(exact)
    if (prefix) names.add(`${prefix}*`)
    // Of what ends in something Istio makes an expression.
    if (regex) names.add(regex.replace('spiffe://.*', '*').replaceAll('\\', ''))
  }
  return names.size === 0 ? '' : ` by ${[...names].toSorted().join(' ')}`
}

function tokenFacts(filter: Message): string[] {
  const providers = messageIn(messageIn(filter, 'typedConfig'), 'providers')
  const names = Object.keys(providers).toSorted((a, b) => Number(a.split('-')[1]) - Number(b.split('-')[1]))
  return names.map((name) => {
    const provider = messageIn(providers, name)
    const audiences = Array.isArray(provider['audiences']) ? provider['audiences'] : []
    return [
      textIn(provider, 'issuer'),
      ...audiences,
      ...(provider['forward'] === true ? ['forward'] : []),
    ].join(' ')
  })
}

function withoutUndefined<Facts extends object>(facts: Facts): Facts {
  // The optional fields stay optional: `undefined` and absent are one in JSON.
  return JSON.parse(JSON.stringify(facts))
}
