import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isKnownNamespace, isUnfilled } from '../../syntax/unfilled.ts'
import { refusalsByObject } from '../gateway-api/convert.ts'
import { gatewayAt, objectsMadeOf } from '../gateway-api/proxy-objects.ts'
import { referenceKinds, referenceOf, type Reference } from '../gateway-api/references.ts'
import { hostsOverlap } from '../hosts/hosts.ts'
import { controllerOf } from '../policy/gateway-class.ts'
import { gatewayKeysOf, serves } from './gateways.ts'

/** A hostname of a route that none of the listeners serves which admit the route. */
export interface UnservedHostname {
  readonly node: Node
  /** The Gateways that listeners become, and that have the route. */
  readonly gateways: readonly Manifest[]
  /** True if one of them has the host, and leaves it to a listener with a more exact hostname. */
  readonly isTaken: boolean
}

/**
 * The hostnames of a route that no listener of its parents serves, while istiod accepts the route for other hostnames. Empty if
 * a parent is not in the files or of a class that Istio does not serve, if hosts of a Gateway are unfilled, or if istiod
 * refuses something of the route.
 */
export function unservedHostnames(mesh: Mesh, route: Manifest): UnservedHostname[] {
  if (!hasKnownParents(mesh, route) || refusalsByObject(mesh).has(route)) return []
  const converted = (objectsMadeOf(mesh).get(route) ?? []).filter(({ kind }) => kind === 'VirtualService')
  const keys = [...new Set(converted.flatMap(gatewayKeysOf))]
  const gateways = keys.flatMap((key) => gatewayAt(mesh, key) ?? [])
  if (gateways.length === 0 || gateways.length < keys.length || gateways.some(mayServeAnyHost)) return []
  return route.spec
    .items('hostnames')
    .filter(({ text, isUnfilled: hasPlaceholder }) => text !== '' && !hasPlaceholder)
    .filter(({ text }) => !converted.some((virtualService) => isServed(mesh, virtualService, route, text)))
    .map((node) => ({
      node,
      gateways,
      isTaken: gateways.some((gateway) => hasHost(gateway, node.text, route.namespace)),
    }))
}

/** True for a Gateway whose hosts, or the names of its listeners, have placeholders. */
function mayServeAnyHost({ name, spec }: Manifest): boolean {
  return (
    isUnfilled(name) ||
    spec
      .items('servers')
      .flatMap((server) => server.items('hosts'))
      .some(({ text }) => isUnfilled(text))
  )
}

/** A TLSRoute is converted with the hosts that it has in common with the listener. */
function isServed(mesh: Mesh, virtualService: Manifest, route: Manifest, host: string): boolean {
  const { kind, namespace } = route
  const [text = ''] = virtualService.spec.items('hosts').map((node) => node.text)
  if (kind === 'TLSRoute' ? !hostsOverlap(text, host) : text !== host) return false
  return gatewayKeysOf(virtualService).some((key) => hasHost(gatewayAt(mesh, key)!, text, namespace))
}

function hasHost(gateway: Manifest, host: string, namespace: string): boolean {
  return gateway.spec.items('servers').some((server) => serves(gateway, server, host, namespace))
}

/** True if all parents of a route are Gateways or ListenerSets in the files, of classes that Istio serves. */
function hasKnownParents(mesh: Mesh, route: Manifest): boolean {
  const references = route.spec
    .items('parentRefs')
    .map((node) => referenceOf(node, referenceKinds.gateway, route.namespace))
  return references.every((reference) => {
    if (isUnfilled(reference.name) || !isKnownNamespace(reference.namespace)) return false
    const gateway = gatewayOf(mesh, reference)
    return (
      gateway !== undefined && controllerOf(mesh, gateway.spec.get('gatewayClassName').text) === 'gateway'
    )
  })
}

function gatewayOf(mesh: Mesh, { kind, namespace, name }: Reference): Manifest | undefined {
  if (kind === referenceKinds.gateway) return mesh.find('KubernetesGateway', namespace, name)
  const set = kind === referenceKinds.listenerSet ? mesh.find('ListenerSet', namespace, name) : undefined
  const parent = set && referenceOf(set.spec.get('parentRef'), referenceKinds.gateway, namespace)
  return parent && mesh.find('KubernetesGateway', parent.namespace, parent.name)
}
