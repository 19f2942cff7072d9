import { groupBy } from '../../core/group.ts'
import { referenceKinds, referenceOf, type Reference } from '../../istio/gateway-api/references.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace, mayHaveUnseenObjects } from '../../model/presence.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isKnownNamespace, isUnfilled } from '../../syntax/unfilled.ts'
import { closestName } from '../../schema/suggest.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const unknownParent = defineRule({
  id: 'gateway-api/unknown-parent',
  codes: ['unknown-gateway'],
  severity: 'error',
  summary: 'A route is attached to a Gateway that nothing defines.',
  why: 'The API server accepts the route. No gateway serves it, so that its hosts answer 404, and its status says nothing: each controller assumes that another one serves the route.',
  fix: 'Correct `name` or `namespace` of the `parentRefs`, or create the Gateway.',
  fromAbsence: 'warning',
  across: {
    GRPCRoute: check,
    HTTPRoute: check,
    TCPRoute: check,
    TLSRoute: check,
  },
})

function* check(route: Manifest, mesh: Mesh): Generator<Problem<'unknown-gateway'>> {
  const meshes = [mesh, meshOfOtherObjects(mesh)].filter((candidate) => candidate !== undefined)
  const parents = route.spec
    .items('parentRefs')
    .map((node) => referenceOf(node, referenceKinds.gateway, route.namespace))
  for (const parent of parents.filter(({ kind }) => kind === referenceKinds.gateway))
    if (isCertain(parent, mesh) && !meshes.some((candidate) => mayExist(parent, candidate)))
      yield unknownGateway(parent, mesh)
}

/**
 * Gateways are often in another repository than routes: one is missing for certain only in a namespace that has other
 * Gateways here, or under a name that a Gateway of another namespace has.
 */
function isCertain({ namespace, node, name }: Reference, mesh: Mesh): boolean {
  if (!isKnownNamespace(namespace) || isUnfilled(name) || isUnread(namespace, mesh)) return false
  if (gatewaysByNamespace(mesh).has(namespace)) return true
  return !node.get('namespace').exists && gatewaysByName(mesh).has(name)
}

/** True if objects that are not read may contain Gateways of a namespace in which the files have none. */
function isUnread(namespace: string, mesh: Mesh): boolean {
  const gateways = gatewaysByNamespace(mesh).get(namespace) ?? []
  return gateways.length === 0 && mayHaveUnseenObjects(mesh, { namespace })
}

function mayExist({ namespace, name }: Reference, mesh: Mesh): boolean {
  const named = gatewaysByName(mesh).get(name) ?? []
  return (
    named.some((gateway) => gateway.namespace === namespace || !hasStatedNamespace(gateway)) ||
    unfilledNames(mesh).has(name)
  )
}

function unknownGateway({ namespace, name, node }: Reference, mesh: Mesh): Problem<'unknown-gateway'> {
  const [namesake] = gatewaysByName(mesh).get(name) ?? []
  const near = closestName(
    name,
    (gatewaysByNamespace(mesh).get(namespace) ?? []).map((gateway) => gateway.name),
  )
  const hint = namesake
    ? `; there is one in \`namespace: ${namesake.namespace}\``
    : near === undefined
      ? ''
      : `; did you mean ${quote(near)}?`
  return {
    code: 'unknown-gateway',
    node: node.get('name'),
    message: `no Gateway ${quote(`${namespace}/${name}`)} exists: the route gets no traffic from it${hint}`,
    related: namesake ? [{ node: namesake.root.at('metadata', 'name'), note: 'a Gateway of that name' }] : [],
  }
}

const gatewaysByName = derived(['KubernetesGateway'], (mesh) =>
  groupBy(mesh.ofKind('KubernetesGateway'), ({ name }) => name),
)

const gatewaysByNamespace = derived(['KubernetesGateway'], (mesh) =>
  groupBy(mesh.ofKind('KubernetesGateway'), ({ namespace }) => namespace),
)

const unfilledNames = derived(['KubernetesGateway'], (mesh) =>
  unfilledIndex(mesh.ofKind('KubernetesGateway'), ({ name }) => [name]),
)
