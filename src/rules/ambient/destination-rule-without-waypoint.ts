import { lacksWaypoint } from '../../istio/ambient/waypoints.ts'
import { hasSidecars } from '../../istio/ambient/ztunnel.ts'
import { waypointLabel } from '../../istio/policy/waypoint-label.ts'
import { policyLevels, originatesTls, ruleHost } from '../../istio/routing/destination.ts'
import { meshGateway } from '../../istio/routing/gateways.ts'
import {
  mayBeRoutedTo,
  proxiesRouting,
  routedDestinationsTo,
} from '../../istio/routing/routed-destinations.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { backendPolicyViews } from '../shared/converted-views.ts'

type Code = 'no-waypoint' | 'tls-not-originated'

export const destinationRuleWithoutWaypoint = defineRule({
  id: 'ambient/destination-rule-without-waypoint',
  codes: ['no-waypoint', 'tls-not-originated'],
  severity: 'warning',
  summary: 'A policy for callers in ambient mode to a host without a waypoint.',
  why: 'Ztunnel forwards connections and reads no DestinationRules. In ambient mode only the waypoint of the called host applies them, or a gateway that routes to the host. Without either, pools, outlier detection and load balancing have no effect, and no TLS is originated: plain text of applications leaves as plain text.',
  fix: 'Create a waypoint and label the Service, the ServiceEntry or its Namespace with `istio.io/use-waypoint`; or remove the policy.',
  across: {
    DestinationRule: check,
    ...backendPolicyViews(check),
  },
})

/** Where some workload has a sidecar, or a gateway leads to the host, the policy may be meant for them. */
function* check(rule: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const host = ruleHost(rule)
  const settings = policyLevels(rule).flatMap(effectiveSettings)
  if (settings.length === 0 || rule.spec.get('workloadSelector').exists) return
  if (namespaceDataplane(mesh, rule) !== 'ambient' || hasSidecars(mesh)) return
  if (!lacksWaypoint(mesh, host) || mayLeadThroughGateway(mesh, host)) return
  const isPlain = settings.some(originatesTls)
  yield {
    code: isPlain ? 'tls-not-originated' : 'no-waypoint',
    node: rule.spec.get('host'),
    confidence: 'likely',
    message: `${quote(host)} has no waypoint, and no file gives workloads a sidecar: nothing uses this policy${isPlain ? ', and plain text of applications leaves without TLS' : ''}; label its Service, ServiceEntry or Namespace with \`${waypointLabel}\``,
    about: host,
  }
}

/** The settings of a level except mTLS of the mesh, which ztunnel uses anyway. */
function effectiveSettings(level: Node): Node[] {
  return level
    .entries()
    .filter(([name]) => name !== 'port' && name !== 'portLevelSettings')
    .map(([, setting]) => setting)
    .filter((setting) => setting.get('mode').text !== 'ISTIO_MUTUAL')
}

function mayLeadThroughGateway(mesh: Mesh, host: string): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some(
    (candidate) =>
      mayBeRoutedTo(candidate, host) ||
      routedDestinationsTo(candidate, host).some((destination) =>
        [...proxiesRouting(destination)].some((key) => key !== meshGateway),
      ),
  )
}
