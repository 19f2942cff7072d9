import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { actingFor, destinationRulesFor, ruleHost } from './destination.ts'
import { hostIndex } from './host-index.ts'
import { isWildcard } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { oncePerKinds, type Mesh } from './mesh.ts'
import { routesOf, type Route } from './routes.ts'
import { canonicalHost } from './services.ts'

/**
 * The routes to hosts on which a DestinationRule acts for the clients in their own namespace, in their order. Rules
 * that act for the same have the same array.
 */
export function ruledRoutes(mesh: Mesh, rule: Manifest): readonly Route[] {
  const known = answers(mesh)
  const key = actingFor(mesh, rule)
  const routes = known.get(key) ?? findRoutes(mesh, rule)
  known.set(key, routes)
  return routes
}

const answers = oncePer<Mesh, Map<string, readonly Route[]>>(() => new Map())

function findRoutes(mesh: Mesh, rule: Manifest): Route[] {
  const clients = clientsTo(mesh, canonicalHost(mesh, ruleHost(rule)))
  const ruled = clients.filter(({ namespace, host }) =>
    actsIn(destinationRulesFor(mesh, host, namespace)).has(rule),
  )
  return ruled
    .flatMap(({ routes }) => routes)
    .toSorted((one, other) => one.index - other.index)
    .map(({ route }) => route)
}

const actsIn = oncePer((rules: readonly Manifest[]) => new Set(rules))

/** The routes of one namespace to one host: on all of them the same DestinationRules act. */
interface Client {
  readonly namespace: string
  readonly host: string
  /** With their place among all routes. */
  readonly routes: readonly { readonly route: Route; readonly index: number }[]
}

function clientsTo(mesh: Mesh, host: string): readonly Client[] {
  const { byHost, hosts } = clientsByHost(mesh)
  if (!isWildcard(host)) return byHost.get(host) ?? []
  return hosts.below(host).flatMap((name) => byHost.get(name)!)
}

const routing = ['VirtualService', 'ServiceEntry', 'Service'] as const

/** By the canonical name of the destination's host. */
const clientsByHost = oncePerKinds(routing, (mesh) => {
  const routes = mesh
    .ofKind('VirtualService')
    .flatMap((service) => routesOf(mesh, service))
    .map((route, index) => ({ route, index }))
  const groups = groupBy(routes, ({ route: { host, service } }) => `${service.namespace} ${host}`)
  const clients = [...groups.values()].map((found): Client => {
    const { host, service } = found[0]!.route
    return { namespace: service.namespace, host, routes: found }
  })
  const byHost = groupBy(clients, ({ host }) => canonicalHost(mesh, host))
  return { byHost, hosts: hostIndex([...byHost.keys()], (host) => [host]) }
})
