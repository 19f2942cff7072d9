import { injectingRevision, isSystemNamespace, revisionLabel } from '../../istio/workload/dataplane.ts'
import { injectorValues } from '../../istio/workload/injector.ts'
import { podOf, proxiesOf } from '../../istio/workload/pod.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Source: istio `pkg/config/analysis/analyzers/injection/image-auto.go`. */
export const imageAuto = defineRule({
  id: 'workload/image-auto',
  codes: ['not-injected'],
  severity: 'warning',
  istio: ['IST0146', 'IST0147'],
  summary: 'A pod leaves the image of its proxy to the injector, which does not touch the pod.',
  why: 'The injector replaces the image `auto` in pods that it injects. In any other pod the name `auto` stays: there is no such image, and the container never starts.',
  fix: 'Set the label `sidecar.istio.io/inject: "true"` in the pod template, or label the Namespace for injection.',
  across: {
    DaemonSet: check,
    Deployment: check,
    Pod: check,
    StatefulSet: check,
  },
})

function* check(workload: Manifest, mesh: Mesh): Generator<Problem<'not-injected'>> {
  const pod = podOf(workload)
  const image = proxiesOf(pod)
    .map((container) => container.get('image'))
    .find(({ text }) => text === 'auto')
  if (!image) return
  const labels = pod.at('metadata', 'labels')
  const inject = labels.get('sidecar.istio.io/inject')
  if (inject.text === 'true' || inject.isUnfilled || labels.get(revisionLabel).exists) return
  const isRefused = inject.text === 'false' || isSystemNamespace(workload.namespace)
  if (!isRefused && mayBeInjected(workload, mesh)) return
  yield {
    code: 'not-injected',
    node: image,
    // The Namespace may get its label elsewhere.
    ...(isRefused ? { severity: 'error' } : { confidence: 'likely' }),
    message:
      'nothing replaces the image `auto`, since neither the pod nor its Namespace asks for injection: the container cannot start; set `sidecar.istio.io/inject: "true"`',
    missing: inject,
  }
}

/** True if a Namespace of the files asks for injection, or none of the files is the one of the pod. */
function mayBeInjected({ namespace }: Manifest, mesh: Mesh): boolean {
  if (injectorValues(mesh, '')?.at('sidecarInjectorWebhook', 'enableNamespacesByDefault').scalar === true)
    return true
  const declared = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) =>
    candidate.ofKind('Namespace').filter(({ name }) => name === namespace),
  )
  return declared.length === 0 || declared.some((object) => injectingRevision(object) !== undefined)
}
