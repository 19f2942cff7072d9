import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { gatewaySelector } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { selects } from '../../istio/policy/selector.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const gatewayCertificate = defineRule({
  id: 'routing/gateway-certificate',
  codes: ['shared-certificate'],
  severity: 'warning',
  istio: ['IST0138'],
  summary: 'Two Gateways of the same pods use one certificate.',
  why: 'A browser that holds an HTTP/2 connection to the one host uses it for the other host, too, because the certificate has both; the Gateway of the first host knows no routes of the second, and answers 404.',
  fix: 'Serve the hosts of one certificate by one Gateway, with a wildcard or a list of hosts; or give each host a certificate of its own.',
  across: {
    *Gateway(gateway, mesh) {
      for (const node of credentialsOf(gateway)) {
        const others = users(mesh).get(node.text) ?? []
        const other = others.find((one) => one.gateway !== gateway && holdsAll(gateway, one.gateway))
        if (!other) continue
        yield {
          code: 'shared-certificate',
          node,
          message: `Gateway ${quote(`${other.gateway.namespace}/${other.gateway.name}`)} uses the certificate ${quote(node.text)} on the same pods: over HTTP/2 its hosts are asked for here, and answered with 404`,
          related: [{ node: other.node, note: 'the same certificate' }],
        }
      }
    },
  },
})

/** A Gateway and where it names a certificate. */
interface User {
  readonly gateway: Manifest
  readonly node: Node
}

const users = derived(['Gateway'], (mesh) => {
  const all = mesh
    .ofKind('Gateway')
    .flatMap((gateway) => credentialsOf(gateway).map((node): User => ({ gateway, node })))
  return groupBy(all, ({ node }) => node.text)
})

/** The certificates that a Gateway names, each once. */
const credentialsOf = oncePer((gateway: Manifest): readonly Node[] => {
  const named = gateway.spec.items('servers').map((server) => server.at('tls', 'credentialName'))
  const filled = named.filter(({ text }) => text !== '' && !isUnfilled(text))
  return [...new Map(filled.map((node) => [node.text, node])).values()]
})

/** True if a Gateway is on every pod that another one is on. */
function holdsAll(gateway: Manifest, other: Manifest): boolean {
  const labels = gatewaySelector(gateway)
  return labels.size > 0 && selects(labels, gatewaySelector(other))
}
