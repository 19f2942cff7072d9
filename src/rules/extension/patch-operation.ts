import { quote } from '../quote.ts'
import { defineRule } from '../rule.ts'

export const patchOperation = defineRule({
  id: 'extension/patch-operation',
  severity: 'warning',
  istio: ['IST0152', 'IST0153', 'IST0154'],
  summary: 'An operation of an EnvoyFilter that is not defined for what it is applied to.',
  why: 'Istio takes the EnvoyFilter and, as its reference says, ignores the patch: the proxies go on without it.',
  fix: 'Use MERGE for routes and what holds them, or INSERT_FIRST, INSERT_BEFORE and INSERT_AFTER for a route; replace filters only.',
  on: {
    *EnvoyFilter({ spec }) {
      for (const config of spec.items('configPatches')) {
        const [applyTo, operation] = [config.get('applyTo'), config.at('patch', 'operation')]
        const isIgnored = Object.hasOwn(ignored, operation.text) && ignored[operation.text]!(applyTo.text)
        if (applyTo.text === '' || !isIgnored) continue
        yield {
          node: operation,
          message: `${quote(operation.text)} is not defined for ${quote(applyTo.text)}: the patch is ignored`,
          related: [{ node: applyTo, note: 'what it is applied to' }],
        }
      }
    },
  },
})

/** By the operation, what it is ignored for (istio/api `networking/v1alpha3/envoy_filter.proto`, Patch.Operation). */
const ignored: Readonly<Record<string, (applyTo: string) => boolean>> = {
  ADD: isRouting,
  REMOVE: isRouting,
  REPLACE: (applyTo) => !['HTTP_FILTER', 'NETWORK_FILTER', 'LISTENER_FILTER'].includes(applyTo),
}

function isRouting(applyTo: string): boolean {
  return applyTo === 'ROUTE_CONFIGURATION' || applyTo === 'HTTP_ROUTE'
}
