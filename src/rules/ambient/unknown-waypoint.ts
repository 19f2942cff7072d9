import {
  admitsNamespace,
  lacksTraffic,
  trafficLabel,
  waypointTraffic,
} from '../../istio/ambient/waypoints.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import { labelsOf } from '../../istio/policy/selector.ts'
import {
  canaryLabel,
  namedWaypoint,
  waypointLabel,
  type NamedWaypoint,
} from '../../istio/policy/waypoint-label.ts'
import { podOf } from '../../istio/workload/pod.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { closestName } from '../../schema/suggest.ts'
import { isKnownNamespace, isUnfilled, mayEqual } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'unknown-gateway' | 'other-class' | 'namespace-not-admitted' | 'other-traffic'

export const unknownWaypoint = defineRule({
  id: 'ambient/unknown-waypoint',
  codes: ['unknown-gateway', 'other-class', 'namespace-not-admitted', 'other-traffic'],
  severity: 'warning',
  summary: 'A label names a waypoint that does not exist, or that does not serve what has the label.',
  why: 'Istio reports this only in the status of the Service, and requests go to the workloads without a waypoint: routes have no effect, and policies on requests are not enforced. Istio does not check the class of the Gateway: requests are sent to a Gateway that is no waypoint, and fail. A waypoint serves its own namespace and calls of Services, unless its listener and its label `istio.io/waypoint-for` say otherwise (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`).',
  fix: 'Create the Gateway of class `istio-waypoint`, correct its name, or name its namespace in `istio.io/use-waypoint-namespace`; let its listener admit the namespace, and set `istio.io/waypoint-for` to `all` if it has to serve pods, too.',
  across: {
    DaemonSet: checkPods,
    Deployment: checkPods,
    *Namespace(object, mesh) {
      yield* check({ labels: labelsAt(object.root), namespace: object.name, traffic: 'any' }, mesh)
    },
    Pod: checkPods,
    Service: checkService,
    ServiceEntry: checkService,
    StatefulSet: checkPods,
  },
})

/** Labels that may name a waypoint, and what is called by them. */
interface Labelled {
  readonly labels: Node
  readonly namespace: string
  readonly traffic: 'service' | 'workload' | 'any'
}

function checkService({ root, namespace }: Manifest, mesh: Mesh): Iterable<Problem<Code>> {
  return check({ labels: labelsAt(root), namespace, traffic: 'service' }, mesh)
}

function checkPods(workload: Manifest, mesh: Mesh): Iterable<Problem<Code>> {
  const { namespace } = workload
  return check({ labels: labelsAt(podOf(workload)), namespace, traffic: 'workload' }, mesh)
}

function labelsAt(object: Node): Node {
  return object.at('metadata', 'labels')
}

function* check(labelled: Labelled, mesh: Mesh): Generator<Problem<Code>> {
  const { labels, namespace } = labelled
  for (const label of [waypointLabel, canaryLabel]) {
    const waypoint = namedWaypoint(labelsOf(labels), namespace, label)
    if (
      !waypoint ||
      waypoint === 'none' ||
      isUnfilled(waypoint.name) ||
      !isKnownNamespace(waypoint.namespace)
    )
      continue
    const problem = problemOf(waypoint, labelled, labels.get(label), mesh)
    if (problem) yield problem
  }
}

function problemOf(
  waypoint: NamedWaypoint,
  { namespace, traffic }: Labelled,
  node: Node,
  mesh: Mesh,
): Problem<Code> | undefined {
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  const gateway = mesh.find('KubernetesGateway', waypoint.namespace, waypoint.name)
  if (!gateway)
    return meshes.some((candidate) => mayExist(candidate, waypoint))
      ? undefined
      : unknownGateway(waypoint, node, mesh)
  const className = gateway.spec.get('gatewayClassName')
  const controller = controllerOf(mesh, className.text)
  if (controller === 'gateway') return otherClass(gateway, className, node)
  // Waypoints of other controllers have classes of their own.
  if (controller !== 'waypoint') return undefined
  // Another binding has a listener of its own.
  if (gateway.root.at('metadata', 'annotations', 'ambient.istio.io/waypoint-inbound-binding').exists)
    return undefined
  if (!admitsNamespace(mesh, gateway, namespace)) return notAdmitted(gateway, namespace, node)
  return isServed(mesh, gateway, traffic) ? undefined : otherTraffic(mesh, gateway, traffic, node)
}

