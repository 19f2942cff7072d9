import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { gatewayKeysOf } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { routingServices } from '../request/registry/virtual-services.ts'
import { changesOfKinds, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/** VirtualServices, written or converted, that the change may make route otherwise. */
export interface TouchedRoutes {
  /** What differs: a VirtualService, a delegate, a Gateway, an object of the Gateway API. */
  readonly origin: ManifestChange
  /** Each with its mesh; those of base first. */
  readonly routes: readonly (readonly [Mesh, Manifest])[]
}

/** Limit on the VirtualServices of a Gateway that are looked at. */
const maxRoutes = 8

/** The VirtualServices that differ, or are of something that does. */
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
  if (kind === 'VirtualService')
    return object.spec.items('hosts').length > 0 ? [object] : rootsOf(mesh, object)
  const routes = routingServices(mesh)
  const key = `${object.namespace}/${object.name}`
  const ofObject = routes.filter((route) =>
    kind === 'Gateway' ? gatewayKeysOf(route).includes(key) : route.originals?.includes(object),
  )
  return ofObject.slice(0, maxRoutes)
}

/** The VirtualServices that hand requests over to a delegate. */
function rootsOf(mesh: Mesh, { namespace, name }: Manifest): Manifest[] {
  return mesh.ofKind('VirtualService').filter((root) =>
    root.spec.items('http').some((route) => {
      const delegate = route.get('delegate')
      return (
        delegate.get('name').text === name && (delegate.get('namespace').text || root.namespace) === namespace
      )
    }),
  )
}
