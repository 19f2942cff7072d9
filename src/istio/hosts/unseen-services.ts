import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace, mayHaveUnseenBesideGateways } from '../../model/presence.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { controllerOf } from '../policy/gateway-class.ts'

/**
 * True if the namespace of an object may have a Service of this name that the files do not show (`mayHaveUnseenObjects`).
 * Istio names the Service of a Gateway of the Gateway API after the Gateway: `NAME-CLASS`, `NAME` for a waypoint, or as an
 * annotation says (istio `pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go`, configureGateway). Other
 * controllers may use any name.
 */
export function mayHaveUnseenService(mesh: Mesh, name: string, by: Pick<Manifest, 'namespace'>): boolean {
  if (mayHaveUnseenBesideGateways(mesh, by)) return true
  const { anywhere, unstated, byNamespace } = gatewayServices(mesh)
  const names = hasStatedNamespace(by) ? (byNamespace.get(by.namespace) ?? unstated) : anywhere
  return names.isAny || names.full.has(name) || prefixes(name).some((prefix) => names.gateways.has(prefix))
}

/** The beginnings of a name that end before a dash, and the name. */
function prefixes(name: string): string[] {
  return [...name.matchAll(/-|$/g)].map(({ index }) => name.slice(0, index))
}

/** The names that Services of Gateways may have. */
interface GatewayServices {
  /** True if a Service may have any name. */
  readonly isAny: boolean
  /** The names in annotations. */
  readonly full: ReadonlySet<string>
  /** The names of the Gateways, with which the other names begin. */
  readonly gateways: ReadonlySet<string>
}

const gatewayServices = derived(['GatewayClass', 'KubernetesGateway'], (mesh) => {
  const gateways = mesh.ofKind('KubernetesGateway')
  const unstated = gateways.filter((gateway) => !hasStatedNamespace(gateway))
  const byNamespace = groupBy(gateways, ({ namespace }) => namespace)
  return {
    anywhere: servicesOf(mesh, gateways),
    unstated: servicesOf(mesh, unstated),
    byNamespace: new Map(
      [...byNamespace].map(([namespace, group]) => [namespace, servicesOf(mesh, [...group, ...unstated])]),
    ),
  }
})

function servicesOf(mesh: Mesh, gateways: readonly Manifest[]): GatewayServices {
  const names = gateways.map(({ name }) => name)
  const full = gateways.flatMap((gateway) => nameOverride(gateway) || [])
  return {
    isAny:
      [...names, ...full].some(isUnfilled) || gateways.some((gateway) => hasOtherController(mesh, gateway)),
    full: new Set(full),
    gateways: new Set(names),
  }
}

function nameOverride({ root }: Manifest): string {
  return root.at('metadata', 'annotations', 'gateway.istio.io/name-override').text
}

function hasOtherController(mesh: Mesh, { spec }: Manifest): boolean {
  return controllerOf(mesh, spec.get('gatewayClassName').text) === undefined
}
