import { groupBy } from '../core/group.ts'
import { normalHost } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { oncePerKinds, type Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { isSureOfNamespace, mayShareNamespace } from './presence.ts'

/**
 * True if an HTTPRoute or GRPCRoute attached to a ServiceEntry takes what is sent to a port of a host anywhere but to
 * that port of that host (istio `pilot/pkg/config/kube/gateway/conversion.go`, parents of kind ServiceEntry).
 */
export function isTakenElsewhere(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  const attached = routesByEntry(mesh).get(entry.name) ?? []
  return attached.some(
    ({ route, parent }) =>
      isNear(route, parent, entry) &&
      [port, undefined].includes(parent.get('port').number) &&
      route.spec.items('rules').some((rule) => leavesPort(rule, host, port)),
  )
}

/** One of the `parentRefs` of a route that is a ServiceEntry. */
interface Attachment {
  readonly route: Manifest
  readonly parent: Node
}

/** By the name of the ServiceEntry. */
const routesByEntry = oncePerKinds(['GRPCRoute', 'HTTPRoute'], (mesh) => {
  const routes = [...mesh.ofKind('HTTPRoute'), ...mesh.ofKind('GRPCRoute')]
  const attached = routes.flatMap((route) =>
    route.spec
      .items('parentRefs')
      .filter((parent) => parent.get('kind').text === 'ServiceEntry')
      .map((parent): Attachment => ({ route, parent })),
  )
  return groupBy(attached, ({ parent }) => parent.get('name').text)
})

/** A parent is in the namespace that its reference names, else in that of the route; either may be unknown. */
function isNear(route: Manifest, parent: Node, entry: Manifest): boolean {
  const namespace = parent.get('namespace').text
  if (namespace !== '') return namespace === entry.namespace || !isSureOfNamespace(entry)
  return mayShareNamespace(route, entry)
}

/** A rule without backends answers by itself: with a redirect or an error. */
function leavesPort(rule: Node, host: string, port: number): boolean {
  const backends = rule.items('backendRefs')
  return backends.length === 0 || backends.some((backend) => !isPortOf(backend, host, port))
}

function isPortOf(backend: Node, host: string, port: number): boolean {
  const isHost = backend.get('kind').text === 'Hostname' && normalHost(backend.get('name').text) === host
  return isHost && backend.get('port').number === port
}
