import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { hostsOverlap } from '../hosts/hosts.ts'
import { serverHost } from '../hosts/server-host.ts'
import type { Listener } from './listeners.ts'
import type { Reference } from './references.ts'
import type { Refusal } from './refusal.ts'
import { isKnownNamespace, isUnfilled, mayEqual } from '../../syntax/unfilled.ts'

/** The refusal of a route by a listener; `undefined` if the listener admits it. */
export function listenerRefusal(
  route: Manifest,
  { node }: Reference,
  listener: Listener,
): Refusal | undefined {
  const [section, port] = [node.get('sectionName'), node.get('port')]
  if (port.number && port.number !== listener.port)
    return { object: route, code: 'port-not-found', node: port }
  if (section.text !== '' && !mayEqual(section.text, listener.name))
    return { object: route, code: 'section-not-found', node: section }
  return hostRefusal(route, node, listener) ?? kindRefusal(route, node, listener)
}

function hostRefusal(route: Manifest, node: Node, { hosts, hostname }: Listener): Refusal | undefined {
  const names = hostnamesOf(route)
  const isUnknown = names.some(isUnfilled)
  const overlapping = hosts
    .map(serverHost)
    .filter(({ host }) => isUnknown || isUnfilled(host) || names.some((name) => hostsOverlap(host, name)))
  if (overlapping.some(({ namespace }) => admits(namespace, route))) return undefined
  const code = overlapping.length > 0 ? 'namespace-not-allowed' : 'hostname'
  return { object: route, code, node, detail: hostname }
}

/** A namespace that nothing states may be the admitted one. */
function admits(namespace: string, route: Manifest): boolean {
  if (namespace === '*' || namespace === route.namespace) return true
  return namespace !== '~' && ![namespace, route.namespace].every(isKnownNamespace)
}

function kindRefusal(route: Manifest, node: Node, { routeKinds, laterKinds }: Listener): Refusal | undefined {
  if (routeKinds.includes(route.kind)) return undefined
  const isByRelease = laterKinds.includes(route.kind)
  return {
    object: route,
    code: 'kind-not-allowed',
    node,
    detail: route.kind,
    ...(isByRelease && { isByRelease }),
  }
}

/**
 * The one refusal to report of those by all listeners for one reference, as a list: the first that is not about the name or
 * port of the listener, which each other listener also has, else the first; empty if there is none.
 */
export function mostSpecific(refusals: readonly Refusal[]): Refusal[] {
  const specific = refusals.filter(({ code }) => code !== 'section-not-found' && code !== 'port-not-found')
  const [first] = specific.length > 0 ? specific : refusals
  if (!first) return []
  if (first.code !== 'hostname') return [first]
  const details = specific.flatMap(({ code, detail }) => (code === 'hostname' ? (detail ?? '') : []))
  return [{ ...first, hostnames: [...new Set(details)] }]
}

/** The hostnames of a route; `*` without any, and for a route that cannot have any. */
export function hostnamesOf({ spec, kind }: Manifest): readonly string[] {
  const names = kind === 'TCPRoute' ? [] : spec.items('hostnames').map(({ text }) => text)
  return names.length > 0 ? names : ['*']
}
