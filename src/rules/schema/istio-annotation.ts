import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { podOf } from '../../istio/workload/pod.ts'
import { closestName } from '../../schema/suggest.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { annotationDefect, type AnnotationValueCode } from './helpers/annotation-values.ts'
import { istioAnnotations, istioLabels } from './helpers/istio-annotations.ts'

/**
 * After istio `pkg/config/analysis/analyzers/annotations`; a pod template is checked like a pod.
 */
export const istioAnnotation = defineRule({
  id: 'schema/istio-annotation',
  codes: [
    'label-as-annotation',
    'unknown-annotation',
    'misplaced-annotation',
    'not-a-boolean',
    'not-a-whole-number',
    'not-a-port',
    'not-an-address-range',
    'unknown-interception-mode',
    'config-not-yaml',
    'config-not-a-map',
  ],
  severity: 'warning',
  istio: ['IST0107', 'IST0108', 'IST0125'],
  summary: 'An annotation of Istio that nothing reads, or that has an invalid value.',
  why: 'Nothing checks annotations when they are applied: a misspelt one, or one of pods that stands at the Deployment, has no effect. With an invalid value, the injector refuses the pod.',
  fix: 'Correct the name or the value; write annotations of pods in `spec.template.metadata.annotations`.',
  parts: ['patch', 'unapplied'],
  on: {
    CronJob: workloadProblems,
    DaemonSet: workloadProblems,
    Deployment: workloadProblems,
    Job: workloadProblems,
    Namespace: objectProblems,
    Pod: objectProblems,
    ReplicaSet: workloadProblems,
    Rollout: workloadProblems,
    Service: objectProblems,
    StatefulSet: workloadProblems,
  },
})

type NameCode = 'label-as-annotation' | 'unknown-annotation' | 'misplaced-annotation'
type Code = NameCode | AnnotationValueCode

function* objectProblems(manifest: Manifest): Generator<Problem<Code>> {
  const { root, kind } = manifest
  for (const [name, value] of annotationsOf(root)) yield* annotationProblems(name, value, kind)
}

/** Skips annotations that the pod template repeats: charts often write the same at both, and Istio reads the template. */
function* workloadProblems(manifest: Manifest): Generator<Problem<Code>> {
  const pod = podOf(manifest)
  const podAnnotations = annotationsOf(pod)
  const repeated = new Set(podAnnotations.map(([name]) => name))
  for (const [name, value] of annotationsOf(manifest.root))
    if (!repeated.has(name)) yield* annotationProblems(name, value, manifest.kind)
  for (const [name, value] of podAnnotations) yield* annotationProblems(name, value, 'Pod')
}

function annotationsOf(root: Node): [name: string, value: Node][] {
  return root.get('metadata').entries('annotations')
}

function* annotationProblems(name: string, value: Node, kind: string): Generator<Problem<Code>> {
  const kinds = istioAnnotations.get(name)
  if (kinds === undefined) {
    if (isOfIstio(name) && !isUnfilled(name)) yield { ...unknownAnnotation(name), node: value, at: 'key' }
    return
  }
  if (kinds.includes('Any')) return
  if (!kinds.includes(kind)) {
    const message = misplacedMessage(name, kinds, kind)
    if (isForIstio(name, value, kind)) yield { code: 'misplaced-annotation', node: value, at: 'key', message }
    return
  }
  const defect = annotationDefect(name, value)
  if (!defect) return
  yield { code: defect.code, node: value, message: `the value of ${quote(name)} ${defect.text}` }
}

/** True for a name with a domain of Istio before the slash. */
function isOfIstio(name: string): boolean {
  return domains.has(name.split('/')[0]!)
}

const domains = new Set(
  [...istioAnnotations.keys()]
    .map((name) => name.split('/')[0]!)
    .filter((domain) => domain.endsWith('istio.io')),
)

/** False for an Ingress class at a Service that is not Istio's: other controllers read it there. */
function isForIstio(name: string, value: Node, kind: string): boolean {
  return name !== 'kubernetes.io/ingress.class' || kind !== 'Service' || value.text === 'istio'
}

/** The problem with an annotation that Istio does not have. */
function unknownAnnotation(name: string): { readonly code: NameCode; readonly message: string } {
  if (istioLabels.has(name)) {
    const message = `${quote(name)} is a label: nothing reads it as an annotation; write it under \`labels\``
    return { code: 'label-as-annotation', message }
  }
  const [domain, key = ''] = name.split('/')
  const candidates = [...istioAnnotations.keys()].filter((candidate) => candidate.startsWith(`${domain}/`))
  const suggestion = closestName(
    key,
    candidates.map((candidate) => candidate.split('/')[1]!),
  )
  const hint = suggestion === undefined ? '' : `; did you mean ${quote(`${domain}/${suggestion}`)}?`
  const message = `Istio has no annotation ${quote(name)}, so nothing reads it${hint}`
  return { code: 'unknown-annotation', message }
}

function misplacedMessage(name: string, kinds: readonly string[], kind: string): string {
  const hasPodTemplate = kinds.includes('Pod') && kind !== 'Namespace' && kind !== 'Service'
  const advice = hasPodTemplate ? '; write it in the pod template' : ''
  return `the annotation ${quote(name)} is for ${quoteAll(kinds)}; nothing reads it on a ${kind}${advice}`
}
