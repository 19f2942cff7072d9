import { isEmpty } from '../../message/empty-lists.ts'
import { hostDefect } from '../../../syntax/host-syntax.ts'
import { meshGateway } from '../../../istio/routing/gateways.ts'
import { isIP } from '../../../syntax/address.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { dryRunUnsupported } from '../../shared/dry-run.ts'
import { exportRefused } from '../../shared/export-refused.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { gatewayNamesRefused } from './gateway-names.ts'
import { httpRouteRefused } from './http-route.ts'
import { emptyItemsRefused } from './items.ts'
import { tcpRouteRefused, tlsRouteRefused } from './l4-route.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** Reports what the webhook refuses in a VirtualService, except what other rules report (istio ValidateVirtualService). */
export function* virtualServiceRefused(virtualService: Manifest): Generator<RoutingWebhookProblem> {
  const { spec } = virtualService
  const hosts = spec.items('hosts')
  const isDelegate = isEmpty(spec.get('hosts'))
  yield* dryRunUnsupported(virtualService)
  yield* exportRefused(virtualService)
  yield* gatewayNamesRefused(spec)
  yield* isDelegate ? delegateRefused(spec) : hostsRefused(spec, hosts)
  if (protocols.every((protocol) => isEmpty(spec.get(protocol)))) {
    yield webhookProblem(
      'no-routes',
      spec,
      'a VirtualService without routes: write `http`, `tls` or `tcp` routes',
    )
  }
  yield* emptyItemsRefused(spec.get('http'))
  for (const route of maps(spec, 'http')) yield* httpRouteRefused(route, isDelegate)
  for (const route of maps(spec, 'tls')) yield* tlsRouteRefused(route)
  for (const route of maps(spec, 'tcp')) yield* tcpRouteRefused(route)
}

const protocols = ['http', 'tls', 'tcp']

/** The maps in a list; schema/invalid reports other items. */
function maps(spec: Node, key: string): Node[] {
  return spec.items(key).filter(({ kind }) => kind === 'map')
}

/** Reports fields that a delegate, a VirtualService without hosts, cannot have. */
function* delegateRefused(spec: Node): Generator<RoutingWebhookProblem> {
  for (const field of ['gateways', 'tls', 'tcp'].filter((key) => spec.items(key).length > 0)) {
    const message = `a VirtualService without \`hosts\` is a delegate and cannot have \`${field}\`: remove it, or add \`hosts\``
    yield { ...webhookProblem('not-in-delegate', spec.get(field), message), missing: spec.get('hosts') }
  }
}

function* hostsRefused(spec: Node, hosts: readonly Node[]): Generator<RoutingWebhookProblem> {
  if (actsInMesh(spec)) {
    for (const host of hosts.filter(({ text }) => text === '*')) {
      const message = 'host `*` works only on gateways: for the mesh, name the hosts or their domain'
      yield webhookProblem('wildcard-on-mesh', host, message)
    }
  }
  // The webhook compares hosts only if all of them are valid.
  if (hosts.every(isHost)) yield* repeatedHosts(hosts)
}

/** True for a VirtualService that applies to sidecars: without gateways, or with `mesh` among them. */
function actsInMesh(spec: Node): boolean {
  const gateways = spec.get('gateways')
  return isEmpty(gateways) || gateways.items().some(({ text }) => text === meshGateway)
}

function isHost({ text }: Node): boolean {
  return !isUnfilled(text) && (isIP(text) || hostDefect(text) === null)
}

/** Reports hosts that are repeated or covered by a wildcard, compared by suffix (istio `pkg/config/host/name.go`, Matches). */
function* repeatedHosts(hosts: readonly Node[]): Generator<RoutingWebhookProblem> {
  const wildcards = new Map<string, Node>()
  for (const host of hosts.filter(({ text }) => text.startsWith('*'))) {
    const suffix = host.text.slice(1)
    if (!wildcards.has(suffix)) wildcards.set(suffix, host)
  }
  const firstByName = new Map<string, Node>()
  for (const host of hosts) {
    const earlier = firstByName.get(host.text) ?? coveredBy(host, wildcards)
    if (earlier) {
      const isSame = host.text === earlier.text
      const reason = isSame ? 'listed twice' : `covered by ${quote(earlier.text)}`
      const message = `host ${quote(host.text)} is ${reason}: remove one of the two`
      yield webhookProblem(isSame ? 'duplicate-host' : 'covered-host', host, message, {
        node: earlier,
        note: 'the other host',
      })
    }
    firstByName.set(host.text, host)
  }
}

function coveredBy(host: Node, wildcards: ReadonlyMap<string, Node>): Node | undefined {
  const name = host.text.startsWith('*') ? host.text.slice(1) : host.text
  const first = host.text.startsWith('*') ? 1 : 0
  for (let start = first; start <= name.length; start++) {
    const wildcard = wildcards.get(name.slice(start))
    if (wildcard) return wildcard
  }
  return undefined
}
