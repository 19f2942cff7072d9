import { lacksTraffic, trafficLabel, waypointOf, waypointTraffic } from '../../istio/ambient/waypoints.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import { gatewayNameLabel, gatewayPods } from '../../istio/policy/kubernetes-gateway.ts'
import { waypointLabel } from '../../istio/policy/waypoint-label.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'no-waypoint' | 'other-traffic' | 'selects-waypoint'

export const policyWithoutWaypoint = defineRule({
  id: 'ambient/policy-without-waypoint',
  codes: ['no-waypoint', 'other-traffic', 'selects-waypoint'],
  severity: 'warning',
  istio: ['IST0166'],
  summary: 'A policy that only a waypoint enforces, and that no waypoint gets.',
  why: 'A policy that names a Service or ServiceEntry in `targetRefs` is enforced only by the waypoint of that target: sidecars and ztunnel ignore it. Nothing enforces it without a waypoint, or if the waypoint handles only calls of pods (`istio.io/waypoint-for`). A waypoint in turn ignores policies that select its pods by labels (istio `pilot/pkg/model/policyattachment.go`).',
  fix: 'Create a waypoint and label the Service, the ServiceEntry or its Namespace with `istio.io/use-waypoint`; name a waypoint in `targetRefs`, not in `selector`.',
  across: {
    AuthorizationPolicy: check,
    RequestAuthentication: check,
  },
})

function* check(policy: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  for (const ref of [...policy.spec.items('targetRefs'), policy.spec.get('targetRef')]) {
    const target = targetOf(policy, ref, mesh)
    if (target && waypointOf(mesh, target) === 'none') yield noWaypoint(target, ref)
    const waypoint = target ? gatewayOf(target, mesh) : targetedWaypoint(policy, ref, mesh)
    if (
      waypoint &&
      lacksTraffic(mesh, waypoint, 'service') &&
      (target || lacksTraffic(mesh, waypoint, 'workload'))
    )
      yield otherTraffic(mesh, waypoint, ref)
  }
  const gateway = policy.spec.at('selector', 'matchLabels', gatewayNameLabel)
  if (gateway.text !== '' && gatewayPods(mesh, policy.namespace, gateway.text).isWaypoint)
    yield selectsWaypoint(policy, gateway)
}

function targetOf({ namespace }: Manifest, ref: Node, mesh: Mesh): Manifest | undefined {
  const kind = ref.get('kind').text
  if (kind !== 'Service' && kind !== 'ServiceEntry') return undefined
  return mesh.find(kind, namespace, ref.get('name').text)
}

/** The waypoint that a Service or ServiceEntry names, if the files have it. */
function gatewayOf(target: Manifest, mesh: Mesh): Manifest | undefined {
  const waypoint = waypointOf(mesh, target)
  if (!waypoint || waypoint === 'none') return undefined
  return asWaypoint(mesh.find('KubernetesGateway', waypoint.namespace, waypoint.name), mesh)
}

/** The waypoint that a policy names as its target. */
function targetedWaypoint({ namespace }: Manifest, ref: Node, mesh: Mesh): Manifest | undefined {
  if (ref.get('kind').text !== 'Gateway') return undefined
  return asWaypoint(mesh.find('KubernetesGateway', namespace, ref.get('name').text), mesh)
}

function asWaypoint(gateway: Manifest | undefined, mesh: Mesh): Manifest | undefined {
  const className = gateway?.spec.get('gatewayClassName').text ?? ''
  return controllerOf(mesh, className) === 'waypoint' ? gateway : undefined
}

function otherTraffic(mesh: Mesh, waypoint: Manifest, ref: Node): Problem<'other-traffic'> {
  const { namespace, name, root } = waypoint
  return {
    code: 'other-traffic',
    node: ref.get('name'),
    message: `the waypoint ${quote(`${namespace}/${name}`)} is for ${quote(waypointTraffic(mesh, waypoint))} only: calls to the target bypass it, and nothing enforces this policy; set its label \`${trafficLabel}\` to \`all\``,
    related: [{ node: root.get('metadata'), note: 'the waypoint' }],
  }
}

/** The label may be set by `istioctl waypoint apply`, which files do not show. */
function noWaypoint({ kind, name, root }: Manifest, ref: Node): Problem<'no-waypoint'> {
  return {
    code: 'no-waypoint',
    node: ref.get('name'),
    confidence: 'likely',
    message: `neither ${kind} ${quote(name)} nor its Namespace has the label \`${waypointLabel}\`: without a waypoint nothing enforces this policy`,
    related: [{ node: root.get('metadata'), note: 'where the label is missing' }],
  }
}

function selectsWaypoint({ kind }: Manifest, gateway: Node): Problem<'selects-waypoint'> {
  return {
    code: 'selects-waypoint',
    node: gateway,
    message: `${quote(gateway.text)} is a waypoint, which ignores each ${kind} that selects it by labels: nothing enforces this policy; name the Gateway in \`targetRefs\``,
  }
}
