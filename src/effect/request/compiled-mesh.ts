import { weakOncePer } from '../../core/once-per.ts'
import type { Mesh } from '../../model/mesh.ts'
import { unreadExtensions } from './policy/extensions.ts'
import { l4Policies } from './policy/l4-policies.ts'
import { proxyPolicies, type ProxyPolicies } from './policy/proxy-policies.ts'
import { clientSidecar, type ClientSidecar } from './proxy/client-sidecar.ts'
import { gatewayProxy, type GatewayProxy } from './proxy/gateway-proxy.ts'
import type { MeshProxy } from './proxy/proxy.ts'
import type { ServerSidecar } from './proxy/server-sidecar.ts'
import { waypoint, type Waypoint } from './proxy/served-service.ts'
import type { Ztunnel } from './proxy/ztunnel.ts'
import type { RegistryService } from './registry/registry.ts'
import { gatewayScope, sidecarOf, sidecarScope } from './registry/scope.ts'
import { gatewayServers } from './routing/gateway-servers.ts'

/** A mesh with its routes and policies compiled, for many requests. */
export interface CompiledMesh {
  readonly mesh: Mesh
  /** The hosts of Services of other repositories. */
  readonly elsewhere: ReadonlySet<string>
  client(proxy: MeshProxy): ClientSidecar
  gateway(proxy: MeshProxy): GatewayProxy
  server(proxy: MeshProxy): ServerSidecar
  /** The ztunnel before a workload. */
  ztunnel(proxy: MeshProxy): Ztunnel
  waypoint(proxy: MeshProxy, service: RegistryService): Waypoint
}

interface CompileOptions {
  readonly isWholeMesh?: boolean
  readonly elsewhere?: ReadonlySet<string>
}

const noNames: ReadonlySet<string> = new Set()

/**
 * Compiles a mesh for decisions: what a proxy has is compiled when it is first asked for, and kept.
 *
 * @param isWholeMesh true if the mesh is all there is, so that a Service without workloads has no endpoints
 * @param elsewhere full hosts of Services whose workloads, or that themselves, are in other repositories: they are taken to
 * be there and to take what they get
 */
export function compileMesh(
  mesh: Mesh,
  { isWholeMesh = false, elsewhere = noNames }: CompileOptions = {},
): CompiledMesh {
  const common = { mesh, isWholeMesh, elsewhere }
  const policiesOf = perProxy((proxy) => proxyPolicies(mesh, proxy))
  return {
    mesh,
    elsewhere,
    client: clients(common),
    gateway: gateways(common, policiesOf),
    server: perProxy((proxy) => ({
      mesh,
      proxy,
      policies: policiesOf(proxy),
      scope: sidecarOf(mesh, proxy),
      extensions: unreadExtensions(mesh, proxy, 'SIDECAR_INBOUND'),
    })),
    ztunnel: perProxy((proxy) => ({ mesh, proxy, policies: l4Policies(mesh, proxy) })),
    waypoint: waypoints(common),
  }
}

type CommonFields = Pick<Waypoint, 'mesh' | 'isWholeMesh' | 'elsewhere'>

function clients(common: CommonFields): CompiledMesh['client'] {
  const { mesh } = common
  return perProxy((proxy) => {
    const extensions = unreadExtensions(mesh, proxy, 'SIDECAR_OUTBOUND')
    return clientSidecar({ ...common, proxy, scope: sidecarScope(mesh, proxy), extensions })
  })
}

function gateways(
  common: CommonFields,
  policiesOf: (proxy: MeshProxy) => ProxyPolicies,
): CompiledMesh['gateway'] {
  const { mesh } = common
  return perProxy((proxy) =>
    gatewayProxy({
      ...common,
      proxy,
      policies: policiesOf(proxy),
      scope: gatewayScope(mesh, proxy.namespace),
      servers: gatewayServers(mesh, proxy),
      extensions: unreadExtensions(mesh, proxy, 'GATEWAY'),
    }),
  )
}

/** Compiles a waypoint for each service that it serves. */
function waypoints(common: CommonFields): CompiledMesh['waypoint'] {
  const { mesh } = common
  const scopeOf = perProxy((proxy) => gatewayScope(mesh, proxy.namespace))
  const ofService = weakOncePer((service: RegistryService) =>
    perProxy((proxy) =>
      waypoint({
        ...common,
        proxy,
        service,
        policies: proxyPolicies(mesh, proxy, service.manifest),
        scope: scopeOf(proxy),
        extensions: unreadExtensions(mesh, proxy, 'WAYPOINT', service.manifest),
      }),
    ),
  )
  return (proxy, service) => ofService(service)(proxy)
}

/** Keeps a result for each proxy; two with the same pods are the same. */
function perProxy<Result>(compile: (proxy: MeshProxy) => Result): (proxy: MeshProxy) => Result {
  const kept = new Map<string, Result>()
  return (proxy) => {
    const { type, namespace, name, labels, hasAllLabels } = proxy
    const key = JSON.stringify([type, namespace, name, [...labels], hasAllLabels])
    const result = kept.get(key) ?? compile(proxy)
    kept.set(key, result)
    return result
  }
}
