import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { injectsByDefault, injectsUnlabelled } from './injection-decision.ts'
import { podOf, proxiesOf } from './pod.ts'
import { hasStatedNamespace } from '../../model/presence.ts'

/** How the traffic of a pod enters the mesh. */
export type Dataplane = 'sidecar' | 'ambient' | 'none'

/** The label that enables sidecar injection of the default revision. */
export const injectionLabel = 'istio-injection'
/** The label that enables sidecar injection of one revision. */
export const revisionLabel = 'istio.io/rev'
/** The label that enables ambient mode, the proxy of the node. */
export const modeLabel = 'istio.io/dataplane-mode'
/** The label of a pod, formerly an annotation, that enables or disables injection. */
const injectLabel = 'sidecar.istio.io/inject'

/**
 * How the pods of a workload take part in the mesh; `undefined` if neither they nor a Namespace of this repository
 * state it, or if the injector may leave them out (istio `pkg/kube/inject/inject.go`, injectRequired, and the selectors of
 * `manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml`).
 */
export const dataplaneOf = derivedPer('everything', (mesh, workload: Manifest): Dataplane | undefined => {
  const pod = podOf(workload)
  if (proxiesOf(pod).length > 0) return 'sidecar'
  const plane = labelledDataplane(mesh, workload)
  if (plane !== 'sidecar' || injectValue(pod) === 'true') return plane
  const labels = pod.at('metadata', 'labels')
  const injects = injectsByDefault(mesh, revisionOf(mesh, workload), labels)
  if (injects === undefined) return undefined
  return injects ? 'sidecar' : planeWithoutSidecar(mesh, workload)
})

/** The data plane of pods that the injector leaves out; `undefined` if the declarations of their Namespace differ. */
function planeWithoutSidecar(mesh: Mesh, workload: Manifest): Dataplane | undefined {
  const own = podOf(workload).at('metadata', 'labels', modeLabel).text
  if (own === 'ambient' || own === 'none') return own
  const planes = new Set(declarationsOf(mesh, workload).map(planeOfMode))
  if (planes.size > 1) return undefined
  return planes.has('ambient') ? 'ambient' : 'none'
}

function planeOfMode(namespace: Manifest): Dataplane {
  return namespaceLabels(namespace).get(modeLabel).text === 'ambient' ? 'ambient' : 'none'
}

/** The revision or tag that pods or their Namespace name, `''` for the default; `undefined` if files do not tell. */
function revisionOf(mesh: Mesh, workload: Manifest): string | undefined {
  const own = podOf(workload).at('metadata', 'labels', revisionLabel).text
  const revisions = new Set(declarationsOf(mesh, workload).map(injectingRevision))
  const ofNamespace = revisions.size === 1 ? [...revisions][0] : undefined
  return ofNamespace ?? (own === '' ? undefined : own.replace(/^default$/, ''))
}

/** The data plane that the labels of pods and of their Namespace ask for. */
function labelledDataplane(mesh: Mesh, workload: Manifest): Dataplane | undefined {
  const pod = podOf(workload)
  const labels = pod.at('metadata', 'labels')
  // The webhook injects nothing into pods of the host network, whatever they ask for.
  if (pod.at('spec', 'hostNetwork').scalar === true) return 'none'
  const inject = injectValue(pod)
  // Webhooks select pods by labels: an annotation has an effect only where the Namespace is selected.
  const isSelected = labels.get(injectLabel).text === 'true' || labels.get(revisionLabel).text !== ''
  if (inject !== 'false' && isSelected && !isInjectionDisabled(mesh, workload)) return 'sidecar'
  const podMode = labels.get(modeLabel).text
  const dataplane = podMode === 'ambient' ? 'ambient' : namespaceDataplane(mesh, workload)
  if (inject === 'false') return dataplane === 'ambient' ? 'ambient' : 'none'
  return podMode === 'none' && dataplane === 'ambient' ? 'none' : dataplane
}

/** The declarations of the Namespace of a workload. */
function declarationsOf(mesh: Mesh, { namespace }: Manifest): Manifest[] {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap(
    (candidate) => namespacesByName(candidate).get(namespace) ?? [],
  )
}

const namespacesByName = derived(['Namespace'], (mesh) =>
  groupBy(mesh.ofKind('Namespace'), ({ name }) => name),
)

