import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { podOf } from '../../istio/workload/pod.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { deprecatedAnnotations } from './helpers/deprecated-annotations.ts'
import { alphaAnnotations, istioAnnotations } from './helpers/istio-annotations.ts'

/** After istio `pkg/config/analysis/analyzers/maturity`; a pod template is checked like a pod. */
export const alphaAnnotation = defineRule({
  id: 'schema/alpha-annotation',
  isOptional: true,
  codes: ['alpha'],
  severity: 'warning',
  istio: ['IST0136'],
  summary: 'An annotation that Istio calls alpha.',
  why: 'Istio may change or remove an alpha annotation with any release and without notice, and does not recommend it for production. Nearly all annotations of Istio are alpha, also those that many teams need, and `istioctl analyze` does not run its own check for that reason. So this rule reports nothing until the configuration gives it a severity.',
  fix: 'Write the setting in a field of Istio that does the same, such as one of `proxy.istio.io/config`, or waive the annotation and read about it in the notes of each release before an upgrade.',
  parts: ['patch', 'unapplied'],
  on: {
    CronJob: podProblems,
    DaemonSet: podProblems,
    Deployment: podProblems,
    Job: podProblems,
    manifest: objectProblems,
    ReplicaSet: podProblems,
    Rollout: podProblems,
    StatefulSet: podProblems,
  },
})

function* objectProblems({ root, kind }: Manifest): Generator<Problem<'alpha'>> {
  yield* problems(root, kind)
}

function* podProblems(workload: Manifest): Generator<Problem<'alpha'>> {
  yield* problems(podOf(workload), 'Pod')
}

/** Annotations of other kinds have no effect, which schema/istio-annotation reports. */
function* problems(object: Node, kind: string): Generator<Problem<'alpha'>> {
  for (const [name, value] of object.get('metadata').entries('annotations')) {
    if (!alphaAnnotations.has(name) || ignored.has(name)) continue
    const kinds = istioAnnotations.get(name) ?? []
    if (!kinds.includes(kind) && !kinds.includes('Any')) continue
    yield { code: 'alpha', node: value, at: 'key', message: messageOf(name) }
  }
}

function messageOf(name: string): string {
  return `Istio calls ${quote(name)} alpha: it may change or remove it with any release; write a field that does the same, or waive it and check it at each upgrade`
}

/** Those that Istio itself sets, and those that schema/deprecated reports. */
const ignored: ReadonlySet<string> = new Set([
  'gateway.istio.io/controller-version',
  'istio.io/rev',
  'sidecar.istio.io/status',
  ...Object.keys(deprecatedAnnotations),
])
