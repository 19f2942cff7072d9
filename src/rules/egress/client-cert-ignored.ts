import { policyLevels } from '../../istio/routing/destination.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { defineRule } from '../rule.ts'

export const clientCertIgnored = defineRule({
  id: 'egress/client-cert-ignored',
  codes: ['never-presented'],
  severity: 'error',
  summary: 'A client certificate is set with a TLS mode that never presents it.',
  why: 'Istio accepts the DestinationRule, but with mode SIMPLE the proxy presents no certificate: a server that asks for one refuses every connection.',
  fix: 'Set the mode to MUTUAL if the server asks for a client certificate; otherwise leave certificate and key out.',
  on: {
    *DestinationRule(rule) {
      for (const level of policyLevels(rule)) {
        const tls = level.get('tls')
        const ignored = ignoredField(tls)
        if (!ignored) continue
        yield {
          code: 'never-presented',
          node: ignored,
          message: `\`${String(ignored.pathKeys.at(-1))}\` is never presented with mode \`SIMPLE\`: set \`MUTUAL\`, or leave it out`,
          related: [{ node: tls.get('mode'), note: 'this mode only verifies the server' }],
        }
      }
    },
  },
})

/**
 * The client certificate of a `tls` block with mode SIMPLE, or the private key where the certificate is absent.
 * `undefined` with a `credentialName`: egress/tls-fields reports that files and credential exclude each other.
 */
function ignoredField(tls: Node): Node | undefined {
  if (tls.get('mode').text !== 'SIMPLE' || isPresent(tls.get('credentialName'))) return undefined
  return [tls.get('clientCertificate'), tls.get('privateKey')].find(isPresent)
}