/** What pods say about injection themselves, by a label, else by the former annotation. */
function injectValue(pod: Node): string {
  const metadata = pod.get('metadata')
  const label = metadata.at('labels', injectLabel)
  return label.exists ? label.text : metadata.at('annotations', injectLabel).text
}

/** True if the Namespace of an object has the label `istio-injection` with another value than `enabled`. */
function isInjectionDisabled(mesh: Mesh, by: Pick<Manifest, 'namespace'>): boolean {
  if (!hasStatedNamespace(by)) return false
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) =>
    namespacesWithoutInjection(candidate).has(by.namespace),
  )
}

/** The namespaces that all their declarations exclude from injection. */
const namespacesWithoutInjection = derived(['Namespace'], (mesh): ReadonlySet<string> => {
  const declarations = groupBy(mesh.ofKind('Namespace'), ({ name }) => name)
  const excluded = [...declarations].filter(([, namespaces]) =>
    namespaces.every((namespace) => {
      const injection = namespaceLabels(namespace).get(injectionLabel)
      return injection.text !== '' && injection.text !== 'enabled' && !injection.isUnfilled
    }),
  )
  return new Set(excluded.map(([name]) => name))
})

/** The default for pods in the namespace of an object; `undefined` if no file states it. */
export function namespaceDataplane(mesh: Mesh, by: Pick<Manifest, 'namespace'>): Dataplane | undefined {
  if (!hasStatedNamespace(by)) return undefined
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh].filter((candidate) =>
    planesByName(candidate).has(by.namespace),
  )
  const planes = new Set(meshes.map((candidate) => planesByName(candidate).get(by.namespace)))
  const [plane] = planes.size === 1 ? planes : [undefined]
  return plane === 'unlabelled' ? unlabelledDataplane(mesh) : plane
}

/** By name; `undefined` for a namespace that is declared with different data planes. */
const planesByName = derived(['Namespace'], (mesh) => {
  const namespaces = groupBy(mesh.ofKind('Namespace'), ({ name }) => name)
  const planes = [...namespaces].map(
    ([name, declarations]) => [name, new Set(declarations.map(planeOf))] as const,
  )
  return new Map(
    planes.map(([name, planesOfName]) => [name, planesOfName.size === 1 ? [...planesOfName][0] : undefined]),
  )
})

/** `unlabelled` for a Namespace for which injectors decide by `enableNamespacesByDefault`. */
function planeOf(namespace: Manifest): Dataplane | 'unlabelled' {
  if (injectingRevision(namespace) !== undefined) return 'sidecar'
  const labels = namespaceLabels(namespace)
  const isLabelled = labels.get(injectionLabel).exists || labels.get(revisionLabel).exists
  const plane = planeOfMode(namespace)
  return plane === 'ambient' || isLabelled || isSystemNamespace(namespace.name) ? plane : 'unlabelled'
}

/** The data plane of pods in Namespaces without labels for it; `undefined` if injectors do not agree. */
function unlabelledDataplane(mesh: Mesh): Dataplane | undefined {
  const injects = injectsUnlabelled(mesh)
  return injects === undefined ? undefined : injects ? 'sidecar' : 'none'
}

/**
 * The revision whose injector adds sidecars to the pods of a Namespace: `''` for `istio-injection: enabled`, else the label
 * `istio.io/rev`, with `''` for `default`. `undefined` if neither label asks for sidecars; any other value of
 * `istio-injection` disables them, whatever the revision.
 */
export function injectingRevision(namespace: Manifest): string | undefined {
  const labels = namespaceLabels(namespace)
  const injection = labels.get(injectionLabel).text
  if (injection !== '') return injection === 'enabled' ? '' : undefined
  const revision = labels.get(revisionLabel).text
  return revision === '' ? undefined : revision.replace(/^default$/, '')
}

/** The labels of a Namespace. */
export function namespaceLabels({ root }: Manifest): Node {
  return root.at('metadata', 'labels')
}

/** True for namespaces of Kubernetes itself, which are never injected (istio `pkg/kube/inject`, IgnoredNamespaces). */
export function isSystemNamespace(name: string): boolean {
  return ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'].includes(name)
}

/** True for objects of Istio's own installation, which have a label `istio` or `release: istio`. */
export function isControlPlane({ root }: Manifest): boolean {
  const labels = root.at('metadata', 'labels')
  return labels.get('istio').exists || labels.get('release').text === 'istio'
}
