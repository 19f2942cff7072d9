import { distinctBy } from '../../core/distinct.ts'
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
  why: 'A browser with an HTTP/2 connection to one host reuses it for the other host, because the certificate covers both; the Gateway of the first host has no routes of the second, and answers 404.',
  fix: 'Serve the hosts of one certificate by one Gateway, with a wildcard or a list of hosts; or give each host its own certificate.',
  across: {
    *Gateway(gateway, mesh) {
      for (const node of credentialsOf(gateway)) {
        const uses = usesByCertificate(mesh).get(node.text) ?? []
        const conflict = uses.find((use) => use.gateway !== gateway && selectsAllPodsOf(gateway, use.gateway))
        if (!conflict) continue
        yield {
          code: 'shared-certificate',
          node,
          message: `Gateway ${quote(`${conflict.gateway.namespace}/${conflict.gateway.name}`)} uses the certificate ${quote(node.text)} on the same pods: over HTTP/2 browsers request its hosts here and get 404`,
          related: [{ node: conflict.node, note: 'the same certificate' }],
        }
      }
    },
  },
})

/** A Gateway, and the node that names a certificate. */
interface CertificateUse {
  readonly gateway: Manifest
  readonly node: Node
}

const usesByCertificate = derived(['Gateway'], (mesh) => {
  const uses = mesh
    .ofKind('Gateway')
    .flatMap((gateway) => credentialsOf(gateway).map((node): CertificateUse => ({ gateway, node })))
  return groupBy(uses, ({ node }) => node.text)
})

/** The nodes of the certificates that a Gateway names, each certificate once. */
const credentialsOf = oncePer((gateway: Manifest): readonly Node[] => {
  const nodes = gateway.spec.items('servers').map((server) => server.at('tls', 'credentialName'))
  const certificates = nodes.filter(({ text }) => text !== '' && !isUnfilled(text))
  return distinctBy(certificates, (node) => node.text)
})

/** True if a Gateway selects every pod that another one selects. */
function selectsAllPodsOf(gateway: Manifest, covered: Manifest): boolean {
  const labels = gatewaySelector(gateway)
  return labels.size > 0 && selects(labels, gatewaySelector(covered))
}
