import { isIP } from '../../model/address.ts'
import { hostDefect } from '../../model/host-syntax.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { quote } from '../quote.ts'
import { refused } from '../refused.ts'
import { defineRule, type Problem } from '../rule.ts'

export const sniHosts = defineRule({
  id: 'routing/sni-hosts',
  severity: 'error',
  summary: 'A tls route matches a name that is none of the hosts of its VirtualService.',
  why: 'The client says in the TLS handshake which host it wants, and the route is taken by that name. Istio refuses a VirtualService that matches names which its hosts do not hold.',
  fix: 'List under `sniHosts` hosts of the VirtualService, or hosts below its wildcards.',
  on: {
    *VirtualService({ spec }) {
      for (const route of spec.items('tls')) {
        for (const match of route.items('match').filter(({ kind }) => kind === 'map')) yield* check(match, spec)
      }
    },
  },
})

function* check(match: Node, spec: Node): Generator<Problem> {
  const names = match.items('sniHosts')
  const hosts = spec.items('hosts').map(({ text }) => text)
  if (names.length === 0) yield refused(match.get('sniHosts'), 'a tls match without `sniHosts`')
  for (const name of names.filter(({ scalar }) => typeof scalar === 'string')) {
    // What some tool fills in later may be any host.
    if (![name.text, ...hosts].some(isUnfilled)) yield* nameRefused(name, hosts, isForGateways(spec))
  }
}

function* nameRefused(name: Node, hosts: readonly string[], isGateway: boolean): Generator<Problem> {
  const { text } = name
  if (isIP(text)) {
    const message = `${quote(text)} is an IP address: clients send none in the TLS handshake`
    yield { node: name, message, severity: 'warning' }
    return
  }
  const defect = isGateway && isAutomatic(text) ? null : hostDefect(text)
  if (defect) yield refused(name, `${quote(text)} ${defect}`)
  else if (!hosts.some((host) => isWithin(text, host))) {
    yield refused(name, `${quote(text)} is none of the \`hosts\` of this VirtualService, and below none of them`)
  }
}

/** The name by which gateways between clusters know a Service: `outbound_.80_._.shop.example.org`. */
function isAutomatic(name: string): boolean {
  return /^outbound_[^_]*\d[^_]*_[^_]*_.*[a-z]/i.test(name)
}

/** True where no sidecar takes the routes; without gateways they do. */
function isForGateways(spec: Node): boolean {
  const gateways = spec.items('gateways')
  return gateways.length > 0 && gateways.every(({ text }) => text !== 'mesh')
}

/** By letter, as the webhook compares them (istio `pkg/config/host/name.go`, SubsetOf). */
function isWithin(name: string, host: string): boolean {
  if (!host.startsWith('*')) return name === host
  const [own, suffix] = [name.startsWith('*') ? name.slice(1) : name, host.slice(1)]
  return own.endsWith(suffix) && (own === name || name.length >= host.length)
}
