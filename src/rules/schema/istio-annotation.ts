import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { podOf } from '../../istio/workload/pod.ts'
import { closest } from '../../schema/suggest.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { annotationDefect, type AnnotationValueCode } from './helpers/annotation-values.ts'
import { istioAnnotations, istioLabels } from './helpers/istio-annotations.ts'

/** After istio `pkg/config/analysis/analyzers/annotations`; templates of pods are looked at as the pods they make. */
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
  summary: 'An annotation of Istio that nothing reads, or whose value cannot be.',
  why: 'Annotations are checked by nobody: one that is misspelt, or stands at a Deployment instead of its pods, changes nothing. With a value that cannot be, the injector refuses the pod.',
  fix: 'Correct the name or the value; what is meant for pods belongs into `spec.template.metadata.annotations`.',
  parts: ['patch', 'unapplied'],
  on: {
    CronJob: ofMaker,
    DaemonSet: ofMaker,
    Deployment: ofMaker,
    Job: ofMaker,
    Namespace: ofObject,
    Pod: ofObject,
    ReplicaSet: ofMaker,
    Rollout: ofMaker,
    Service: ofObject,
    StatefulSet: ofMaker,
  },
})

type NameCode = 'label-as-annotation' | 'unknown-annotation' | 'misplaced-annotation'
type Code = NameCode | AnnotationValueCode

function* ofObject(manifest: Manifest): Generator<Problem<Code>> {
  const { root, kind } = manifest
  for (const [name, value] of annotationsOf(root)) yield* defects(name, value, kind)
}

/** What is said at the template as well is read there: charts often write the same at both. */
function* ofMaker(manifest: Manifest): Generator<Problem<Code>> {
  const pod = podOf(manifest)
  const ofPod = annotationsOf(pod)
  const repeated = new Set(ofPod.map(([name]) => name))
  for (const [name, value] of annotationsOf(manifest.root))
    if (!repeated.has(name)) yield* defects(name, value, manifest.kind)
  for (const [name, value] of ofPod) yield* defects(name, value, 'Pod')
}

function annotationsOf(root: Node): [name: string, value: Node][] {
  return root.get('metadata').entries('annotations')
}

function* defects(name: string, value: Node, kind: string): Generator<Problem<Code>> {
  const kinds = istioAnnotations.get(name)
  if (kinds === undefined) {
    if (isOfIstio(name) && !isUnfilled(name)) yield { ...unknown(name), node: value, at: 'key' }
    return
  }
  if (kinds.includes('Any')) return
  if (!kinds.includes(kind)) {
    const message = misplaced(name, kinds, kind)
    if (isOurs(name, value, kind)) yield { code: 'misplaced-annotation', node: value, at: 'key', message }
    return
  }
  const defect = annotationDefect(name, value)
  if (!defect) return
  yield { code: defect.code, node: value, message: `the value of ${quote(name)} ${defect.text}` }
}

/** Names that nobody but Istio gives: those before a slash that an annotation of its own has. */
function isOfIstio(name: string): boolean {
  return domains.has(name.split('/')[0]!)
}

const domains = new Set(
  [...istioAnnotations.keys()]
    .map((name) => name.split('/')[0]!)
    .filter((domain) => domain.endsWith('istio.io')),
)

/** The class of an Ingress is read at Services, too, by controllers that are not Istio. */
function isOurs(name: string, value: Node, kind: string): boolean {
  return name !== 'kubernetes.io/ingress.class' || kind !== 'Service' || value.text === 'istio'
}

/** What is said of an annotation that Istio does not have. */
function unknown(name: string): { readonly code: NameCode; readonly message: string } {
  if (istioLabels.has(name)) {
    const message = `${quote(name)} is a label: as an annotation nothing reads it`
    return { code: 'label-as-annotation', message }
  }
  const [domain, word = ''] = name.split('/')
  const known = [...istioAnnotations.keys()].filter((one) => one.startsWith(`${domain}/`))
  const guess = closest(
    word,
    known.map((one) => one.split('/')[1]!),
  )
  const meant = guess === undefined ? '' : `; did you mean ${quote(`${domain}/${guess}`)}?`
  const message = `Istio knows no annotation ${quote(name)}, nothing reads it${meant}`
  return { code: 'unknown-annotation', message }
}

function misplaced(name: string, kinds: readonly string[], kind: string): string {
  const makesPods = kinds.includes('Pod') && kind !== 'Namespace' && kind !== 'Service'
  const where = makesPods ? '; write it at the template of the pods' : ''
  return `the annotation ${quote(name)} is for ${quoteAll(kinds)}, at a ${kind} nothing reads it${where}`
}
