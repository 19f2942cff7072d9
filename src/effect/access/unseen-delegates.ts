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
    const versions = changes.versionsOf(object)
    const [after, before] = [versions.head, versions.base].map((version) => unseenIn(pair, version))
    const all = new Set([...after!.keys(), ...before!.keys()])
    return [...all].filter((name) => after!.get(name) !== before!.get(name))
  })
  return [...new Set(names)].map((name) => `the routes of VirtualService ${name} are in no file`)
}

/** The delegates in no file of a VirtualService, each with the text of all that decides which requests come to it. */
function unseenIn(pair: MeshPair, object: Manifest | undefined): ReadonlyMap<string, string> {
  if (!object) return new Map()
  const routes = object.spec.items('http')
  const texts = routes.map((route) => canonicalJson(route))
  const shared = ['hosts', 'gateways', 'exportTo'].map((field) => canonicalJson(object.spec.get(field)))
  return new Map(
    routes.flatMap((route, index) => {
      const { namespace, name } = delegateName(object, route)
      return name === '' || isSeen(pair, namespace, name)
        ? []
        : [[`${namespace}/${name}`, JSON.stringify([shared, texts.slice(0, index + 1)])] as const]
    }),
  )
}

function isSeen({ head, base }: MeshPair, namespace: string, name: string): boolean {
  return [head, base].some(({ mesh }) => mesh.find('VirtualService', namespace, name))
}
