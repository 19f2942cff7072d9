import { referenceKinds, referenceOf } from '../../istio/gateway-api/references.ts'
import { controllerOf, isForeignClass } from '../../istio/policy/gateway-class.ts'
import { hasHosts, rootsOfDelegate } from '../../istio/routing/delegated-routes.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { ObjectChanges } from './object-changes.ts'

/** Meshes with the objects that differ. */
export interface SidesWithChanges {
  readonly head: { readonly mesh: Mesh }
  readonly base: { readonly mesh: Mesh }
  readonly changes: ObjectChanges
}

/** An object that differs, and why it is not known where it lets requests in. */
export interface UnseenServing {
  readonly object: Manifest
  readonly reason: string
}

/**
 * The routes and Gateways that differ in what they let in, where the files do not have the gateway: it, its GatewayClass or the
 * VirtualService that delegates is in no file.
 */
export function unseenGateways({ changes, head, base }: SidesWithChanges): UnseenServing[] {
  return changes.changed.flatMap((object) => {
    const versions = changes.versionsOf(object)
    if (entryText(versions.head) === entryText(versions.base)) return []
    const reasons = [
      ...(versions.head ? reasonsFor(head.mesh, versions.head) : []),
      ...(versions.base ? reasonsFor(base.mesh, versions.base) : []),
    ]
    return [...new Set(reasons)].map((reason): UnseenServing => ({ object, reason }))
  })
}

/** True for a route of calls in a mesh (GAMMA), which any implementation of the Gateway API may have. */
export function isRouteOfService(object: Manifest): boolean {
  const { namespace, spec } = object
  return (
    routeKinds.has(knownKind(object)) &&
    spec
      .items('parentRefs')
      .some((node) => referenceOf(node, referenceKinds.gateway, namespace).kind === referenceKinds.service)
  )
}

const routeKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute'] as const),
])

/** What decides which requests a gateway takes: not where it sends them, nor how long it waits. */
function entryText(object: Manifest | undefined): string {
  if (!object) return ''
  const { spec } = object
  if (knownKind(object) === 'VirtualService')
    return textOf([
      ...['hosts', 'gateways', 'exportTo'].map((field) => spec.get(field)),
      ...routesIn(spec, ['http', 'tls', 'tcp']).flatMap((route) =>
        ['match', 'redirect', 'directResponse', 'delegate', 'fault'].map((field) => route.get(field)),
      ),
    ])
  if (routeKinds.has(knownKind(object)))
    return textOf([
      ...['parentRefs', 'hostnames'].map((field) => spec.get(field)),
      ...spec.items('rules').flatMap((rule) => ['matches', 'filters'].map((field) => rule.get(field))),
    ])
  return canonicalJson(spec)
}

function routesIn(spec: Node, fields: readonly string[]): Node[] {
  return fields.flatMap((field) => spec.items(field))
}

function textOf(nodes: readonly Node[]): string {
  return JSON.stringify(nodes.map((node) => (node.exists ? canonicalJson(node) : null)))
}

function reasonsFor(mesh: Mesh, object: Manifest): string[] {
  const kind = knownKind(object)
  if (kind === 'VirtualService') return ofVirtualService(mesh, object)
  if (kind === 'KubernetesGateway') return ofGateway(mesh, object)
  if (kind === 'ListenerSet') return ofParent(mesh, object, object.spec.get('parentRef'))
  if (!routeKinds.has(kind)) return []
  return object.spec.items('parentRefs').flatMap((node) => ofParent(mesh, object, node))
}

function ofVirtualService(mesh: Mesh, object: Manifest): string[] {
  const name = `${object.namespace}/${object.name}`
  const roots = hasHosts(object) ? [object] : rootsOfDelegate(mesh, object)
  if (roots.length === 0)
    return [`no file has a VirtualService that delegates to VirtualService ${name}, which differs`]
  return roots.flatMap(gatewayKeysOf).flatMap((key) => {
    const [namespace = '', gateway = ''] = key.split('/')
    return key === meshGateway || mesh.find('Gateway', namespace, gateway) ? [] : [absent(key, object)]
  })
}

/** Services as parents are those of the mesh, not of gateways. */
function ofParent(mesh: Mesh, object: Manifest, node: Node): string[] {
  const { kind, namespace, name } = referenceOf(node, referenceKinds.gateway, object.namespace)
  if (kind === referenceKinds.listenerSet) {
    const set = mesh.find('ListenerSet', namespace, name)
    return set
      ? ofParent(mesh, set, set.spec.get('parentRef'))
      : [`ListenerSet ${namespace}/${name} is in no file, and ${manifestTitle(object)} differs`]
  }
  if (kind !== referenceKinds.gateway) return []
  const gateway = mesh.find('KubernetesGateway', namespace, name)
  return gateway ? ofGateway(mesh, gateway) : [absent(`${namespace}/${name}`, object)]
}

function absent(gateway: string, object: Manifest): string {
  return `Gateway ${gateway} is in no file, and ${manifestTitle(object)} differs, which is routed there`
}

/** A class that the files do not define may be one of Istio by another name. */
function ofGateway(mesh: Mesh, gateway: Manifest): string[] {
  const className = gateway.spec.get('gatewayClassName').text
  return controllerOf(mesh, className) !== undefined || isForeignClass(mesh, className)
    ? []
    : [`no file has GatewayClass ${className}, which tells whether Istio serves ${manifestTitle(gateway)}`]
}
