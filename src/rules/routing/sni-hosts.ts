import { isEmpty } from '../message/empty-lists.ts'
import { isIP } from '../../syntax/address.ts'
import { isAutomaticName } from '../../istio/routing/automatic-name.ts'
import { hostDefect, isPartialWildcard } from '../../syntax/host-syntax.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
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
    'A tls route matches a name that the hosts of its VirtualService do not cover, or a port that none of them has.',
  why: 'The client names the host in the TLS handshake, and Istio chooses the route by that name. Istio refuses a VirtualService that matches names which its hosts do not cover. On a port that none of the names declares, no TLS arrives.',
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
    yield webhookProblem(
      'missing-sni-hosts',
      match.get('sniHosts'),
      'a tls match without `sniHosts`: list the hosts that it matches',
    )
  }
  for (const name of names.filter(({ scalar }) => typeof scalar === 'string')) {
    // A host with a placeholder may be any host.
    if (!hosts.some(isUnfilled)) yield* nameRefused(name, hosts, virtualService)
  }
}

function* nameRefused(
  name: Node,
  hosts: readonly string[],
  virtualService: Manifest,
): Generator<Problem<NameCode>> {
  const { text } = name
  // The webhook warns of addresses and refuses one in brackets (istio `pkg/config/validation/validation.go`, validateSniHost).
  if (isIP(text) && !text.startsWith('[')) {
    const message = `${quote(text)} is an IP address: clients send only host names in the TLS handshake`
    yield { code: 'ip-address', node: name, message, severity: 'warning' }
    return
  }
  const defect = isAutomaticName(text, virtualService) ? null : hostDefect(text)
  if (defect) yield webhookProblem('host-syntax', name, `${quote(text)} ${defect.text}`)
  else if (isPartialWildcard(text) && hosts.some((host) => isWithin(text, host))) {
    // Envoy refuses such `server_names`; the webhook accepts them.
    const message = `${quote(text)} has a wildcard that is not the whole first label, and Envoy refuses the listener`
    yield { code: 'partial-wildcard', node: name, message }
  } else if (!hosts.some((host) => isWithin(text, host))) {
    yield webhookProblem(
      'not-in-hosts',
      name,
      `${quote(text)} is not among the \`hosts\` of this VirtualService, and no wildcard of them covers it`,
    )
  }
}

/** True if a host covers a name; compared case-sensitively, as in the webhook (istio `pkg/config/host/name.go`, SubsetOf). */
function isWithin(name: string, host: string): boolean {
  if (!host.startsWith('*')) return name === host
  const [nameSuffix, hostSuffix] = [name.startsWith('*') ? name.slice(1) : name, host.slice(1)]
  return nameSuffix.endsWith(hostSuffix) && (nameSuffix === name || name.length >= host.length)
}
