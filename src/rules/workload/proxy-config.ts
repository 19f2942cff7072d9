import { defineRule } from '../rule.ts'
import { selectorRefused } from '../shared/labels-refused.ts'

export const proxyConfig = defineRule({
  id: 'workload/proxy-config',
  codes: ['selector-without-labels'],
  severity: 'warning',
  summary: 'A ProxyConfig with a selector that selects every workload.',
  why: 'A selector is written to limit the settings to some workloads. Without labels they apply to the whole namespace; the webhook of Istio accepts it with a warning.',
  fix: 'List the labels of the workloads, or leave the selector out.',
  on: {
    *ProxyConfig({ spec }) {
      // schema/invalid reports patterns and empty keys: the definition of the kind refuses them.
      for (const { code, ...problem } of selectorRefused(spec.get('selector'), 'matchLabels'))
        if (code === 'selector-without-labels') yield { code, ...problem }
    },
  },
})
