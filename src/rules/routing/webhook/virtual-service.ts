import { hostDefect } from '../../../syntax/host-syntax.ts'
import { meshGateway } from '../../../istio/routing/gateways.ts'
import { isIP } from '../../../syntax/address.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { dryRunUnsupported } from '../../shared/dry-run.ts'
import { exportRefused } from '../../shared/export-refused.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { gatewayNamesRefused } from './gateway-names.ts'
import { httpRouteRefused } from './http-route.ts'
import { emptyItemsRefused, isEmpty } from './items.ts'
import { tcpRouteRefused, tlsRouteRefused } from './l4-route.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** What the webhook refuses of a VirtualService that no other rule speaks of (istio ValidateVirtualService). */
export function* virtualServiceRefused(virtualService: Manifest): Generator<ShapeProblem> {
  const { spec } = virtualService
  const hosts = spec.items('hosts')
  const isDelegate = isEmpty(spec.get('hosts'))
  yield* dryRunUnsupported(virtualService)
  yield* exportRefused(virtualService)
  yield* gatewayNamesRefused(spec)
  yield* isDelegate ? delegateRefused(spec) : hostsRefused(spec, hosts)
  if (protocols.every((protocol) => isEmpty(spec.get(protocol)))) {
    yield refused('no-routes', spec, 'routes nothing: write `http`, `tls` or `tcp` routes')
  }
  yield* emptyItemsRefused(spec.get('http'))
  for (const route of maps(spec, 'http')) yield* httpRouteRefused(route, isDelegate)
  for (const route of maps(spec, 'tls')) yield* tlsRouteRefused(route)
  for (const route of maps(spec, 'tcp')) yield* tcpRouteRefused(route)
}

const protocols = ['http', 'tls', 'tcp']

/** What is no map is for the schema to refuse. */
function maps(spec: Node, key: string): Node[] {
  return spec.items(key).filter(({ kind }) => kind === 'map')
}

/** Without hosts it is a part that another VirtualService delegates to. */
function* delegateRefused(spec: Node): Generator<ShapeProblem> {
  for (const field of ['gateways', 'tls', 'tcp'].filter((key) => spec.items(key).length > 0)) {
    yield refused(
      'not-in-delegate',
      spec.get(field),
      `a VirtualService without \`hosts\` is one that others delegate to, and can have no \`${field}\``,
    )
  }
}

function* hostsRefused(spec: Node, hosts: readonly Node[]): Generator<ShapeProblem> {
  if (actsInMesh(spec)) {
    for (const host of hosts.filter(({ text }) => text === '*')) {
      const message = 'host `*` is for gateways: for the mesh, name the hosts or their domain'
      yield refused('wildcard-on-mesh', host, message)
    }
  }
  // The webhook compares them only once each of them is one.
  if (hosts.every(isHost)) yield* repeatedHosts(hosts)
}

/** Without gateways it acts in the sidecars; with `mesh` among them, too. */
function actsInMesh(spec: Node): boolean {
  const gateways = spec.get('gateways')
  return isEmpty(gateways) || gateways.items().some(({ text }) => text === meshGateway)
}

function isHost({ text }: Node): boolean {
  return !isUnfilled(text) && (isIP(text) || hostDefect(text) === null)
}

/** Hosts that mean one host twice, the wildcards by their suffix (istio `pkg/config/host/name.go`, Matches). */
function* repeatedHosts(hosts: readonly Node[]): Generator<ShapeProblem> {
  const wildcards = new Map<string, Node>()
  for (const host of hosts.filter(({ text }) => text.startsWith('*'))) {
    const suffix = host.text.slice(1)
    if (!wildcards.has(suffix)) wildcards.set(suffix, host)
  }
  const seen = new Map<string, Node>()
  for (const host of hosts) {
    const other = seen.get(host.text) ?? coveredBy(host, wildcards)
    if (other) {
      const isSame = host.text === other.text
      const how = isSame ? 'listed twice' : `one of those that ${quote(other.text)} means`
      const message = `host ${quote(host.text)} is ${how}: leave one of the two out`
      yield refused(isSame ? 'duplicate-host' : 'covered-host', host, message, {
        node: other,
        note: 'the other one',
      })
    }
    seen.set(host.text, host)
  }
}

function coveredBy(host: Node, wildcards: ReadonlyMap<string, Node>): Node | undefined {
  const own = host.text.startsWith('*') ? host.text.slice(1) : host.text
  const first = host.text.startsWith('*') ? 1 : 0
  for (let start = first; start <= own.length; start++) {
    const found = wildcards.get(own.slice(start))
    if (found) return found
  }
  return undefined
}
