import { defineRule } from '../rule.ts'
import { routingWebhookCodes } from './webhook/codes.ts'
import { gatewayRefused } from './webhook/gateway.ts'
import { sidecarRefused } from './webhook/sidecar.ts'
import { virtualServiceRefused } from './webhook/virtual-service.ts'

export const routingWebhook = defineRule({
  id: 'routing/webhook',
  formerId: 'routing/shape',
  codes: routingWebhookCodes,
  severity: 'error',
  istio: ['IST0106'],
  summary: 'Fields of a VirtualService, Gateway or Sidecar that Istio refuses by themselves or together.',
  why: 'The webhook of Istio refuses the whole object, and the previous version stays in force. The API server itself, and most schemas, accept such an object.',
  fix: 'Follow the message: set missing fields, keep numbers within their limits, and remove one of two exclusive fields.',
  on: {
    VirtualService: virtualServiceRefused,
    Gateway: gatewayRefused,
    Sidecar: sidecarRefused,
  },
})
