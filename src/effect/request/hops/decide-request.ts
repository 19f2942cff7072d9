import { compareSpecificity, fullHost, hostCovers } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { workloadsIn } from '../../../istio/workload/workloads.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isIPOrRange } from '../../../syntax/address.ts'
import type { CompiledMesh } from '../compiled-mesh.ts'
import { decideOutbound } from '../proxy/client-sidecar.ts'
import { decideAtGateway } from '../proxy/gateway.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { servicesByHost } from '../registry/registry.ts'
import { dataplane, workloadProxy } from '../registry/workloads.ts'
import type { Connection } from '../request.ts'
import { plainHost, type GatewayServer } from '../routing/gateway-servers.ts'
import { arrivals, pathsFrom } from './arrivals.ts'
import { gatewaysWithPods } from './gateway-pods.ts'
import {
  alternatives,
  requestDecision,
  type AskedRequest,
  type PodIdentity,
  type RequestDecision,
  type HopChain,
} from './hop-chain.ts'
import { directUpstream, type Travel } from './travel.ts'

/**
 * What becomes of a request at all proxies on its way; `null` if nothing of the mesh is for its host. A client in the
 * mesh begins at its own proxy, one outside at the gateways that serve the host, or at the pods of a Service that it
 * calls in the cluster without a proxy.
 */
export function decideRequest(compiled: CompiledMesh, asked: AskedRequest): RequestDecision | null {
  const { caller, host } = asked
  const travel = { compiled, asked }
  const paths = caller ? pathsOfCaller(travel, caller) : pathsFromOutside(travel)
  if (paths.length > 0) return requestDecision(paths)
  const declared = caller ? undefined : declaredHost(compiled.mesh, host, '')
  if (declared === undefined) return null
  const sent = { request: asked.request, passesTls: asked.scheme === 'https', from: null }
  return requestDecision(arrivals(travel, sent, directUpstream(declared, asked.port, 'plain'), 0))
}

/** True if a mesh declares the host of a request, or the pods that call it. */
export function isAbout(mesh: Mesh, { host, caller, gatewayPods }: AskedRequest): boolean {
  const serves = gatewaysWithPods(mesh, gatewayPods).some(({ gateway }) =>
    gateway.spec
      .items('servers')
      .some((server) => server.items('hosts').some(({ text }) => hostCovers(plainHost(text), host))),
  )
  const isCalled = declaredHost(mesh, host, caller?.namespace ?? '') !== undefined
  return isCalled || (caller ? workloadsIn(mesh, caller.namespace).length > 0 : serves)
}

function pathsOfCaller(travel: Travel, caller: PodIdentity): readonly HopChain[] {
  const { mesh } = travel.compiled
  const workloads = workloadsIn(mesh, caller.namespace).filter(
    (workload) => workloadProxy(workload, 'sidecar').serviceAccount === caller.serviceAccount,
  )
  const name = `${caller.namespace}/${caller.serviceAccount}`
  if (workloads.length === 0) return throughSidecar(travel, unseenCaller(caller))
  const paths = workloads.flatMap((workload) => {
    const proxy = workloadProxy(workload, 'sidecar')
    const plane = dataplane(mesh, workload)
    return plane === 'none' || plane === 'ambient'
      ? withoutSidecar(travel, proxy, plane)
      : throughSidecar(travel, proxy)
  })
  return alternatives(paths, `which workload of ${name} calls`)
}

/** Pods that are not in the repository, which are taken to have a sidecar. */
function unseenCaller({ namespace, serviceAccount }: PodIdentity): MeshProxy {
  const name = `ServiceAccount ${namespace}/${serviceAccount}`
  const [labels, hasAllLabels] = [new Map<string, string>(), false]
  return { type: 'sidecar', name, namespace, labels, hasAllLabels, serviceAccount, workload: null }
}

function throughSidecar(travel: Travel, proxy: MeshProxy): readonly HopChain[] {
  const { compiled, asked } = travel
  const { host, port, scheme, request } = asked
  const isAddress = isIPOrRange(host)
  const declared = declaredHost(compiled.mesh, host, proxy.namespace) ?? host
  const connection: Connection = {
    transport: scheme === 'https' ? 'tls' : 'plain',
    sni: scheme === 'https' ? host : '',
    principal: null,
    source: undefined,
    destination: { address: isAddress ? host : undefined, port, ...(!isAddress && { host: declared }) },
  }
  return pathsFrom(travel, decideOutbound(compiled.client(proxy), connection, request))
}

/** A client in ambient mode has an identity, and ztunnel reads no routes; one without a proxy has none. */
function withoutSidecar(travel: Travel, proxy: MeshProxy, plane: 'none' | 'ambient'): readonly HopChain[] {
  const { host, port, scheme, request } = travel.asked
  const declared = declaredHost(travel.compiled.mesh, host, proxy.namespace) ?? host
  const upstream = directUpstream(declared, port, plane === 'ambient' ? 'mtls' : 'plain')
  const sent = { request, passesTls: scheme === 'https', from: proxy, isAmbient: plane === 'ambient' }
  return arrivals(travel, sent, upstream, 0)
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

function pathsFromOutside(travel: Travel): readonly HopChain[] {
  const { compiled, asked } = travel
  const serving = gatewaysWithPods(compiled.mesh, asked.gatewayPods).flatMap(({ proxies, choice }) => {
    const servers = proxies.flatMap((proxy) => {
      const server = serverFor(compiled.gateway(proxy).servers.servers, asked)
      return server ? [{ proxy, server }] : []
    })
    return servers.length > 0 ? [{ servers, choice }] : []
  })
  // Several Gateways may configure the same pods.
  const seen = new Set<string>()
  const paths = serving.map(({ servers, choice }) =>
    alternatives(
      servers.flatMap(({ proxy, server }) => {
        const key = `${proxy.namespace} ${JSON.stringify([...proxy.labels])}`
        if (seen.has(key)) return []
        seen.add(key)
        return throughGateway(travel, proxy, server)
      }),
      choice,
    ),
  )
  return alternatives(paths.flat(), `which gateway \`${asked.host}\` is resolved to`)
}

/** The server for a host and port, else one for the port or the host alone: the gateway then answers as it does. */
function serverFor(
  servers: readonly GatewayServer[],
  { host, port }: AskedRequest,
): GatewayServer | undefined {
  const named = servers
    .flatMap((server) => server.hosts.map((written) => ({ server, name: plainHost(written) })))
    .filter(({ name }) => hostCovers(name, host))
    .toSorted((first, second) => compareSpecificity(first.name, second.name))
  return named.find(({ server }) => server.port === port)?.server
}

function throughGateway(
  travel: Travel,
  proxy: MeshProxy,
  { listenerPort }: GatewayServer,
): readonly HopChain[] {
  const { compiled, asked } = travel
  const isTls = asked.scheme === 'https'
  const connection: Connection = {
    transport: isTls ? 'tls' : 'plain',
    sni: isTls ? asked.host : '',
    principal: null,
    source: asked.address,
    destination: { address: undefined, port: listenerPort },
  }
  return pathsFrom(
    travel,
    decideAtGateway(compiled.gateway(proxy), connection, asked.request, asked.circumstances),
  )
}
