import { selectorCodes, selectorRefused } from '../shared/labels-refused.ts'
import { dryRunUnsupported } from '../shared/dry-run.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const peerAuthenticationWebhook = defineRule({
  id: 'authz/peer-authentication-webhook',
  formerId: 'authz/peer-shape',
  codes: [...selectorCodes, 'dry-run-unsupported', 'ports-without-selector', 'not-a-port'],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A PeerAuthentication that Istio refuses.',
  why: 'The validating webhook of Istio refuses it, so the workloads keep the mTLS mode that they had before.',
  fix: 'Select workloads by labels if single ports have a mode, and correct the port or the label that the message names.',
  on: {
    *PeerAuthentication(authentication) {
      const { spec } = authentication
      yield* dryRunUnsupported(authentication)
      yield* selectorRefused(spec.get('selector'), 'matchLabels')
      const ports = spec.get('portLevelMtls')
      // The API server leaves out what is null.
      const isSelecting = spec
        .at('selector', 'matchLabels')
        .entries()
        .some(([, value]) => !value.isNull)
      if (ports.entries().length > 0 && !isSelecting) {
        yield webhookProblem(
          'ports-without-selector',
          ports,
          '`portLevelMtls` needs a `selector` with labels: add one, or set the mode for all ports',
        )
      }
      for (const [port, mode] of ports.entries()) {
        // The API server leaves out what is null.
        if (mode.isNull || (/^[1-9]\d*$/.test(port) && Number(port) <= 65_535)) continue
        const message = `${quote(port)} is not a port: write a number from 1 to 65535`
        yield { ...webhookProblem('not-a-port', mode, message), at: 'key' }
      }
    },
  },
})
