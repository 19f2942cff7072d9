import { policySelector } from '../../istio/policy/selector.ts'
import { workloadsWithLabels } from '../../istio/workload/workloads.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { unmatchedSelector } from '../shared/unmatched-selector.ts'

type Code = 'no-matching-workload' | 'workload-elsewhere'

export const extensionSelectsNothing = defineRule({
  id: 'extension/selects-nothing',
  codes: ['no-matching-workload', 'workload-elsewhere'],
  severity: 'warning',
  istio: ['IST0101'],
  summary: 'An EnvoyFilter, Telemetry or WasmPlugin selects workloads by labels that no workload has.',
  why: 'These objects apply to the workloads of their own namespace whose pods have all labels of the selector, and in the root namespace to those of all namespaces. A Telemetry with a selector is an exception: in the root namespace, too, it selects only workloads of that namespace (istio `pilot/pkg/model/telemetry.go`, applicableTelemetries). If there are none, Istio accepts the object and no proxy changes.',
  fix: 'Write the labels of the pod template (not those of the Deployment or Service), and put the object into the namespace of the workload.',
  across: {
    EnvoyFilter: (filter, mesh) =>
      unmatchedSelector(filter, filter.spec.at('workloadSelector', 'labels'), effect, mesh),
    *Telemetry(telemetry, mesh) {
      yield* selectorProblems(telemetry, mesh)
      yield* selectedElsewhere(telemetry, mesh)
    },
    WasmPlugin: selectorProblems,
  },
})

function selectorProblems(extension: Manifest, mesh: Mesh): Iterable<Problem<'no-matching-workload'>> {
  return unmatchedSelector(extension, extension.spec.at('selector', 'matchLabels'), effect, mesh)
}

const effect = 'no proxy changes'

/** Reports a Telemetry of the root namespace whose selector matches only workloads of other namespaces. */
function* selectedElsewhere(telemetry: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const labels = policySelector(telemetry)
  if (telemetry.namespace !== mesh.rootNamespace || labels.size === 0) return
  const workloads = workloadsWithLabels(mesh, labels)
  const [elsewhere] = workloads
  if (!elsewhere || workloads.some(({ namespace }) => namespace === mesh.rootNamespace)) return
  const { kind, name } = elsewhere.manifest
  yield {
    code: 'workload-elsewhere',
    node: telemetry.spec.at('selector', 'matchLabels'),
    at: 'key',
    // The root namespace may have such workloads in other repositories.
    confidence: 'likely',
    message: `a Telemetry with a selector acts only in its own namespace, also in ${quote(mesh.rootNamespace)}: ${kind} ${quote(`${elsewhere.namespace}/${name}`)} keeps its settings; move the Telemetry to that namespace, or leave the selector out`,
    related: [{ node: elsewhere.manifest.root.at('metadata', 'name'), note: 'a workload with the labels' }],
  }
}
