// What meshgate's model says of the proxies of a mesh, in the form of `mesh-facts.ts`.
import { fullHost, serviceNamespace } from '../../src/istio/hosts/hosts.ts'
import { declarationsOf } from '../../src/istio/hosts/service-registry.ts'
import { declaredPorts, isHttp, serviceEntriesFor, servicesFor } from '../../src/istio/hosts/services.ts'
import { sidecarsIn } from '../../src/istio/hosts/sidecar-scope.ts'
import { policiesAt, type Proxy } from '../../src/istio/policy/attachment.ts'
import { inboundMtls, inboundMtlsOn } from '../../src/istio/policy/mtls.ts'
import { type Labels } from '../../src/istio/policy/selector.ts'
import { meshTrafficPolicy } from '../../src/istio/routing/mesh-traffic-policy.ts'
import { outboundTls } from './outbound-tls.ts'
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
import type { ClusterFacts, InboundFacts, MeshFacts, ProxyFacts } from './mesh-facts.ts'
import { modelWaypoints } from './ztunnel-facts.ts'
import { accessFacts, tokenFacts } from './model-access-facts.ts'
import { routeFactsAt } from './model-route-facts.ts'
import { mapValues, withoutUndefined } from './fact-maps.ts'

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
      routes: routeFactsAt(mesh, proxy, virtualService, Number(key.split(' ')[0])),
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
    tls: outboundTls(mesh, proxy, { host, port, subset }),
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
