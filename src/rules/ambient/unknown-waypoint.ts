import { admitsNamespace } from '../../istio/ambient/waypoints.ts'
import { controllerOf, isForeignClass } from '../../istio/policy/gateway-class.ts'
import { labelsOf } from '../../istio/policy/selector.ts'
import {
  canaryLabel,
  namedWaypoint,
  waypointLabel,
  type NamedWaypoint,
} from '../../istio/policy/waypoint-label.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { closest } from '../../schema/suggest.ts'
import { isKnownNamespace, isUnfilled, mayEqual } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

type Code = 'unknown-gateway' | 'other-class' | 'namespace-not-admitted'

export const unknownWaypoint = defineRule({
  id: 'ambient/unknown-waypoint',
  codes: ['unknown-gateway', 'other-class', 'namespace-not-admitted'],
  severity: 'warning',
  summary: 'A label names a waypoint that does not exist, or that does not serve the namespace.',
  why: 'Istio says so in the status of the Service alone, and requests go to their workloads without a waypoint: routes have no effect there, and policies on requests are not enforced (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`).',
  fix: 'Create the Gateway of class `istio-waypoint`, correct its name, or name its namespace in `istio.io/use-waypoint-namespace`; let its listener admit the namespace.',
  across: {
    Namespace: check,
    Service: check,
    ServiceEntry: check,
  },
})

function* check(object: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const namespace = object.kind === 'Namespace' ? object.name : object.namespace
  const labels = object.root.at('metadata', 'labels')
  for (const label of [waypointLabel, canaryLabel]) {
    const waypoint = namedWaypoint(labelsOf(labels), namespace, label)
    if (
      !waypoint ||
      waypoint === 'none' ||
      isUnfilled(waypoint.name) ||
      !isKnownNamespace(waypoint.namespace)
    )
      continue
    const problem = problemOf(waypoint, namespace, labels.get(label), mesh)
    if (problem) yield problem
  }
}

function problemOf(
  waypoint: NamedWaypoint,
  namespace: string,
  node: Node,
  mesh: Mesh,
): Problem<Code> | undefined {
  const meshes = [mesh, meshOfAllFiles(mesh) ?? mesh]
  const gateway = mesh.find('KubernetesGateway', waypoint.namespace, waypoint.name)
  if (!gateway)
    return meshes.some((candidate) => mayExist(candidate, waypoint))
      ? undefined
      : unknownGateway(waypoint, node, mesh)
  const className = gateway.spec.get('gatewayClassName')
  if (className.isUnfilled || isForeignClass(mesh, className.text)) return undefined
  if (controllerOf(mesh, className.text) !== 'waypoint') return otherClass(gateway, className, node)
  // Another binding has a listener of its own.
  if (gateway.root.at('metadata', 'annotations', 'ambient.istio.io/waypoint-inbound-binding').exists)
    return undefined
  return admitsNamespace(mesh, gateway, namespace) ? undefined : notAdmitted(gateway, namespace, node)
}

function mayExist(mesh: Mesh, { namespace, name }: NamedWaypoint): boolean {
  return mesh
    .ofKind('KubernetesGateway')
    .some(
      (gateway) =>
        mayEqual(gateway.name, name) && (gateway.namespace === namespace || !hasStatedNamespace(gateway)),
    )
}

/** A waypoint may be created by `istioctl waypoint apply`, unless the files have one of that name elsewhere. */
function unknownGateway(
  { namespace, name }: NamedWaypoint,
  node: Node,
  mesh: Mesh,
): Problem<'unknown-gateway'> {
  const gateways = mesh.ofKind('KubernetesGateway')
  const namesake = gateways.find((gateway) => gateway.name === name)
  const neighbours = gateways
    .filter((gateway) => gateway.namespace === namespace)
    .map((gateway) => gateway.name)
  const near = closest(name, neighbours)
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
    message: `Gateway ${quote(`${namespace}/${name}`)} has the class ${quote(className.text)} and is no waypoint: requests go without one; name a Gateway of class \`istio-waypoint\``,
    related: [{ node: className, note: 'the class' }],
  }
}

function notAdmitted(
  { namespace, name, spec }: Manifest,
  served: string,
  node: Node,
): Problem<'namespace-not-admitted'> {
  return {
    code: 'namespace-not-admitted',
    node,
    message: `the waypoint ${quote(`${namespace}/${name}`)} does not serve the namespace ${quote(served)}: requests go without it; set \`allowedRoutes.namespaces\` of its listener for HBONE`,
    related: [{ node: spec.get('listeners'), note: 'the listeners of the waypoint' }],
  }
}
