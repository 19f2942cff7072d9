import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import { isInjectorWebhook } from '../../model/injector-webhook.ts'
import { matchesSelector } from '../../model/label-selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import { hasUnfilledScalar } from '../shared/has-unfilled.ts'

/** Source: istio `pkg/config/analysis/analyzers/webhook`. */
export const injectorOverlap = defineRule({
  id: 'mesh/injector-overlap',
  codes: ['injected-twice'],
  severity: 'warning',
  istio: ['IST0139'],
  summary: 'Two webhooks of Istio inject sidecars into the same pods.',
  why: 'The API server calls both for a pod, so that two control planes change it: their order decides which of them the sidecar uses, and whether the pod starts.',
  fix: 'Let each label select only one revision: install further revisions with a `revision`, and give a tag to one of them.',
  across: {
    *MutatingWebhookConfiguration(configuration, mesh) {
      for (const { injector, earlier, pods } of overlaps(mesh).get(configuration) ?? []) {
        const name = injector.webhook.get('name')
        yield {
          code: 'injected-twice',
          node: name,
          message: `webhook ${quote(name.text)} of ${quote(configuration.name)} and ${quote(earlier.webhook.get('name').text)} of ${quote(earlier.configuration.name)} both inject sidecars into pods ${wordsFor(pods)}: change the selector of one of the two`,
          related: [{ node: earlier.webhook.get('name'), note: 'the other webhook' }],
        }
      }
    },
  },
})

interface Injector {
  readonly configuration: Manifest
  readonly webhook: Node
  /** The values of `istio.io/rev` that its selectors name. */
  readonly revisions: ReadonlySet<string>
}

type Labels = Readonly<Record<string, string>>

/** The labels of a pod and of its namespace. */
interface LabelledPods {
  readonly namespace: Labels
  readonly pod: Labels
}

interface Overlap {
  readonly injector: Injector
  /** The first webhook that takes the same pods. */
  readonly earlier: Injector
  readonly pods: LabelledPods
}

/** For each configuration its webhooks that take pods which an earlier one takes, with the first such webhook. */
const overlaps = derived(
  ['MutatingWebhookConfiguration'],
  (mesh: Mesh): ReadonlyMap<Manifest, readonly Overlap[]> => {
    const injectors = mesh.ofKind('MutatingWebhookConfiguration').flatMap(injectorsOf)
    const overlapByInjector = new Map<Injector, Overlap>()
    for (const { pods, candidates } of possibleOverlaps(injectors)) {
      const [earlier, ...further] = candidates.filter((injector) => injects(injector, pods))
      for (const injector of further)
        if (!overlapByInjector.has(injector))
          overlapByInjector.set(injector, { injector, earlier: earlier!, pods })
    }
    return groupBy([...overlapByInjector.values()], ({ injector }) => injector.configuration)
  },
)

interface PossibleOverlap {
  readonly pods: LabelledPods
  readonly candidates: readonly Injector[]
}

/**
 * Pods by the labels that webhooks of Istio select by, with the webhooks that may take them: for a revision those that name it,
 * and one that takes any revision.
 */
function* possibleOverlaps(injectors: readonly Injector[]): Generator<PossibleOverlap> {
  for (const pods of unrevisedPods) yield { pods, candidates: injectors }
  const general = injectors.filter(({ revisions }) => revisions.size === 0)
  const byRevision = groupBy(
    injectors.flatMap((injector) => [...injector.revisions].map((revision) => ({ revision, injector }))),
    ({ revision }) => revision,
  )
  const generalFor = podsOf('').map((pods) => general.find((injector) => injects(injector, pods)))
  for (const [revision, entries] of byRevision) {
    const candidates = entries.map(({ injector }) => injector)
    for (const [index, pods] of podsOf(revision).entries()) {
      const first = generalFor[index]
      yield { pods, candidates: first ? [first, ...candidates] : candidates }
    }
  }
}

const namespaceLabels: readonly Labels[] = [
  {},
  { 'istio-injection': 'enabled' },
  { 'istio-injection': 'disabled' },
]

const podLabels: readonly Labels[] = [
  {},
  { 'sidecar.istio.io/inject': 'true' },
  { 'sidecar.istio.io/inject': 'false' },
]

const unrevisedPods: readonly LabelledPods[] = namespaceLabels.flatMap((namespace) =>
  podLabels.map((pod) => ({ namespace, pod })),
)

/** Pods of a revision, by a label of their own or of their namespace. */
function podsOf(revision: string): LabelledPods[] {
  const label = { 'istio.io/rev': revision }
  return unrevisedPods.flatMap(({ namespace, pod }) => [
    { namespace: { ...namespace, ...label }, pod },
    { namespace, pod: { ...pod, ...label } },
  ])
}

/** The webhooks of Istio whose selectors are all filled in. */
function injectorsOf(configuration: Manifest): Injector[] {
  const webhooks = configuration.root
    .items('webhooks')
    .filter((webhook) => isInjectorWebhook(webhook) && !selectorsOf(webhook).some(hasUnfilledScalar))
  return webhooks.map((webhook) => ({ configuration, webhook, revisions: new Set(revisionsIn(webhook)) }))
}

function selectorsOf(webhook: Node): Node[] {
  return [webhook.get('namespaceSelector'), webhook.get('objectSelector')]
}

function revisionsIn(webhook: Node): string[] {
  return selectorsOf(webhook).flatMap((selector) => {
    const expressions = selector
      .items('matchExpressions')
      .filter((expression) => expression.get('key').text === 'istio.io/rev')
    const values = expressions.flatMap((expression) => expression.items('values'))
    return [selector.get('matchLabels').get('istio.io/rev'), ...values]
      .map(({ text }) => text)
      .filter((text) => text !== '')
  })
}

function injects({ webhook }: Injector, { namespace, pod }: LabelledPods): boolean {
  return (
    matchesSelector(webhook.get('namespaceSelector'), namespace) &&
    matchesSelector(webhook.get('objectSelector'), pod)
  )
}

function wordsFor({ namespace, pod }: LabelledPods): string {
  const words = (labels: Labels): string =>
    Object.entries(labels)
      .map(([key, value]) => quote(`${key}: ${value}`))
      .join(' and ')
  const [ofNamespace, ofPod] = [words(namespace), words(pod)]
  return [
    ofPod === '' ? 'without a label for it' : `with ${ofPod}`,
    ofNamespace === '' ? 'in namespaces without one' : `in namespaces with ${ofNamespace}`,
  ].join(' ')
}