/** A Namespace names a waypoint for its Services, its pods, or both. */
function isServed(mesh: Mesh, gateway: Manifest, traffic: Labelled['traffic']): boolean {
  if (traffic !== 'any') return !lacksTraffic(mesh, gateway, traffic)
  return !lacksTraffic(mesh, gateway, 'service') || !lacksTraffic(mesh, gateway, 'workload')
}

function mayExist(mesh: Mesh, { namespace, name }: NamedWaypoint): boolean {
  return mesh
    .ofKind('KubernetesGateway')
    .some(
      (gateway) =>
        mayEqual(gateway.name, name) && (gateway.namespace === namespace || !hasStatedNamespace(gateway)),
    )
}

/** `istioctl waypoint apply` may create the waypoint, unless the files have one of that name in another namespace. */
function unknownGateway(waypoint: NamedWaypoint, node: Node, mesh: Mesh): Problem<'unknown-gateway'> {
  const { namespace, name } = waypoint
  const gateways = mesh.ofKind('KubernetesGateway')
  const namesake = gateways.find((gateway) => gateway.name === name)
  const neighbours = gateways
    .filter((gateway) => gateway.namespace === namespace)
    .map((gateway) => gateway.name)
  const near = closestName(name, neighbours)
  const hint = namesake
    ? `; there is one in ${quote(namesake.namespace)}: name it in \`istio.io/use-waypoint-namespace\``
    : near === undefined
      ? ''
      : `; did you mean ${quote(near)}?`
  return {
    code: 'unknown-gateway',
    node,
    ...(!namesake && near === undefined && { confidence: 'likely' }),
    message: `no Gateway ${quote(`${namespace}/${name}`)} exists: requests go without a waypoint, and nothing enforces policies on them${hint}`,
  }
}

function otherClass({ namespace, name }: Manifest, className: Node, node: Node): Problem<'other-class'> {
  return {
    code: 'other-class',
    node,
    message: `Gateway ${quote(`${namespace}/${name}`)} has the class ${quote(className.text)} and is no waypoint: once it has an address, ztunnel sends requests through tunnels that it does not accept, and they fail; name a Gateway of class \`istio-waypoint\``,
    related: [{ node: className, note: 'the class' }],
  }
}

function notAdmitted(manifest: Manifest, served: string, node: Node): Problem<'namespace-not-admitted'> {
  const { namespace, name, spec } = manifest
  return {
    code: 'namespace-not-admitted',
    node,
    message: `the waypoint ${quote(`${namespace}/${name}`)} does not serve the namespace ${quote(served)}: requests bypass it; set \`allowedRoutes.namespaces\` of its listener for HBONE`,
    related: [{ node: spec.get('listeners'), note: 'the listeners of the waypoint' }],
  }
}

const calledObjects: Readonly<Record<Labelled['traffic'], string>> = {
  any: 'handles no calls',
  service: 'handles no calls of a Service',
  workload: 'handles no calls of the address of a pod',
}

function otherTraffic(
  mesh: Mesh,
  gateway: Manifest,
  traffic: Labelled['traffic'],
  node: Node,
): Problem<'other-traffic'> {
  const { namespace, name, root } = gateway
  return {
    code: 'other-traffic',
    node,
    message: `the waypoint ${quote(`${namespace}/${name}`)} is for ${quote(waypointTraffic(mesh, gateway))} and ${calledObjects[traffic]}: requests bypass it; set its label \`${trafficLabel}\` to ${quote(traffic === 'any' ? 'service' : 'all')}`,
    related: [{ node: root.get('metadata'), note: 'the waypoint' }],
  }
}
