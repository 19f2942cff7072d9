import { once } from '../../core/once-per.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import { sidecarScope, type ProxyScope } from '../request/registry/scope.ts'
import { egressClients, unnamedNamespaceClient, clientCounterpart, type EgressClient } from './clients.ts'
import { compileEgress } from './compiled-egress.ts'
import { gatewaysWithExits, type GatewayExits } from './gateway-exits.ts'
import { egressLimitsOf, unreadExtensionsOf, unreadText } from './limits.ts'
import { exitsOfHosts, type HostFilter } from './host-filter.ts'
import { opennessOf } from './openness.ts'
import { exitTable, noExits, type EgressReach } from './reach.ts'
import { sidecarExits } from './sidecar-exits.ts'
import {
  type ClientExits,
  noOwnExits,
  noCandidates,
  openScope,
  exitsOfSidecar,
  placesOf,
} from './sidecar-search.ts'
import { waypointExits } from './waypoint-exits.ts'

/** The egress of a mesh. */
export interface MeshEgress {
  readonly mesh: Mesh
  readonly clients: readonly EgressClient[]
  reachOf(client: EgressClient): EgressReach
  /** The same pods in this mesh, see `clientCounterpart`. */
  counterpartOf(client: EgressClient): EgressClient
  /** The gateways with exits, by name, and their reach for any caller. */
  readonly gateways: () => ReadonlyMap<string, ClientReach>
}

/** A client and its exits. */
export interface ClientReach {
  readonly client: EgressClient
  readonly reach: EgressReach
}

/**
 * Finds the egress of a mesh. Each host is decided once, and again for the namespaces that treat it differently.
 * @param hosts the called hosts to search, see `hostsInfluencedBy`
 */
export function meshEgress(mesh: Mesh, hosts: HostFilter = 'all'): MeshEgress {
  const compiled = compileEgress(mesh)
  const exitsOf = exitFinder(compiled, hosts)
  return {
    mesh,
    clients: egressClients(mesh),
    counterpartOf: (client) => clientCounterpart(mesh, client),
    gateways: once(() => {
      const gateways = gatewaysWithExits(compiled, hosts)
      return new Map(gateways.map((gateway) => [gateway.proxy.name, reachOfGateway(mesh, gateway)]))
    }),
    reachOf(client) {
      const scope = sidecarScope(mesh, client.proxy, noCandidates)
      return {
        ...exitsOf(client, scope),
        openness: opennessOf(mesh, client, scope),
        missing: missingOf(mesh, client, scope),
        limits: egressLimitsOf(mesh, client),
        places: scope.sidecar ? placesOf(scope.sidecar) : [],
      }
    },
  }
}

/** Returns a function for the exits of clients. Clients with the same scope share a result. */
function exitFinder(
  compiled: CompiledMesh,
  hosts: HostFilter,
): (client: EgressClient, scope: ProxyScope) => ClientExits {
  const { mesh } = compiled
  const kept = new Map<string, ClientExits>()
  const { proxy } = unnamedNamespaceClient
  const general = once(() => {
    const exits = sidecarExits(compiled, proxy, openScope(mesh, proxy.namespace, hosts))
    return exitTable(exitsOfHosts(exits, hosts))
  })
  const waypoints = once(() => exitTable(exitsOfHosts(waypointExits(compiled), hosts)))
  return (client, scope) => {
    if (client.dataplane === 'none') return noOwnExits
    if (client.dataplane === 'ambient') return { ...noOwnExits, shared: waypoints() }
    const exits =
      kept.get(client.scopeKey) ?? exitsOfSidecar({ compiled, general, hosts }, client, scope.sidecar)
    kept.set(client.scopeKey, exits)
    return exits
  }
}

function reachOfGateway(mesh: Mesh, { proxy, exits }: GatewayExits): ClientReach {
  // A Gateway stands for its pods where these are in no file.
  const name = proxy.name.startsWith('Gateway ') ? proxy.name : `gateway ${proxy.name}`
  const reach: EgressReach = {
    ...noOwnExits,
    own: exitTable(exits),
    openness: null,
    missing: extensionsOf(mesh, proxy, 'GATEWAY').map(unreadText),
    limits: [],
    places: [],
  }
  return { client: { name, proxy, dataplane: 'sidecar', scopeKey: name }, reach }
}

/** The reach of a gateway that a mesh does not have. */
export const nothingReached: EgressReach = {
  shared: noExits,
  replaced: new Set(),
  own: noExits,
  openness: null,
  missing: [],
  limits: [],
  places: [],
}

/** The missing input for pods whose namespace has no labels in files. */
export const unknownDataplane = 'whether the pods have a sidecar'

function missingOf(mesh: Mesh, client: EgressClient, scope: ProxyScope): string[] {
  if (client.dataplane === 'none' || client.dataplane === 'ambient') return []
  const isUnknown = client.dataplane === undefined
  return [...scope.missing, ...(isUnknown ? [unknownDataplane] : []), ...unreadExtensionsOf(mesh, client)]
}

/** True if pods of a namespace that no object names certainly reach any host. */
export function isOpenToAll(mesh: Mesh): boolean {
  const openness = opennessOf(
    mesh,
    unnamedNamespaceClient,
    sidecarScope(mesh, unnamedNamespaceClient.proxy, noCandidates),
  )
  return openness !== null && openness.missing.length === 0
}
