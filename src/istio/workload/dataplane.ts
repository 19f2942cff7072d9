import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { podOf, proxiesOf } from './pod.ts'
import { hasStatedNamespace } from '../../model/presence.ts'

/** How traffic of a pod comes into the mesh, if it does. */
export type Dataplane = 'sidecar' | 'ambient' | 'none'

/** The label that asks for sidecars, of the revision that is the default. */
export const injectionLabel = 'istio-injection'
/** The label that asks for sidecars of one revision. */
export const revisionLabel = 'istio.io/rev'
/** The label that asks for the proxy of the node. */
export const modeLabel = 'istio.io/dataplane-mode'
/** The label of a pod, and the annotation of old, that asks for a sidecar or refuses it. */
const injectLabel = 'sidecar.istio.io/inject'

/**
 * How the pods of a workload are in the mesh; `undefined` where neither they nor a Namespace of this repository say it
 * (istio `pkg/kube/inject/webhook.go`, and the namespace and object selectors of its webhook).
 */
export const dataplaneOf = derivedPer(['Namespace'], (mesh, workload: Manifest): Dataplane | undefined => {
  const pod = podOf(workload)
  const labels = pod.at('metadata', 'labels')
  const asked = labels.get(injectLabel).text || pod.at('metadata', 'annotations', injectLabel).text
  if (proxiesOf(pod).length > 0 || asked === 'true') return 'sidecar'
  if (pod.at('spec', 'hostNetwork').scalar === true) return 'none'
  const ofPod = labels.get(modeLabel).text
  const ofOthers = ofPod === 'ambient' ? 'ambient' : namespaceDataplane(mesh, workload)
  if (asked === 'false') return ofOthers === 'ambient' ? 'ambient' : 'none'
  if (labels.get(revisionLabel).text !== '') return 'sidecar'
  return ofPod === 'none' && ofOthers === 'ambient' ? 'none' : ofOthers
})

/** How pods of the namespace of an object are in the mesh unless they say otherwise; `undefined` where no file says it. */
export function namespaceDataplane(mesh: Mesh, by: Manifest): Dataplane | undefined {
  if (!hasStatedNamespace(by)) return undefined
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh].filter((world) => planesByName(world).has(by.namespace))
  const planes = new Set(worlds.map((world) => planesByName(world).get(by.namespace)))
  return planes.size === 1 ? [...planes][0] : undefined
}

/** A namespace that is declared in several ways is in none of them for sure. */
const planesByName = derived(['Namespace'], (mesh) => {
  const namespaces = groupBy(mesh.ofKind('Namespace'), ({ name }) => name)
  const planes = [...namespaces].map(([name, all]) => [name, new Set(all.map(planeOf))] as const)
  return new Map(planes.map(([name, found]) => [name, found.size === 1 ? [...found][0] : undefined]))
})

function planeOf(namespace: Manifest): Dataplane {
  if (injectingRevision(namespace) !== undefined) return 'sidecar'
  return namespaceLabels(namespace).get(modeLabel).text === 'ambient' ? 'ambient' : 'none'
}

/** The revision whose injector gives the pods of a Namespace their sidecars, `''` for the default one. */
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

/** True for the namespaces of Kubernetes itself, in which nothing is injected (istio `pkg/kube/inject`, IgnoredNamespaces). */
export function isSystemNamespace(name: string): boolean {
  return ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'].includes(name)
}

/** True for what Istio's own installations make: these bear a label `istio`, or `release: istio`. */
export function isControlPlane({ root }: Manifest): boolean {
  const labels = root.at('metadata', 'labels')
  return labels.get('istio').exists || labels.get('release').text === 'istio'
}
