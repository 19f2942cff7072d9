import { groupBy } from '../../core/group.ts'
import { normalHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'

/**
 * True if an HTTPRoute or GRPCRoute attached to a ServiceEntry sends requests for a port of a host anywhere but to that port
 * of that host (istio `pilot/pkg/config/kube/gateway/conversion.go`, parents of kind ServiceEntry).
 */
export function isRoutedElsewhere(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  const namespaces = hasStatedNamespace(entry) ? [entry.namespace, unstated] : [anywhere]
  const attached = namespaces.flatMap((place) => routesByEntry(mesh).get(keyOf(place, entry.name)) ?? [])
  return attached.some(
    ({ route, parent }) =>
      [port, undefined].includes(parent.get('port').number) &&
      route.spec.items('rules').some((rule) => leavesPort(rule, host, port)),
  )
}

/** A route, and the one of its `parentRefs` that is a ServiceEntry. */
interface Attachment {
  readonly route: Manifest
  readonly parent: Node
}

/** Stand for all namespaces and for unstated ones; neither is the name of a namespace. */
const anywhere = '*'
const unstated = '?'

function keyOf(place: string, name: string): string {
  return `${place}\0${name}`
}

/** Routes by the name of the ServiceEntry, and by namespace. */
const routesByEntry = derived(['GRPCRoute', 'HTTPRoute'], (mesh) => {
  const routes = [...mesh.ofKind('HTTPRoute'), ...mesh.ofKind('GRPCRoute')]
  const attached = routes.flatMap((route) =>
    route.spec
      .items('parentRefs')
      .filter((parent) => parent.get('kind').text === 'ServiceEntry')
      .map((parent): Attachment => ({ route, parent })),
  )
  const keyed = attached.flatMap((attachment) =>
    namespacesOf(attachment).map((place) => ({
      key: keyOf(place, attachment.parent.get('name').text),
      one: attachment,
    })),
  )
  const groups = groupBy(keyed, ({ key }) => key)
  return new Map([...groups].map(([key, pairs]) => [key, pairs.map(({ one: attachment }) => attachment)]))
})

/** A parent is in the namespace that the reference names, or else in that of the route; either may be unknown. */
function namespacesOf({ route, parent }: Attachment): string[] {
  const named = parent.get('namespace').text
  if (named !== '') return [anywhere, named]
  return [anywhere, route.namespace, ...(hasStatedNamespace(route) ? [] : [unstated])]
}

/** A rule without backends responds itself, with a redirect or an error. */
function leavesPort(rule: Node, host: string, port: number): boolean {
  const backends = rule.items('backendRefs')
  return backends.length === 0 || backends.some((backend) => !isPortOf(backend, host, port))
}

function isPortOf(backend: Node, host: string, port: number): boolean {
  const isHost = backend.get('kind').text === 'Hostname' && normalHost(backend.get('name').text) === host
  return isHost && backend.get('port').number === port
}
