// What meshgate's model says of the proxies of a mesh, in the form of `mesh-facts.ts`.
import { fullHost, serviceNamespace } from '../../src/istio/hosts/hosts.ts'
import { declarationsOf } from '../../src/istio/hosts/service-registry.ts'
import { declaredPorts, isHttp, serviceEntriesFor, servicesFor } from '../../src/istio/hosts/services.ts'
import { sidecarsIn } from '../../src/istio/hosts/sidecar-scope.ts'
import { policiesAt, type Proxy } from '../../src/istio/policy/attachment.ts'
import { principalsOfValue, trustDomainsOf } from '../../src/istio/policy/identity.ts'
import { inboundMtls, inboundMtlsOn } from '../../src/istio/policy/mtls.ts'
import { selects, type Labels } from '../../src/istio/policy/selector.ts'
import { matchEntries, type MergedMatch } from '../../src/istio/routing/delegated-matches.ts'
import { httpRoutesOf, type HttpRoute } from '../../src/istio/routing/delegated-routes.ts'
import { meshGateway } from '../../src/istio/routing/gateways.ts'
import { meshTrafficPolicy } from '../../src/istio/routing/mesh-traffic-policy.ts'
import { outboundTls } from '../../src/istio/routing/outbound-tls.ts'
import { effectivePolicy } from '../../src/istio/routing/traffic-policy.ts'
import { winningRule } from '../../src/istio/routing/winning-rule.ts'
import { podLabels } from '../../src/istio/workload/pod-templates.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import type { Node } from '../../src/model/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { MeshProxy } from '../../src/effect/request/proxy/proxy.ts'
import type { IstioRelease } from './build.ts'
import { contextOf } from './mesh-context.ts'
import { waypointAnswers } from './waypoint-facts.ts'
import { noFacts, ztunnel } from './mesh-facts.ts'
import type { ClusterFacts, InboundFacts, MeshFacts, ProxyFacts, RouteFacts } from './mesh-facts.ts'
import { modelWaypoints } from './ztunnel-facts.ts'

/**
 * What the model says of what istiod configures.
 *
 * @param manifests a YAML stream, the oldest object first
 * @param asked what istiod says: it has the names of what is asked for
 * @param release that of the mesh; the newest one that meshgate knows if it is left out
 */
export function modelFacts(manifests: string, requested: MeshFacts, release?: IstioRelease): MeshFacts {
  const objects = manifestsOf(parseDocuments(manifests, 'mesh.yaml'), 'oracle', 'default')
  const mesh = createMesh({ ...emptyMesh, manifests: objects, context: contextOf(release) })
  return mapValues(requested, (facts, workload) => {
    if (workload === ztunnel) return { ...noFacts, waypoints: modelWaypoints(mesh) }
    const proxy = proxyOf(mesh, workload)
    const specific =
      proxy.type === 'waypoint'
        ? waypointFacts(mesh, proxy, manifests, facts)
        : sidecarFacts(mesh, proxy, facts)
    const filters = policiesAt(mesh, 'EnvoyFilter', proxy).map(clusterAddedBy)
    return withoutUndefined({ ...specific, filters: filters.length > 0 ? filters : undefined })
  })
}

function proxyOf(mesh: Mesh, workload: string): MeshProxy {
  const [namespace = '', name = ''] = workload.split('/')
  const labels = podLabels(mesh.find('Deployment', namespace, name)!)!
  const type = isWaypoint(labels) ? 'waypoint' : 'sidecar'
  return {
    type,
    name: workload,
    namespace,
    labels,
    hasAllLabels: true,
    serviceAccount: 'default',
    workload: null,
  }
}

/** True for the labels of the pods of a waypoint. */
function isWaypoint(labels: Labels): boolean {
  return labels.get('gateway.istio.io/managed') === 'istio.io-mesh-controller'
}

function clusterAddedBy({ spec }: Manifest): string {
  return spec.get('configPatches').item(0).at('patch', 'value', 'name').text
}

