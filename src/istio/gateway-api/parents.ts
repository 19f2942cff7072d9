import { compareText } from '../../core/order.ts'
import { groupBy } from '../../core/group.ts'
import { apiGroups } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { hostCovers, hostsOverlap, isWildcard } from '../hosts/hosts.ts'
import { namespaceBasis } from './allowed-namespaces.ts'
import type { ConversionContext } from './context.ts'
import { hasForeignWaypoint } from './foreign-waypoint.ts'
import { isParent, type Listener } from './listeners.ts'
import { referenceKinds, referenceOf, type Reference } from './references.ts'
import type { Refusal } from './refusal.ts'
import { isKnownNamespace, isUnfilled, mayEqual } from '../../syntax/unfilled.ts'
import { listenerRefusal, mostSpecific } from './listener-refusals.ts'
import { internalName } from './converted-names.ts'

/** A parent of a route: a listener of a gateway, or a Service or ServiceEntry in the mesh. */
export interface Parent {
  readonly reference: Reference
  /** The port that the reference names. */
  readonly port: number | undefined
  /** `null` for the mesh. */
  readonly listener: Listener | null
  /** The hostnames of listeners of the same Gateway, port and protocol, which take hosts from this one. */
  readonly siblingHosts: readonly string[]
}

/** The parents of one route that accept it, in the order in which istiod takes them, and the refusals of the others. */
export interface Parents {
  readonly accepted: readonly Parent[]
  readonly refusals: readonly Refusal[]
}

/** The listeners that a reference means. */
export interface ReferredListeners {
  readonly listeners: readonly Listener[]
  /** False if they are those of a Gateway that may be another, because a namespace is not stated or a name not filled in. */
  readonly areCertain: boolean
}

/** Finds listeners by the Gateway or ListenerSet that has them. */
export type FindListeners = (reference: Reference) => ReferredListeners

/**
 * Returns a function that finds the listeners to which routes can be attached (`isParent`) by the kind, namespace and name of
 * their Gateway or ListenerSet. It returns those of the exact owner, else those of owners that it may be, if any.
 */
export function listenersByOwner(listeners: readonly Listener[]): FindListeners {
  const parents = listeners.filter(isParent)
  const kindOf = ({ owner }: Listener): string => `${apiGroups.KubernetesGateway}/${owner.kind}`
  const byOwner = groupBy(parents, (listener) =>
    ownerKey(kindOf(listener), listener.owner.namespace, listener.owner.name),
  )
  const withUnfilledName = parents.filter(({ owner }) => isUnfilled(owner.name))
  const unfilled = (kind: string, name: string): Listener[] =>
    (isUnfilled(name) ? parents : withUnfilledName).filter(
      (listener) => kindOf(listener) === kind && mayEqual(listener.owner.name, name),
    )
  const byName = groupBy(parents, (listener) => ownerKey(kindOf(listener), '', listener.owner.name))
  return ({ kind, namespace, name }) => {
    const exact = byOwner.get(ownerKey(kind, namespace, name))
    if (exact) return { listeners: exact, areCertain: true }
    const possible = [...(byName.get(ownerKey(kind, '', name)) ?? []), ...unfilled(kind, name)].filter(
      ({ owner }) =>
        owner.namespace === namespace || !isKnownNamespace(namespace) || !hasStatedNamespace(owner),
    )
    return { listeners: possible, areCertain: false }
  }
}

function ownerKey(kind: string, namespace: string, name: string): string {
  return [kind, namespace, name].join('\0')
}

/**
 * The parents that accept a route, and the refusals of those that do not (istio
 * `pilot/pkg/config/kube/gateway/conversion.go`, extractParentReferenceInfo and referenceAllowed). A Gateway that is not in
 * the files has no listeners here, and neither refuses nor accepts.
 */
export function parentsOf(
  context: ConversionContext,
  route: Manifest,
  findListeners: FindListeners,
): Parents {
  const results = route.spec
    .items('parentRefs')
    .map((node) => parentsByReference(context, route, parentReference(node, route), findListeners))
  return {
    accepted: results.flatMap(({ accepted }) => accepted).toSorted(compareParents(route)),
    refusals: results.flatMap(({ refusals }) => refusals),
  }
}

