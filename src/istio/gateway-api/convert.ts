import { groupBy } from '../../core/group.ts'
import { apiGroups, type MeshKind } from '../../model/kinds.ts'
import { derived } from '../../model/derived.ts'
import { convertBackendPolicies } from './backend-policies.ts'
import { openContext, type ConversionContext } from './context.ts'
import { convertedObject, type ConvertedObject } from './converted-object.ts'
import { listAt, mapAt } from '../../model/placed-yaml.ts'
import { convertRoutes } from './converted-routes.ts'
import { isTunnel, listenersOf, type Listener } from './listeners.ts'
import { convertedGatewayName } from './converted-names.ts'
import { listenersByOwner } from './parents.ts'
import type { Refusal } from './refusal.ts'

/** The objects of Istio that istiod makes of the Gateway API, and what it refuses. */
export interface GatewayApiConversion {
  readonly listeners: readonly Listener[]
  readonly gateways: readonly ConvertedObject[]
  readonly virtualServices: readonly ConvertedObject[]
  readonly destinationRules: readonly ConvertedObject[]
  readonly refusals: readonly Refusal[]
}

/** The kinds that are read to convert objects of the Gateway API to Istio's: inputs of derived tables. */
export const conversionKinds = [
  'BackendTLSPolicy',
  'GRPCRoute',
  'GatewayClass',
  'HTTPRoute',
  'KubernetesGateway',
  'ListenerSet',
  'Namespace',
  'ReferenceGrant',
  'Service',
  'ServiceEntry',
  'TCPRoute',
  'TLSRoute',
  'XBackendTrafficPolicy',
] as const satisfies readonly MeshKind[]

/** What istiod makes of the Gateway API in a mesh. */
export const convertedGatewayApi = derived(conversionKinds, (mesh) => convertGatewayApi(openContext(mesh)))

/** The refusals of istiod, by the object that they are about. */
export const refusalsByObject = derived(conversionKinds, (mesh) =>
  groupBy(convertedGatewayApi(mesh).refusals, ({ object }) => object),
)

/** Converts all objects of the Gateway API as istiod does (istio `pilot/pkg/config/kube/gateway`). */
export function convertGatewayApi(context: ConversionContext): GatewayApiConversion {
  const { listeners, refusals } = listenersOf(context)
  const routes = convertRoutes(context, listenersByOwner(listeners))
  return {
    listeners,
    gateways: listeners.flatMap(convertedGateway),
    virtualServices: routes.virtualServices,
    destinationRules: convertBackendPolicies(context),
    refusals: [...refusals, ...routes.refusals],
  }
}

/** Each valid listener becomes a Gateway. Listeners of waypoints and tunnels do not. */
function convertedGateway(listener: Listener): ConvertedObject[] {
  const { owner, gateway, server, isValid } = listener
  if (!server || !isValid || isTunnel(listener)) return []
  const spec = mapAt(owner.spec, { servers: listAt(listener.node, [server]) })
  const originals = owner === gateway ? ([owner] as const) : ([owner, gateway] as const)
  return [convertedObject('Gateway', apiGroups.Gateway, convertedGatewayName(listener), originals, spec)]
}
