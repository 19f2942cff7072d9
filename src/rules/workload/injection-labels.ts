import { injectionLabel, modeLabel, namespaceLabels, revisionLabel } from '../../istio/workload/dataplane.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** After istio `pkg/config/analysis/analyzers/injection/injection.go`. */
export const injectionLabels = defineRule({
  id: 'workload/injection-labels',
  codes: ['ignored-label'],
  severity: 'warning',
  istio: ['IST0123'],
  summary: 'A Namespace asks in two ways for its pods to be in the mesh.',
  why: 'One of the labels counts and the other does nothing: `istio-injection` before `istio.io/rev`, so that pods stay with the default revision when another one is meant, and a sidecar before the ambient mode.',
  fix: 'Keep the label that is meant, and take the other one away.',
  on: {
    *Namespace(namespace) {
      const labels = namespaceLabels(namespace)
      const asked = [injectionLabel, revisionLabel, modeLabel].filter((label) => asks(labels.get(label).text))
      const [first, ...others] = asked
      // `disabled` is a decision, which the others do not gainsay.
      if (first === undefined || labels.get(injectionLabel).text === 'disabled') return
      for (const label of others)
        yield {
          code: 'ignored-label',
          node: labels.get(label),
          at: 'key',
          message: `${quote(`${label}: ${labels.get(label).text}`)} does nothing beside ${quote(`${first}: ${labels.get(first).text}`)}: keep one of the two`,
          related: [{ node: labels.get(first), note: 'the label that counts' }],
        }
    },
  },
})

function asks(value: string): boolean {
  return value !== '' && value !== 'none' && value !== 'disabled'
}
