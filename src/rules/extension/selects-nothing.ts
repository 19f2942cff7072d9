import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { defineRule, type Problem } from '../rule.ts'
import { unmatchedSelector } from '../shared/unmatched-selector.ts'

export const extensionSelectsNothing = defineRule({
  id: 'extension/selects-nothing',
  codes: ['no-matching-workload'],
  severity: 'warning',
  istio: ['IST0101'],
  summary: 'An EnvoyFilter, Telemetry or WasmPlugin selects workloads by labels that no workload has.',
  why: 'These objects apply to the workloads of their own namespace whose pods have all labels of the selector, and in the root namespace to those of all namespaces. If there are none, Istio accepts the object and no proxy changes.',
  fix: 'Write the labels of the pod template (not those of the Deployment or Service), and put the object into the namespace of the workload.',
  across: {
    EnvoyFilter: (filter, mesh) =>
      unmatchedSelector(filter, filter.spec.at('workloadSelector', 'labels'), effect, mesh),
    Telemetry: selectorProblems,
    WasmPlugin: selectorProblems,
  },
})

function selectorProblems(extension: Manifest, mesh: Mesh): Iterable<Problem<'no-matching-workload'>> {
  return unmatchedSelector(extension, extension.spec.at('selector', 'matchLabels'), effect, mesh)
}

const effect = 'no proxy changes'