function waypointFacts(mesh: Mesh, proxy: MeshProxy, manifests: string, requested: ProxyFacts): ProxyFacts {
  return {
    clusters: {},
    routes: {},
    inbound: mapValues(requested.inbound, (_, key) => servedFacts(mesh, proxy, key)),
    ...(requested.answers && {
      answers: waypointAnswers({ manifests, context: mesh.context }, proxy, requested.answers),
    }),
  }
}

/** What a waypoint enforces for a port of a Service, `PORT HOST`. */
function servedFacts(mesh: Mesh, proxy: Proxy, key: string): InboundFacts {
  const [number, host = ''] = key.split(' ')
  const [service] = declarationsOf(mesh, host)
  const port = declaredPorts(service!).find((declared) => declared.number === Number(number))
  return enforcedFacts(mesh, proxy, { mtls: 'DISABLE', isTcp: !isHttp(port!.protocol), service: service! })
}

function sidecarFacts(mesh: Mesh, proxy: MeshProxy, requested: ProxyFacts): ProxyFacts {
  return {
    clusters: mapValues(requested.clusters, (facts, cluster) =>
      restsOnSidecar(mesh, proxy, cluster) ? facts : clusterFacts(mesh, proxy, cluster),
    ),
    routes: mapValues(requested.routes, ({ virtualService }, key) => ({
      virtualService,
      routes: routesFor(mesh, proxy, virtualService, Number(key.split(' ')[0])),
    })),
    inbound: mapValues(requested.inbound, (_, port) => inboundFacts(mesh, proxy, port)),
  }
}

/**
 * True for a host that ServiceEntries of several namespaces declare, where a Sidecar decides which of them clients import: the
 * model takes that which they would import without one.
 */
function restsOnSidecar(mesh: Mesh, { namespace }: Proxy, cluster: string): boolean {
  const entries = serviceEntriesFor(mesh, cluster.split('|')[3] ?? '')
  const sidecars = [namespace, mesh.rootNamespace].flatMap((name) => sidecarsIn(mesh, name))
  return new Set(entries.map((entry) => entry.namespace)).size > 1 && sidecars.length > 0
}

function clusterFacts(mesh: Mesh, proxy: Proxy, cluster: string): ClusterFacts {
  const [, number, subset = '', host = ''] = cluster.split('|')
  const port = Number(number)
  const rule = winningRule(mesh, host, proxy)
  const settings = rule && effectivePolicy(rule, port, subset).settings
  const hasSubsets = subset === '' && serviceNamespace(host) !== undefined
  const ofMesh = meshTrafficPolicy(mesh)
  const hasPool = [...(settings?.keys() ?? [])].some((name) => name.startsWith('connectionPool.'))
  const pool = (name: string): Node | undefined =>
    hasPool ? settings?.get(`connectionPool.${name}`) : ofMesh?.at('connectionPool', name)
  const outlierDetection = settings?.get('outlierDetection') ?? ofMesh?.get('outlierDetection')
  return withoutUndefined({
    rule: rule && `${rule.merged[0].namespace}/${rule.merged[0].name}`,
    subsets: hasSubsets ? [...(rule?.subsets.keys() ?? [])].toSorted() : undefined,
    tls: outboundTls(mesh, proxy, { host, port, subset }).mode,
    connectTimeout: pool('tcp')?.get('connectTimeout').text || '10s',
    maxConnections: pool('tcp')?.get('maxConnections').number,
    maxPendingRequests: pool('http')?.get('http1MaxPendingRequests').number,
    consecutive5xxErrors: outlierDetection?.get('consecutive5xxErrors').number,
    retryBudget: retryBudgetOf(settings?.get('retryBudget')),
  })
}

/** Percent and minimum, with Envoy's defaults as Istio leaves them out. */
function retryBudgetOf(budget: Node | undefined): string | undefined {
  if (!budget) return undefined
  return `${budget.get('percent').number} ${budget.get('minRetryConcurrency').number}`
}

