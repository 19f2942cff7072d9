import { table } from '../../core/table.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'

/** How istiod handles Gateways of a class (istio `pilot/pkg/config/kube/gatewaycommon/classinfo.go`). */
export type GatewayController = 'gateway' | 'unmanaged' | 'waypoint' | 'east-west'

const controllers = table<GatewayController>({
  'istio.io/gateway-controller': 'gateway',
  'istio.io/unmanaged-gateway': 'unmanaged',
  'istio.io/mesh-controller': 'waypoint',
  'istio.io/eastwest-controller': 'east-west',
})

/** The classes that istiod knows where no object defines them. */
const builtIn = table<GatewayController>({
  istio: 'gateway',
  'istio-remote': 'unmanaged',
  'istio-waypoint': 'waypoint',
  'istio-east-west': 'east-west',
})

/**
 * The controller of the GatewayClass with a name: of the object in the mesh, else of Istio's own class. `undefined` for
 * another project's controller, and for a name that neither has.
 */
export function controllerOf(mesh: Mesh, className: string): GatewayController | undefined {
  const defined = controllerNames(mesh).get(className)
  if (defined !== undefined) return Object.hasOwn(controllers, defined) ? controllers[defined] : undefined
  return Object.hasOwn(builtIn, className) ? builtIn[className] : undefined
}

const controllerNames = derived(
  ['GatewayClass'],
  (mesh) =>
    new Map(mesh.ofKind('GatewayClass').map(({ name, spec }) => [name, spec.get('controllerName').text])),
)

/**
 * True if a GatewayClass of the mesh gives this class to another controller than `istio.io/gateway-controller` and
 * `istio.io/mesh-controller`: that of another project, and also Istio's for unmanaged and east-west gateways. False if the
 * mesh has no GatewayClass of this name.
 */
export function isForeignClass(mesh: Mesh, className: string): boolean {
  const defined = controllerNames(mesh).get(className)
  return defined !== undefined && controllers[defined] !== 'waypoint' && controllers[defined] !== 'gateway'
}
