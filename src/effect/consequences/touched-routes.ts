import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { objectsMadeOf } from '../../istio/gateway-api/proxy-objects.ts'
import { hasHosts, rootsOfDelegate } from '../../istio/routing/delegated-routes.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { virtualServicesAt } from '../request/registry/virtual-services.ts'
import { changesOfKinds, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/** VirtualServices, written or converted, whose routing the change may affect. */
export interface TouchedRoutes {
  /** The changed object: a VirtualService, a delegate, a Gateway, an object of the Gateway API. */
  readonly origin: ManifestChange
  /** The VirtualServices, each with its mesh; those of base first. */
  readonly routes: readonly (readonly [Mesh, Manifest])[]
}

/**
 * For each changed VirtualService, Gateway and object of the Gateway API: the VirtualServices of base and head whose routing
 * it may affect, possibly none.
 */
export function touchedRoutes({ base, head, objects }: ChangedMesh): TouchedRoutes[] {
  return changesOfKinds(objects, ['VirtualService', 'Gateway', ...conversionKinds]).map((origin) => ({
    origin,
    routes: [
      ...(origin.base ? routesOf(base, origin.base).map((route) => [base, route] as const) : []),
      ...(origin.head ? routesOf(head, origin.head).map((route) => [head, route] as const) : []),
    ],
  }))
}

function routesOf(mesh: Mesh, object: Manifest): readonly Manifest[] {
  const kind = knownKind(object)
  if (kind === 'VirtualService') return hasHosts(object) ? [object] : rootsOfDelegate(mesh, object)
  if (kind === 'Gateway') return virtualServicesAt(mesh, `${object.namespace}/${object.name}`)
  const made = objectsMadeOf(mesh).get(object) ?? []
  return made.filter((converted) => knownKind(converted) === 'VirtualService' && hasHosts(converted))
}