function routesFor(mesh: Mesh, proxy: Proxy, name: string, port: number): RouteFacts[] {
  const [namespace = '', objectName = ''] = name.split('/')
  const virtualService = mesh.find('VirtualService', namespace, objectName)!
  const facts: RouteFacts[] = []
  for (const route of httpRoutesOf(mesh, virtualService).routes) {
    for (const match of route.matches.length === 0 ? [undefined] : route.matches) {
      if (match && !isFor(match, proxy, port)) continue
      const fact = routeFacts(route, match, port)
      facts.push(fact)
      // Istio leaves out what no request reaches.
      if (fact.path === 'prefix /' && fact.headers.length === 0) return facts
    }
  }
  return facts
}

/** True if a match applies at a sidecar (istio `pilot/pkg/networking/core/route/route.go`, sourceMatchHTTP). */
function isFor(match: MergedMatch, proxy: Proxy, port: number): boolean {
  if ((match.get('port').number ?? port) !== port) return false
  const gateways = match.get('gateways').items()
  if (gateways.length > 0) return gateways.some(({ text }) => text === meshGateway)
  const labels = new Map([...matchEntries(match, 'sourceLabels')].map(([key, { text }]) => [key, text]))
  const namespace = match.get('sourceNamespace').text
  return selects(labels, proxy.labels) && (namespace === '' || namespace === proxy.namespace)
}

function routeFacts(route: HttpRoute, match: MergedMatch | undefined, port: number): RouteFacts {
  const destination = route.get('route').item(0).get('destination')
  const head = {
    path: pathOf(match?.get('uri')),
    headers: match ? [...matchEntries(match, 'headers').keys()].toSorted() : [],
  }
  if (!destination.exists) return { ...head, to: 'redirect' }
  const { namespace } = route.delegate?.virtualService ?? route.virtualService
  const host = fullHost(destination.get('host').text, namespace)
  const number = destination.at('port', 'number').number ?? port
  const retries = route.get('retries')
  const attempts = retries.exists ? (retries.get('attempts').number ?? 0) : 2
  return withoutUndefined({
    ...head,
    to: `outbound|${number}|${destination.get('subset').text}|${host}`,
    timeout: route.get('timeout').text || '0s',
    attempts,
    perTryTimeout: attempts > 0 ? retries.get('perTryTimeout').text || undefined : undefined,
    retryOn: attempts > 0 ? retryOn(retries.get('retryOn').text) : undefined,
  })
}

function pathOf(uri: Node | undefined): string {
  const form = ['exact', 'prefix', 'regex'].find((name) => uri?.get(name).exists)
  return form === undefined ? 'prefix /' : `${form} ${uri!.get(form).text}`
}

/** Envoy takes statuses apart from the other conditions (istio `pilot/pkg/networking/core/route/retry`, parseRetryOn). */
function retryOn(text: string): string {
  if (text === '') return 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes'
  const items = text.split(',')
  const statuses = items.filter((item) => /^\d+$/.test(item))
  const conditions = items.filter((item) => !/^\d+$/.test(item))
  return [...conditions, ...(statuses.length > 0 ? ['retriable-status-codes'] : []), ...statuses].join(',')
}

function inboundFacts(mesh: Mesh, proxy: Proxy, port: string): InboundFacts {
  const mtls = inboundMtls(mesh, proxy)
  return enforcedFacts(mesh, proxy, {
    mtls: (port === '*' ? mtls.general : inboundMtlsOn(mtls, Number(port))).mode,
    isTcp: isTcpPort(mesh, proxy, Number(port)),
  })
}

interface EnforcingPort {
  readonly mtls: string
  readonly isTcp: boolean
  /** Of a waypoint. */
  readonly service?: Manifest
}

