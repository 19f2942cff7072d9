import { groupBy } from '../core/group.ts'
import type { PolicyRuleRef, RefusedGroup } from '../core/explained-log.ts'
import type { ObjectField } from '../inspect/locate-fields.ts'
import { derived } from '../model/derived.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import { normalHost } from '../istio/hosts/hosts.ts'
import { indexByHosts } from '../istio/hosts/object-index.ts'

/**
 * The fields of a mesh that refuse the requests of a group. Empty if the log does not identify one of several objects:
 * for tokens and providers, the mesh must have only one.
 */
export function refusingFields(mesh: Mesh, group: RefusedGroup): readonly ObjectField[] {
  const { refusal } = group
  if (refusal.by === 'policy') return ruleOf(mesh, refusal.policy)
  if (refusal.by === 'token') return sole(mesh.ofKind('RequestAuthentication'), 'jwtRules')
  if (refusal.by === 'provider') return sole(mesh.ofKind('AuthorizationPolicy').filter(isCustom), 'provider')
  if (refusal.by === 'no-policy') return []
  return refusal.reason === 'no-route' ? routesOfHost(mesh, group) : routesOfName(mesh, group)
}

function ruleOf(mesh: Mesh, { namespace, name, rule }: PolicyRuleRef): ObjectField[] {
  const manifest = mesh.find('AuthorizationPolicy', namespace, name)
  const node = manifest?.spec.at('rules', rule)
  return manifest && node?.exists ? [{ manifest, node }] : []
}

function isCustom({ spec }: Manifest): boolean {
  return spec.get('action').text === 'CUSTOM'
}

function sole(objects: readonly Manifest[], field: string): ObjectField[] {
  const [manifest, ...further] = objects
  return manifest && further.length === 0 ? [{ manifest, node: manifest.spec.get(field) }] : []
}

/** The routes of the VirtualServices for a host: none of them matches. */
function routesOfHost(mesh: Mesh, { host }: RefusedGroup): ObjectField[] {
  if (host === null) return []
  const name = normalHost(host.replace(/:\d+$/, ''))
  return routedHosts(mesh)
    .covering(name)
    .map((manifest) => ({ manifest, node: manifest.spec.get('http') }))
}

const routedHosts = indexByHosts('VirtualService', (_, { spec }) =>
  spec.items('hosts').map(({ text }) => normalHost(text)),
)

/** The routes that have the name in the log and lead to the cluster in the log. */
function routesOfName(mesh: Mesh, { route, cluster }: RefusedGroup): ObjectField[] {
  const host = cluster?.split('|')[3]
  const named = route === null ? [] : (routesByName(mesh).get(route) ?? [])
  return named.filter(({ node }) => {
    const hosts = node.items('route').map((entry) => entry.at('destination', 'host').text)
    return host === undefined || hosts.some((text) => host === text || host.startsWith(`${text}.`))
  })
}

const routesByName = derived(['VirtualService'], (mesh): ReadonlyMap<string, readonly ObjectField[]> => {
  const fields = mesh
    .ofKind('VirtualService')
    .flatMap((manifest) => manifest.spec.items('http').map((node) => ({ manifest, node })))
  return groupBy(fields, ({ node }) => node.get('name').text)
})
