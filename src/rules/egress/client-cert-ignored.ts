import { levelsOf } from '../../istio/routing/destination.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { defineRule } from '../rule.ts'

export const clientCertIgnored = defineRule({
  id: 'egress/client-cert-ignored',
  codes: ['never-presented'],
  severity: 'error',
  summary: 'A client certificate beside a TLS mode that never presents one.',
  why: 'Istio accepts the DestinationRule, and with mode SIMPLE the proxy shows no certificate: a server that asks for one refuses every connection.',
  fix: 'Set the mode to MUTUAL where the server asks for a client certificate; otherwise leave certificate and key out.',
  on: {
    *DestinationRule(rule) {
      for (const level of levelsOf(rule)) {
        const tls = level.get('tls')
        const idle = idleField(tls)
        if (!idle) continue
        yield {
          code: 'never-presented',
          node: idle,
          message: `\`${String(idle.pathKeys.at(-1))}\` is never presented with mode \`SIMPLE\`: set \`MUTUAL\`, or leave it out`,
          related: [{ node: tls.get('mode'), note: 'verifies the server alone' }],
        }
      }
    },
  },
})

/** The certificate, or the key where only that is there. With a credential egress/tls-fields says that they exclude each other. */
function idleField(tls: Node): Node | undefined {
  if (tls.get('mode').text !== 'SIMPLE' || isPresent(tls.get('credentialName'))) return undefined
  return [tls.get('clientCertificate'), tls.get('privateKey')].find(isPresent)
}