/** The parents that accept a route by one reference, and the refusals if none does. */
function parentsByReference(
  context: ConversionContext,
  route: Manifest,
  reference: Reference,
  findListeners: FindListeners,
): Parents {
  const port = reference.node.get('port').number
  const isOfMesh = meshKinds.includes(reference.kind) && isServedByMesh(context, reference)
  const { listeners: candidates, areCertain } = gatewayKinds.includes(reference.kind)
    ? findListeners(reference)
    : noListeners
  const judged = candidates.map((listener) => ({
    listener,
    refusal: listenerRefusal(route, reference, listener),
  }))
  const admitting = judged.filter(({ refusal }) => !refusal).map(({ listener }) => listener)
  // A reference is accepted if one listener accepts it.
  const isRefused = admitting.length === 0 && areCertain
  const basis = isRefused ? basisOf(context, route, reference, candidates) : []
  const refusals = isRefused ? mostSpecific(judged.flatMap(({ refusal }) => refusal ?? [])) : []
  return {
    accepted: [
      ...(isOfMesh ? [{ reference, port, listener: null, siblingHosts: [] }] : []),
      ...admitting.map((listener): Parent => ({
        ...{ reference, port, listener },
        siblingHosts: siblingHosts(listener, candidates),
      })),
    ],
    refusals: refusals.map((refusal) => ({ ...refusal, basis })),
  }
}

/** The nodes that a refusal by all listeners depends on. */
function basisOf(
  { mesh }: ConversionContext,
  route: Manifest,
  reference: Reference,
  candidates: ReferredListeners['listeners'],
): Node[] {
  return [
    reference.node,
    route.spec.get('hostnames'),
    ...candidates.flatMap(({ node, owner }) => [node, owner.root.get('metadata')]),
    ...namespaceBasis(mesh, route.namespace),
  ]
}

const noListeners: ReferredListeners = { listeners: [], areCertain: true }

/** False for a Service or ServiceEntry that does not exist, or whose waypoint is one of another controller. */
function isServedByMesh(context: ConversionContext, reference: Reference): boolean {
  return !context.isAbsent(reference) && !hasForeignWaypoint(context.mesh, reference)
}

const meshKinds: readonly string[] = [referenceKinds.service, referenceKinds.serviceEntry]

const gatewayKinds: readonly string[] = [referenceKinds.gateway, referenceKinds.listenerSet]

function parentReference(node: Node, route: Manifest): Reference {
  return referenceOf(node, referenceKinds.gateway, route.namespace)
}

/** istiod takes references in the order of their text, and then by the name of the gateway; `mesh` is a name, too. */
function compareParents(route: Manifest): (first: Parent, second: Parent) => number {
  return (first, second) =>
    compareText(internalName(first), internalName(second)) ||
    compareText(referenceText(first.reference, route), referenceText(second.reference, route))
}

function referenceText({ kind, name, namespace, node }: Reference, { namespace: ofRoute }: Manifest): string {
  const section = node.get('sectionName').text
  const path = kind.includes('/') ? kind : `/${kind}`
  return `${path}/${name}/${section}/${node.get('port').number ?? 0}.${namespace || ofRoute}`
}

function siblingHosts(listener: Listener, candidates: readonly Listener[]): string[] {
  const siblings = candidates.filter(
    ({ node, port, protocol }) =>
      node !== listener.node && port === listener.port && protocol === listener.protocol,
  )
  return [...new Set(siblings.map(({ hostname }) => hostname))].filter((host) => host !== listener.hostname)
}

/** False for a host that a listener with a more exact hostname takes (istio `conversion.go`, hostnameAllowedByIsolation). */
export function ownsHost({ listener, siblingHosts: siblings }: Parent, host: string): boolean {
  const own = listener?.hostname ?? ''
  if (own !== '' && !isWildcard(own)) return true
  if (own !== '' && !hostsOverlap(host, own)) return false
  return !siblings.some(
    (sibling) => own.length <= sibling.length && sibling !== '' && hostCovers(sibling, host),
  )
}
