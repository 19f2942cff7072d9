import { waypointOf } from '../../istio/ambient/waypoints.ts'
import { labelsOf } from '../../istio/policy/selector.ts'
import {
  canaryLabel,
  canaryWeight,
  isCanaryWeight,
  namedWaypoint,
  waypointLabel,
  type NamedWaypoint,
} from '../../istio/policy/waypoint-label.ts'
import { versionText } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'needs-istio' | 'no-primary' | 'same-waypoint' | 'weight' | 'no-weight'

export const waypointCanary = defineRule({
  id: 'ambient/waypoint-canary',
  codes: ['needs-istio', 'no-primary', 'same-waypoint', 'weight', 'no-weight'],
  severity: 'warning',
  summary: 'A second waypoint that gets no requests.',
  why: 'Since 1.31 `istio.io/use-waypoint-canary` names a second waypoint beside that of `istio.io/use-waypoint`, and the annotation `istio.io/use-waypoint-canary-weight` the percentage of connections that it gets, 0 by default. Where one of them is missing or wrong, all connections go to the first waypoint, and only the status of the Service says so (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`, buildWeightedWaypoints).',
  fix: 'Set both labels to different waypoints, and the weight to a whole number from 0 to 100.',
  across: {
    *Namespace(namespace, mesh) {
      const labels = labelsOf(namespace.root.at('metadata', 'labels'))
      yield* check(namespace, namespace.name, namedWaypoint(labels, namespace.name) ?? 'none', mesh)
    },
    Service: checkTarget,
    ServiceEntry: checkTarget,
  },
})

function checkTarget(target: Manifest, mesh: Mesh): Iterable<Problem<Code>> {
  return check(target, target.namespace, waypointOf(mesh, target), mesh)
}

/** `primary` is `undefined` if the files do not state the first waypoint. */
function* check(
  object: Manifest,
  namespace: string,
  primary: NamedWaypoint | 'none' | undefined,
  mesh: Mesh,
): Generator<Problem<Code>> {
  const metadata = object.root.get('metadata')
  const node = metadata.get('labels').get(canaryLabel)
  const canary = namedWaypoint(labelsOf(metadata.get('labels')), namespace, canaryLabel)
  if (!canary || canary === 'none' || node.isUnfilled) return
  if (!atLeast(mesh, 1, 31)) {
    if (mesh.context.isIstioVersionStated) yield needsIstio(node, mesh)
    return
  }
  if (primary === 'none') yield noPrimary(object, node)
  else if (primary?.name === canary.name && primary.namespace === canary.namespace)
    yield sameWaypoint(node, canary)
  yield* weightProblems(metadata, node)
}

function needsIstio(node: Node, { context }: Mesh): Problem<'needs-istio'> {
  return {
    code: 'needs-istio',
    node,
    at: 'key',
    message: `\`${canaryLabel}\` needs Istio 1.31; this mesh runs ${versionText(context.istioVersion)}, which sends nothing to the second waypoint`,
  }
}

/** The label of a Namespace may be set by `istioctl waypoint apply`, which files do not show. */
function noPrimary({ kind }: Manifest, node: Node): Problem<'no-primary'> {
  return {
    code: 'no-primary',
    node,
    at: 'key',
    confidence: 'likely',
    message: `without \`${waypointLabel}\` on the ${kind}${kind === 'Namespace' ? '' : ' or its Namespace'} this second waypoint gets nothing; name the first one`,
  }
}

function sameWaypoint(node: Node, { namespace, name }: NamedWaypoint): Problem<'same-waypoint'> {
  return {
    code: 'same-waypoint',
    node,
    message: `${quote(`${namespace}/${name}`)} is the waypoint of \`${waypointLabel}\`, too: Istio leaves the second one out; name another Gateway`,
  }
}

/** If the Namespace names the first waypoint, its annotation applies to Services that state no weight. */
function* weightProblems(metadata: Node, canary: Node): Generator<Problem<'weight' | 'no-weight'>> {
  const weight = metadata.get('annotations').get(canaryWeight)
  if (weight.isUnfilled) return
  if (weight.exists && !isCanaryWeight(weight.text))
    yield {
      code: 'weight',
      node: weight,
      message: `the weight ${quote(weight.data)} is no whole number from 0 to 100: Istio leaves the second waypoint out`,
    }
  else if (!weight.exists && metadata.get('labels').get(waypointLabel).exists)
    yield {
      code: 'no-weight',
      node: canary,
      at: 'key',
      severity: 'info',
      message: `without the annotation \`${canaryWeight}\` the second waypoint gets 0 % of the connections; set it`,
    }
}
