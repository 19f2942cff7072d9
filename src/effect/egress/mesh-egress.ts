import { once } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { waypointOf } from '../../istio/ambient/waypoints.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import { registryServices, visibleServices } from '../request/registry/registry.ts'
import { importedScope, sidecarScope, type ProxyScope } from '../request/registry/scope.ts'
import { virtualServicesFor } from '../request/registry/virtual-services.ts'
import { egressClients, unnamedNamespaceClient, clientCounterpart, type EgressClient } from './clients.ts'
import { compileEgress } from './compiled-egress.ts'
import { destinationsOf } from './destinations.ts'
import { exitKey, type Exit } from './exit.ts'
import { gatewaysWithExits, type GatewayExits } from './gateway-exits.ts'
import { hostsByLabels, hostsByNamespace } from './differing-hosts.ts'
import { candidatesOfHosts, candidatesOfImports } from './scope-candidates.ts'
import { egressLimitsOf, unreadExtensionsOf, unreadText } from './limits.ts'
import { exitsOfHosts, type HostFilter } from './host-filter.ts'
import { opennessOf } from './openness.ts'
import { exitTable, noExits, type ExitTable, type EgressReach } from './reach.ts'
import { sidecarExits } from './sidecar-exits.ts'

/** The egress of a mesh. */
export interface MeshEgress {
  readonly mesh: Mesh
  readonly clients: readonly EgressClient[]
  reachOf(client: EgressClient): EgressReach
  /** The same pods in this mesh, see `clientCounterpart`. */
  counterpartOf(client: EgressClient): EgressClient
  /** The gateways with exits, by name, and their reach for any caller. */
  readonly gateways: () => ReadonlyMap<string, GatewayReach>
}

/** A gateway and its exits. */
export interface GatewayReach {
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
    gateways: once(
      () =>
        new Map(
          gatewaysWithExits(compiled, hosts).map((gateway) => [
            gateway.proxy.name,
            reachOfGateway(mesh, gateway),
          ]),
        ),
    ),
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
): (client: EgressClient, scope: ProxyScope) => Exits {
  const { mesh } = compiled
  const kept = new Map<string, Exits>()
  const { proxy } = unnamedNamespaceClient
  const general = once(() => {
    const exits = sidecarExits(compiled, proxy, openScope(mesh, proxy.namespace, hosts))
    return exitTable(exitsOfHosts(exits, hosts))
  })
  const waypoints = once(() => exitTable(exitsOfHosts(waypointExits(mesh), hosts)))
  return (client, scope) => {
    if (client.dataplane === 'none') return nothing
    if (client.dataplane === 'ambient') return { ...nothing, shared: waypoints() }
    const exits =
      kept.get(client.scopeKey) ?? exitsOfSidecar({ compiled, general, hosts }, client, scope.sidecar)
    kept.set(client.scopeKey, exits)
    return exits
  }
}

