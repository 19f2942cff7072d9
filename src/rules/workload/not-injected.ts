import { groupBy } from '../../core/group.ts'
import {
  dataplaneOf,
  injectionLabel,
  isSystemNamespace,
  modeLabel,
  namespaceLabels,
  revisionLabel,
} from '../../istio/workload/dataplane.ts'
import { injectorValues } from '../../istio/workload/injector.ts'
import { workloadsIn } from '../../istio/workload/workloads.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Source: istio `pkg/config/analysis/analyzers/injection/injection.go`; here only where objects of Istio need sidecars. */
export const notInjected = defineRule({
  id: 'workload/not-injected',
  codes: ['no-injection-label'],
  severity: 'info',
  istio: ['IST0102'],
  summary: 'A Namespace with policies of Istio does not ask for sidecars.',
  why: 'Without a label of the Namespace, or of the pods, nothing injects sidecars: policies and settings of Istio in the namespace have no proxy that enforces them. The label may be set elsewhere, by hand or by a tool.',
  fix: 'Label the Namespace with `istio-injection: enabled`, `istio.io/rev` or `istio.io/dataplane-mode: ambient`; or write `istio-injection: disabled` if it is meant to stay outside of the mesh.',
  across: {
    *Namespace(namespace, mesh) {
      const { name } = namespace
      if (isSystemNamespace(name) || name === mesh.rootNamespace || injectsByDefault(mesh)) return
      const object = needingProxies(mesh).get(name)?.[0]
      if (!object || isLabelled(mesh, name)) return
      const workloads = workloadsIn(mesh, name)
      if (workloads.some(({ manifest }) => !['none', undefined].includes(dataplaneOf(mesh, manifest)))) return
      yield {
        code: 'no-injection-label',
        node: namespace.root.at('metadata', 'name'),
        at: 'object',
        confidence: 'likely',
        message: `no label asks for sidecars in ${quote(name)}, so nothing enforces ${object.kind} ${quote(object.name)} there; write \`${injectionLabel}: enabled\`, or \`disabled\``,
        related: [{ node: object.root.at('metadata', 'name'), note: 'needs a proxy' }],
      }
    },
  },
})

function injectsByDefault(mesh: Mesh): boolean {
  return injectorValues(mesh, '')?.at('sidecarInjectorWebhook', 'enableNamespacesByDefault').scalar === true
}

/** The objects by namespace that only proxies of workloads enforce. */
const needingProxies = derived(
  ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication', 'Sidecar'],
  (mesh) =>
    groupBy(
      (['PeerAuthentication', 'AuthorizationPolicy', 'RequestAuthentication', 'Sidecar'] as const)
        .flatMap((kind) => mesh.ofKind(kind))
        .filter(({ spec }) => !spec.get('targetRef').exists && spec.items('targetRefs').length === 0),
      ({ namespace }) => namespace,
    ),
)

/** True if some file labels the Namespace, one way or the other. */
function isLabelled(mesh: Mesh, name: string): boolean {
  const declarations = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap(
    (candidate) => namespacesByName(candidate).get(name) ?? [],
  )
  return declarations.some((namespace) => {
    const labels = namespaceLabels(namespace)
    return [injectionLabel, revisionLabel, modeLabel].some((label) => labels.get(label).exists)
  })
}

const namespacesByName = derived(['Namespace'], (mesh) =>
  groupBy(mesh.ofKind('Namespace'), ({ name }) => name),
)
