import { waypointOf } from '../../istio/ambient/waypoints.ts'
import { hasSidecars } from '../../istio/ambient/ztunnel.ts'
import { allocationObstacle, type AllocationObstacle } from '../../istio/hosts/address-allocation.ts'
import { isWildcard } from '../../istio/hosts/hosts.ts'
import { waypointLabel } from '../../istio/policy/waypoint-label.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'dynamic-dns' | 'no-address' | 'wildcard'

export const egressPastWaypoint = defineRule({
  id: 'ambient/egress-past-waypoint',
  codes: ['dynamic-dns', 'no-address', 'wildcard'],
  severity: 'warning',
  summary: 'Calls to an outside host that bypass its waypoint.',
  why: 'Ztunnel knows a host by the addresses of its ServiceEntry, or by one that istiod allocates. Without an address it does not recognize connections to the host and sends them straight out: routes, TLS and policies of the waypoint have no effect. Istiod allocates no address with resolution NONE, and one for a wildcard only with DYNAMIC_DNS, which only a waypoint can serve (istio `pilot/pkg/serviceregistry/ambient/services.go`).',
  fix: 'List the addresses of the host or set a resolution with which istiod allocates one; give a ServiceEntry with DYNAMIC_DNS a waypoint by `istio.io/use-waypoint`.',
  across: { ServiceEntry: check },
})

function* check(entry: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const { root, spec } = entry
  const resolution = spec.get('resolution')
  const waypoint = waypointOf(mesh, entry)
  if (resolution.isUnfilled || waypoint === undefined || spec.get('location').text === 'MESH_INTERNAL') return
  if (waypoint === 'none') {
    if (
      resolution.text === 'DYNAMIC_DNS' &&
      namespaceDataplane(mesh, entry) === 'ambient' &&
      !hasSidecars(mesh)
    )
      yield {
        code: 'dynamic-dns',
        node: resolution,
        confidence: 'likely',
        message: `in ambient mode only a waypoint serves DYNAMIC_DNS, and this ServiceEntry has none: nothing uses the entry; label it or its Namespace with \`${waypointLabel}\``,
      }
    return
  }
  if (spec.items('addresses').length > 0 || root.at('status', 'addresses').items().length > 0) return
  const name = quote(`${waypoint.namespace}/${waypoint.name}`)
  const obstacle = allocationObstacle(mesh, entry)
  if (obstacle) yield noAddress(entry, obstacle, name)
  else if (resolution.text !== 'DYNAMIC_DNS') yield* wildcards(entry, name)
}

/** Istiod could be told to allocate addresses before it did so by default. */
function noAddress(
  { spec }: Manifest,
  obstacle: AllocationObstacle,
  waypoint: string,
): Problem<'no-address'> {
  const resolution = spec.get('resolution')
  return {
    code: 'no-address',
    node: resolution.exists ? resolution : spec.get('hosts'),
    ...(obstacle === 'allocation-before-1-25' && { confidence: 'likely' }),
    message: `the hosts have no address ${reasons[obstacle]}: ztunnel does not recognize them, and calls go past the waypoint ${waypoint}; list their addresses`,
  }
}

const reasons: Readonly<Record<AllocationObstacle, string>> = {
  'resolution-none': 'and get none with resolution NONE',
  'allocation-before-1-25': 'and get none before Istio 1.25',
  'allocation-disabled': 'and get none because of the label `networking.istio.io/enable-autoallocate-ip`',
}

function* wildcards({ spec }: Manifest, waypoint: string): Generator<Problem<'wildcard'>> {
  for (const host of spec.items('hosts'))
    if (isWildcard(host.text) && !host.isUnfilled)
      yield {
        code: 'wildcard',
        node: host,
        message: `the wildcard ${quote(host.text)} has no address: ztunnel does not recognize calls of its hosts, which go past the waypoint ${waypoint}; use DYNAMIC_DNS, or list hosts or addresses`,
        about: host.text,
      }
}