/** Everything that is attached to a port of a proxy. */
function enforcedFacts(mesh: Mesh, proxy: Proxy, { mtls, isTcp, service }: EnforcingPort): InboundFacts {
  const plugins = isTcp ? [] : policiesAt(mesh, 'WasmPlugin', proxy, service)
  const tags = tagsOf(policiesAt(mesh, 'Telemetry', proxy, service))
  return {
    mtls,
    access: accessFacts(mesh, proxy, isTcp, service),
    tokens: isTcp ? [] : tokenFacts(mesh, proxy, service),
    ...(plugins.length > 0 && {
      plugins: plugins.map(({ namespace, name }) => `${namespace}.${name}`).toSorted(),
    }),
    ...(tags.length > 0 && { tags }),
  }
}

/** The tags that Telemetry objects set; of two for one name the last one. */
function tagsOf(telemetries: readonly Manifest[]): string[] {
  const tags = new Map(
    telemetries.flatMap(({ spec }) =>
      spec.items('metrics').flatMap((metrics) =>
        metrics
          .items('overrides')
          .flatMap((override) => override.entries('tagOverrides'))
          .map(([name, tag]) => [name, tag.get('value').text] as const),
      ),
    ),
  )
  return [...tags].map(([name, value]) => `${name}=${value}`).toSorted()
}

/** True for a port that a Service declares as TCP; of others a proxy detects the protocol. */
function isTcpPort(mesh: Mesh, { namespace, labels }: Proxy, port: number): boolean {
  const services = servicesFor(mesh, fullHost(labels.get('app') ?? '', namespace))
  return services.some((service) =>
    declaredPorts(service).some(({ targetPort, protocol }) => targetPort === port && !isHttp(protocol)),
  )
}

function accessFacts(
  mesh: Mesh,
  proxy: Proxy,
  isTcp: boolean,
  service: Manifest | undefined,
): Record<string, string[]> {
  const access: Record<string, string[]> = {}
  for (const policy of policiesAt(mesh, 'AuthorizationPolicy', proxy, service)) {
    const action = actions[policy.spec.get('action').text] ?? 'ALLOW'
    const names = (access[action] ??= [])
    const rules = policy.spec.items('rules')
    if (rules.length === 0) names.push(ruleName(policy, 0))
    for (const [index, rule] of rules.entries())
      if (!isTcp || action !== 'ALLOW' || !isOfHttp(rule))
        names.push(`${ruleName(policy, index)}${principalsOf(mesh, rule)}`)
  }
  for (const names of Object.values(access)) names.sort()
  return access
}

const actions: Readonly<Record<string, string>> = { DENY: 'DENY', AUDIT: 'LOG' }

function ruleName({ namespace, name }: Manifest, index: number): string {
  return `ns[${namespace}]-policy[${name}]-rule[${index}]`
}

function isOfHttp(rule: Node): boolean {
  return rule
    .items('to')
    .some((to) => ['paths', 'methods', 'hosts'].some((field) => to.at('operation', field).exists))
}

function principalsOf(mesh: Mesh, rule: Node): string {
  const written = rule.items('from').flatMap((from) => from.get('source').items('principals'))
  const principals = written.flatMap(({ text }) => principalsOfValue(trustDomainsOf(mesh), text))
  const matched = principals.map((principal) =>
    principal.startsWith('*') ? principal : `spiffe://${principal}`,
  )
  return matched.length === 0 ? '' : ` by ${[...new Set(matched)].toSorted().join(' ')}`
}

/** The rules of all RequestAuthentications, sorted by issuer (istio `pilot/pkg/security/authn/policy_applier.go`). */
function tokenFacts(mesh: Mesh, proxy: Proxy, service: Manifest | undefined): string[] {
  const rules = policiesAt(mesh, 'RequestAuthentication', proxy, service).flatMap(({ spec }) =>
    spec.items('jwtRules'),
  )
  const sorted = rules.toSorted((a, b) => (a.get('issuer').text < b.get('issuer').text ? -1 : 1))
  return sorted.map((rule) =>
    [
      rule.get('issuer').text,
      ...rule.items('audiences').map(({ text }) => text),
      ...(rule.get('forwardOriginalToken').scalar === true ? ['forward'] : []),
    ].join(' '),
  )
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}

function withoutUndefined<Facts extends object>(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts))
}
