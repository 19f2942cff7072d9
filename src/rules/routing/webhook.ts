import { defineRule } from '../rule.ts'
import { shapeCodes } from './webhook/codes.ts'
import { gatewayRefused } from './webhook/gateway.ts'
import { sidecarRefused } from './webhook/sidecar.ts'
import { virtualServiceRefused } from './webhook/virtual-service.ts'

export const routingWebhook = defineRule({
  id: 'routing/webhook',
  formerId: 'routing/shape',
  codes: shapeCodes,
  severity: 'error',
  istio: ['IST0106'],
  summary: 'Fields of a VirtualService, Gateway or Sidecar that Istio refuses together or at all.',
  why: 'The webhook of Istio refuses the whole object, and what was there before stays in force. The API server alone, and most schemas, let such an object pass.',
  fix: 'Do what the message says: name what is missing, keep numbers in their bounds, leave one of two settings out that exclude each other.',
  on: {
    VirtualService: virtualServiceRefused,
    Gateway: gatewayRefused,
    Sidecar: sidecarRefused,
  },
})