function reachOfGateway(mesh: Mesh, { proxy, exits }: GatewayExits): GatewayReach {
  const name = `gateway ${proxy.name}`
  const reach: EgressReach = {
    ...nothing,
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

/** The exits of a client, without what else holds of it. */
type Exits = Pick<EgressReach, 'shared' | 'replaced' | 'own'>

const nothing: Exits = { shared: noExits, replaced: new Set(), own: noExits }
const noCandidates = { services: [], virtualServices: [] }

/** What sidecars of a namespace import without a Sidecar, restricted to some hosts. */
function openScope(mesh: Mesh, namespace: string, hosts: HostFilter): ProxyScope {
  const candidates =
    hosts === 'all'
      ? {
          services: visibleServices(mesh, namespace),
          virtualServices: virtualServicesFor(mesh, 'mesh', namespace),
        }
      : candidatesOfHosts(mesh, namespace, hosts)
  return importedScope(mesh, namespace, null, candidates)
}

/** The inputs of the search for exits of sidecars. */
interface EgressSearch {
  readonly compiled: CompiledMesh
  /** The exits of a namespace that no object names. */
  readonly general: () => ExitTable
  readonly hosts: HostFilter
}

function exitsOfSidecar(
  { compiled, general, hosts: searched }: EgressSearch,
  { proxy }: EgressClient,
  sidecar: Manifest | null,
): Exits {
  const { mesh } = compiled
  const { namespace } = proxy
  if (sidecar && !importsAll(sidecar)) {
    const candidates =
      searched === 'all'
        ? candidatesOfImports(mesh, namespace, importsOf(sidecar, namespace))
        : candidatesOfHosts(mesh, namespace, searched)
    const scope = importedScope(mesh, namespace, sidecar, candidates)
    return { ...nothing, own: exitTable(exitsOfHosts(sidecarExits(compiled, proxy, scope), searched)) }
  }
  const near = [...(hostsByNamespace(mesh).get(namespace) ?? []), ...hostsByLabels(mesh)]
  const hosts = new Set(searched === 'all' ? near : near.filter((host) => searched.has(host)))
  if (hosts.size === 0) return { ...nothing, shared: general() }
  const scope = importedScope(mesh, namespace, null, candidatesOfHosts(mesh, namespace, hosts))
  const exits = sidecarExits(compiled, proxy, scope)
  return differingExits(general(), exitTable(exits.filter(({ called }) => hosts.has(called.host))), hosts)
}

/** Keeps the exits that differ from those of all namespaces. */
function differingExits(shared: ExitTable, own: ExitTable, hosts: ReadonlySet<string>): Exits {
  const replaced = new Set([...hosts].filter((host) => !areEqual(shared, own, host)))
  const differing = [...replaced].flatMap((host) => own.byCalledHost.get(host) ?? [])
  return { shared, replaced, own: replaced.size === 0 ? noExits : exitTable(differing) }
}

function areEqual(shared: ExitTable, own: ExitTable, host: string): boolean {
  const keysIn = (table: ExitTable): string =>
    JSON.stringify((table.byCalledHost.get(host) ?? []).map(exitKey).toSorted())
  return keysIn(shared) === keysIn(own)
}

/** True for a Sidecar that imports every host for every port. */
function importsAll({ spec }: Manifest): boolean {
  const egress = spec.items('egress')
  if (egress.length === 0) return true
  const [listener, ...others] = egress
  const hosts = listener!.items('hosts').map(({ text }) => text)
  return (
    others.length === 0 &&
    !listener!.get('port').exists &&
    hosts.includes('*/*') &&
    !hosts.some((host) => host.startsWith('~'))
  )
}

/** The hosts that the entries of `hosts` import, without exclusions. */
function importsOf({ spec }: Manifest, own: string): { namespace: string; host: string }[] {
  const texts = spec.items('egress').flatMap((listener) => listener.items('hosts').map(({ text }) => text))
  return texts
    .filter((text) => !text.startsWith('~'))
    .map((text) => {
      const slash = text.indexOf('/')
      const namespace = slash < 0 ? '*' : text.slice(0, slash) || '*'
      return { namespace: namespace === '.' ? own : namespace, host: text.slice(slash + 1) }
    })
}

/** The fields of a Sidecar by which it imports hosts. */
function placesOf(sidecar: Manifest): DecidingPlace[] {
  const hosts = sidecar.spec.items('egress').flatMap((listener) => listener.items('hosts'))
  return hosts.map((node) => ({ object: sidecar, node }))
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

/** The hosts that pods in ambient mode call through a waypoint. Routes of waypoints are not read. */
function waypointExits(mesh: Mesh): Exit[] {
  return registryServices(mesh)
    .filter(({ isKubernetes }) => !isKubernetes)
    .flatMap((service) => {
      const waypoint = waypointOf(mesh, service.manifest)
      if (waypoint === 'none' || waypoint === undefined) return []
      const via = `waypoint ${waypoint.namespace}/${waypoint.name}`
      return service.ports.flatMap((port) => {
        const protocol = port.protocol === 'http' ? 'http' : port.protocol === 'tls' ? 'tls' : 'tcp'
        return destinationsOf(mesh, service, port, protocol).map(({ destination, places }): Exit => ({
          destination,
          called: { host: service.host, port: port.number, protocol },
          handling: {
            tls: 'unknown',
            isVerified: false,
            timeout: null,
            retries: null,
            via: [via],
            isMirror: false,
          },
          isInMesh: !service.isExternal,
          missing: [`what the ${via} does`],
          places,
        }))
      })
    })
}
