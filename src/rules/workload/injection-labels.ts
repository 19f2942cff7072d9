import { injectionLabel, modeLabel, namespaceLabels, revisionLabel } from '../../istio/workload/dataplane.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Source: istio `pkg/config/analysis/analyzers/injection/injection.go`. */
export const injectionLabels = defineRule({
  id: 'workload/injection-labels',
  codes: ['ignored-label'],
  severity: 'warning',
  istio: ['IST0123'],
  summary: 'A Namespace has two labels that put its pods into the mesh.',
  why: 'Istio uses one of the labels and ignores the other: `istio-injection` takes precedence over `istio.io/rev`, so that pods keep the default revision instead of the named one, and a sidecar takes precedence over the ambient mode.',
  fix: 'Keep the label that you want, and remove the other.',
  on: {
    *Namespace(namespace) {
      const labels = namespaceLabels(namespace)
      const requestingLabels = [injectionLabel, revisionLabel, modeLabel].filter((label) =>
        requestsMesh(labels.get(label).text),
      )
      const [effectiveLabel, ...ignoredLabels] = requestingLabels
      // `disabled` is explicit: the other labels have no effect, and that is intended.
      if (effectiveLabel === undefined || labels.get(injectionLabel).text === 'disabled') return
      for (const label of ignoredLabels)
        yield {
          code: 'ignored-label',
          node: labels.get(label),
          at: 'key',
          message: `${quote(`${label}: ${labels.get(label).text}`)} has no effect beside ${quote(`${effectiveLabel}: ${labels.get(effectiveLabel).text}`)}: keep one of the two`,
          related: [{ node: labels.get(effectiveLabel), note: 'the label that Istio uses' }],
        }
    },
  },
})

function requestsMesh(value: string): boolean {
  return value !== '' && value !== 'none' && value !== 'disabled'
}
