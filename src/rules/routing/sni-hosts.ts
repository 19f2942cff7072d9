import { isIP } from '../../syntax/address.ts'
import { isAutomaticName } from '../../istio/routing/automatic-name.ts'
import { hostDefect, isPartialWildcard } from '../../syntax/host-syntax.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { refused } from '../message/refused.ts'
import { defineRule, type Problem } from '../rule.ts'
import { isEmpty } from './webhook/items.ts'
import { unservedPort } from './helpers/sni-ports.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

type NameCode = 'host-syntax' | 'partial-wildcard' | 'not-in-hosts' | 'ip-address'

export const sniHosts = defineRule({
  id: 'routing/sni-hosts',
  codes: [
    'missing-sni-hosts',
    'host-syntax',
    'partial-wildcard',
    'not-in-hosts',
    'ip-address',
    'undeclared-port',
    'plaintext-port',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary:
    'A tls route matches a name that is none of the hosts of its VirtualService, or a port that none of them has.',
  why: 'The client says in the TLS handshake which host it wants, and the route is taken by that name. Istio refuses a VirtualService that matches names which its hosts do not hold. A port that is declared for none of the names has no TLS that could be matched.',
  fix: 'List under `sniHosts` hosts of the VirtualService, or hosts below its wildcards, and a `port` that their ServiceEntries or Services declare.',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of virtualService.spec.items('tls')) {
        const matches = route.items('match').filter(({ kind }) => kind === 'map')
        for (const match of matches) {
          yield* check(match, virtualService)
          yield* unservedPort(match, virtualService, mesh)
        }
      }
    },
  },
})

function* check(match: Node, virtualService: Manifest): Generator<Problem<'missing-sni-hosts' | NameCode>> {
  const names = match.items('sniHosts')
  const hosts = virtualService.spec.items('hosts').map(({ text }) => text)
  if (isEmpty(match.get('sniHosts'))) {
    yield refused('missing-sni-hosts', match.get('sniHosts'), 'a tls match without `sniHosts`')
  }
  for (const name of names.filter(({ scalar }) => typeof scalar === 'string')) {
    // What some tool fills in later may be any host.
    if (!hosts.some(isUnfilled)) yield* nameRefused(name, hosts, virtualService)
  }
}

function* nameRefused(
  name: Node,
  hosts: readonly string[],
  virtualService: Manifest,
): Generator<Problem<NameCode>> {
  const { text } = name
  if (isIP(text)) {
    const message = `${quote(text)} is an IP address: clients send none in the TLS handshake`
    yield { code: 'ip-address', node: name, message, severity: 'warning' }
    return
  }
  const defect = isAutomaticName(text, virtualService) ? null : hostDefect(text)
  if (defect) yield refused('host-syntax', name, `${quote(text)} ${defect.text}`)
  else if (isPartialWildcard(text)) {
    // Envoy says so of `server_names`; the webhook takes the name.
    const message = `${quote(text)} has a wildcard that is not the whole first label, and Envoy refuses the listener`
    yield { code: 'partial-wildcard', node: name, message }
  } else if (!hosts.some((host) => isWithin(text, host))) {
    yield refused(
      'not-in-hosts',
      name,
      `${quote(text)} is none of the \`hosts\` of this VirtualService, and below none of them`,
    )
  }
}

/** By letter, as the webhook compares them (istio `pkg/config/host/name.go`, SubsetOf). */
function isWithin(name: string, host: string): boolean {
  if (!host.startsWith('*')) return name === host
  const [own, suffix] = [name.startsWith('*') ? name.slice(1) : name, host.slice(1)]
  return own.endsWith(suffix) && (own === name || name.length >= host.length)
}
