import { compareSpecificity, fullHost, hostCovers, isWildcard } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { workloadsIn } from '../../../istio/workload/workloads.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isIPOrRange } from '../../../syntax/address.ts'
import type { CompiledMesh } from '../compiled-mesh.ts'
import { decideOutbound } from '../proxy/client-sidecar.ts'
import { decideAtGateway } from '../proxy/gateway.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { isCalledByAddress, servicesByHost, type RegistryService } from '../registry/registry.ts'
import { isResolved, ztunnelService } from '../registry/ztunnel-services.ts'
import { dataplane, workloadProxy } from '../registry/workloads.ts'
import type { Connection } from '../request.ts'
import { plainHost, type GatewayServer } from '../routing/gateway-servers.ts'
import { pathsToCluster, pathsAfter } from './arrivals.ts'
import { gatewaysWithPods } from './gateway-pods.ts'
import {
  alternativePaths,
  requestDecision,
  type ClientRequest,
  type CallingPods,
  type PodIdentity,
  type RequestDecision,
  type HopChain,
} from './hop-chain.ts'
import { outboundGaps } from './outbound-capture.ts'
import { directUpstream, type HopContext } from './travel.ts'
import { waypointBefore } from './waypoint-of-request.ts'

/**
 * Decides about a request at all proxies on its path; `null` if nothing of the mesh handles its host. A client in the
 * mesh starts at its own proxy. A client outside starts at the gateways of the host, or at the pods of a Service that
 * it calls in the cluster without a proxy.
 */
export function decideRequest(compiled: CompiledMesh, clientRequest: ClientRequest): RequestDecision | null {
  const { caller, host } = clientRequest
  const travel = { compiled, clientRequest }
  const paths = caller ? pathsOfCaller(travel, caller) : pathsFromOutside(travel)
  if (paths.length > 0) return requestDecision(paths)
  const declared = caller ? undefined : declaredHost(compiled.mesh, host, '')
  if (declared === undefined) return null
  const sent = { request: clientRequest.request, passesTls: clientRequest.scheme === 'https', from: null }
  return requestDecision(
    pathsToCluster(travel, sent, directUpstream(declared, clientRequest.port, 'plain'), 0),
  )
}

/** True if a mesh declares the host of a request, or the pods that call it. */
export function concernsRequest(mesh: Mesh, { host, caller, gatewayPods }: ClientRequest): boolean {
  const serves = gatewaysWithPods(mesh, gatewayPods).some(({ gateway }) =>
    gateway.spec
      .items('servers')
      .some((server) => server.items('hosts').some(({ text }) => hostCovers(plainHost(text), host))),
  )
  const isCalled = declaredHost(mesh, host, caller?.namespace ?? '') !== undefined
  return isCalled || (caller ? workloadsIn(mesh, caller.namespace).length > 0 : serves)
}

function pathsOfCaller(travel: HopContext, caller: CallingPods): readonly HopChain[] {
  const { mesh } = travel.compiled
  const workloads = workloadsIn(mesh, caller.namespace).filter(
    (workload) =>
      workloadProxy(workload, 'sidecar').serviceAccount === caller.serviceAccount &&
      (caller.workload === undefined || workload.manifest.name === caller.workload),
  )
  const name = `${caller.namespace}/${caller.serviceAccount}`
  if (workloads.length === 0) return fromSidecar(travel, unseenCaller(caller))
  const paths = workloads.flatMap((workload) => {
    const proxy = workloadProxy(workload, 'sidecar')
    const plane = dataplane(mesh, workload)
    return plane === 'none' || plane === 'ambient'
      ? withoutSidecar(travel, proxy, plane)
      : fromSidecar(travel, proxy)
  })
  return workloads.length === 1 ? paths : alternativePaths(paths, `which workload of ${name} calls`)
}

/** Pods that are not in the repository. They are assumed to have a sidecar. */
function unseenCaller({ namespace, serviceAccount }: PodIdentity): MeshProxy {
  const name = `ServiceAccount ${namespace}/${serviceAccount}`
  const [labels, hasAllLabels] = [new Map<string, string>(), false]
  return { type: 'sidecar', name, namespace, labels, hasAllLabels, serviceAccount, workload: null }
}

/** The paths of a call of pods with a sidecar, which settings may keep past it. */
function fromSidecar(travel: HopContext, proxy: MeshProxy): readonly HopChain[] {
  const { compiled, clientRequest } = travel
  const { host, port } = clientRequest
  const callee = { port, address: isIPOrRange(host) ? host : undefined }
  const gaps = outboundGaps(compiled.mesh, proxy.workload ?? undefined, callee)
  const gap = gaps.find(({ isCertain }) => isCertain) ?? gaps[0]
  if (!gap) return throughSidecar(travel, proxy)
  const past = withoutSidecar(travel, proxy, 'none').map((path): HopChain => {
    return { ...path, past: [`the sidecar of ${proxy.name}, by \`${gap.name}\``, ...(path.past ?? [])] }
  })
  if (gap.isCertain) return past
  const choice = `whether \`${gap.name}\` lets it go past the sidecar of ${proxy.name}`
  return alternativePaths([...throughSidecar(travel, proxy), ...past], choice)
}

