import { once } from '../../core/once-per.ts'
import { delegateName } from '../../istio/routing/delegated-routes.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import type { MeshPair } from './mesh-pair.ts'
import { statedWaypoints } from './stated-waypoints.ts'

/**
 * Delegates in no file whose requests may be decided differently: the VirtualService names them on one side only, or has
 * other hosts, gateways or routes before them. Those of sidecars decide about nobody's access.
 */
export function unseenDelegates(pair: MeshPair): string[] {
  const { changes, head, base } = pair
  const hasWaypoints = once(() => statedWaypoints([head.mesh, base.mesh]).length > 0)
  const objects = changes.changed
    .filter((object) => knownKind(object) === 'VirtualService')
    .filter((object) => gatewayKeysOf(object).some((key) => key !== meshGateway) || hasWaypoints())
  const names = objects.flatMap((object) => {
    const { head: after, base: before } = changes.versionsOf(object)
    const equalCount = after && before ? countEqualRoutes(after, before) : 0
    return [after, before].flatMap((version) => (version ? unseenFrom(pair, version, equalCount) : []))
  })
  return [...new Set(names)].map((name) => `the routes of VirtualService ${name} are in no file`)
}

/** How many routes both versions begin with, for the same hosts and gateways. */
function countEqualRoutes(after: Manifest, before: Manifest): number {
  const isEqual = (field: string): boolean =>
    canonicalJson(after.spec.get(field)) === canonicalJson(before.spec.get(field))
  if (!['hosts', 'gateways', 'exportTo'].every(isEqual)) return 0
  const routes = after.spec.items('http').map((route) => canonicalJson(route))
  const routesBefore = before.spec.items('http').map((route) => canonicalJson(route))
  const index = routes.findIndex((route, position) => route !== routesBefore[position])
  return index === -1 ? routes.length : index
}

/** The delegates in no file that routes of a VirtualService name, from an index on. */
function unseenFrom(pair: MeshPair, object: Manifest, index: number): string[] {
  const routes = object.spec.items('http').slice(index)
  return routes.flatMap((route) => {
    const { namespace, name } = delegateName(object, route)
    return name === '' || isSeen(pair, namespace, name) ? [] : `${namespace}/${name}`
  })
}

function isSeen({ head, base }: MeshPair, namespace: string, name: string): boolean {
  return [head, base].some(({ mesh }) => mesh.find('VirtualService', namespace, name))
}