function throughSidecar(travel: HopContext, proxy: MeshProxy): readonly HopChain[] {
  const { compiled, clientRequest } = travel
  const { host, port, scheme, request } = clientRequest
  const isAddress = isIPOrRange(host)
  const declared = declaredHost(compiled.mesh, host, proxy.namespace) ?? host
  const connection: Connection = {
    transport: scheme === 'https' ? 'tls' : 'plain',
    sni: scheme === 'https' ? host : '',
    principal: null,
    source: undefined,
    destination: { address: isAddress ? host : undefined, port, ...(!isAddress && { host: declared }) },
  }
  return pathsAfter(travel, decideOutbound(compiled.client(proxy), connection, request))
}

/** A client in ambient mode has an identity, and ztunnel reads no routes. A client without a proxy has no identity. */
function withoutSidecar(
  travel: HopContext,
  proxy: MeshProxy,
  plane: 'none' | 'ambient',
): readonly HopChain[] {
  const { host, port, scheme, request } = travel.clientRequest
  const { mesh } = travel.compiled
  const name = declaredHost(mesh, host, proxy.namespace) ?? host
  const declared = (plane === 'ambient' && wildcardWithWaypoint(mesh, name, proxy.namespace)) || name
  const upstream = directUpstream(declared, port, plane === 'ambient' ? 'mtls' : 'plain')
  const sent = { request, passesTls: scheme === 'https', from: proxy, isAmbient: plane === 'ambient' }
  return pathsToCluster(travel, sent, upstream, 0)
}

/**
 * The wildcard of a ServiceEntry behind a waypoint, for a host that nothing else gives an address: ztunnel answers with the address of
 * the longest wildcard that covers a name (ztunnel `src/dns/server.rs`). `undefined` if no waypoint takes the call.
 */
function wildcardWithWaypoint(mesh: Mesh, host: string, namespace: string): string | undefined {
  if (isIPOrRange(host)) return undefined
  const exact = ztunnelService(mesh, namespace, canonicalHost(mesh, host))
  if (exact && isResolved(exact)) return undefined
  const services = visibleWildcards(mesh, namespace).filter((service) => hostCovers(service.host, host))
  const [longest] = services.toSorted((first, second) => second.host.length - first.host.length)
  return longest && waypointBefore(mesh, longest) !== 'none' ? longest.host : undefined
}

/** The services of hosts with a wildcard that ztunnel resolves for a namespace. */
function visibleWildcards(mesh: Mesh, namespace: string): readonly RegistryService[] {
  return [...servicesByHost(mesh).keys()]
    .filter(isWildcard)
    .flatMap((host) => ztunnelService(mesh, namespace, host) ?? [])
    .filter(isCalledByAddress)
}

/** The full name by which a mesh declares a host that a client in a namespace calls. */
function declaredHost(mesh: Mesh, host: string, namespace: string): string | undefined {
  const hosts = servicesByHost(mesh)
  const names = [
    host,
    fullHost(host, namespace),
    `${host}.svc.${mesh.clusterDomain}`,
    `${host}.${mesh.clusterDomain}`,
  ]
  const exact = names.map((name) => canonicalHost(mesh, name)).find((name) => hosts.has(name))
  if (exact !== undefined) return exact
  return [...hosts.keys()].some((name) => hostCovers(name, host)) ? host : undefined
}

function pathsFromOutside(travel: HopContext): readonly HopChain[] {
  const { compiled, clientRequest } = travel
  const serving = gatewaysWithPods(compiled.mesh, clientRequest.gatewayPods).flatMap(
    ({ proxies, choice }) => {
      const servers = proxies.flatMap((proxy) => {
        const server = serverFor(compiled.gateway(proxy).servers.servers, clientRequest)
        return server ? [{ proxy, server }] : []
      })
      return servers.length > 0 ? [{ servers, choice }] : []
    },
  )
  // Several Gateways may configure the same pods.
  const seen = new Set<string>()
  const paths = serving.map(({ servers, choice }) =>
    alternativePaths(
      servers.flatMap(({ proxy, server }) => {
        const key = `${proxy.namespace} ${JSON.stringify([...proxy.labels])}`
        if (seen.has(key)) return []
        seen.add(key)
        return throughGateway(travel, proxy, server)
      }),
      choice,
    ),
  )
  return alternativePaths(paths.flat(), `which gateway \`${clientRequest.host}\` is resolved to`)
}

/**
 * The server for a host and port, else a server for only the port or the host. The gateway then refuses the request.
 */
function serverFor(
  servers: readonly GatewayServer[],
  { host, port }: ClientRequest,
): GatewayServer | undefined {
  const named = servers
    .flatMap((server) => server.hosts.map((written) => ({ server, name: plainHost(written) })))
    .filter(({ name }) => hostCovers(name, host))
    .toSorted((first, second) => compareSpecificity(first.name, second.name))
  return named.find(({ server }) => server.port === port)?.server
}

function throughGateway(travel: HopContext, proxy: MeshProxy, server: GatewayServer): readonly HopChain[] {
  const { listenerPort } = server
  const { compiled, clientRequest } = travel
  const isTls = clientRequest.scheme === 'https'
  const connection: Connection = {
    transport: isTls ? 'tls' : 'plain',
    sni: isTls ? clientRequest.host : '',
    principal: null,
    source: clientRequest.address,
    destination: { address: undefined, port: listenerPort },
  }
  const { request, verification } = clientRequest
  const received = { connection, request, verification }
  return pathsAfter(travel, decideAtGateway(compiled.gateway(proxy), received))
}
