import { oncePer } from '../core/once-per.ts'
import { groupOf, type Manifest } from './manifest.ts'
import { derived } from './derived.ts'
import type { Mesh } from './mesh.ts'
import type { UnreadPlaces } from './mesh-context.ts'
import { isKnownNamespace } from '../syntax/unfilled.ts'

/** Whether something is there: a thing that may live in another repository is neither there nor not there. */
export type PresenceAnswer = 'yes' | 'no' | 'not in this repository'

/** True where the repository states the namespace: the object itself, or the release. */
export function hasStatedNamespace({ namespace }: Pick<Manifest, 'namespace'>): boolean {
  return isKnownNamespace(namespace)
}

/** True if two objects are certainly in one namespace: by name, or because they are applied as one release. */
export function sharesNamespace(one: Manifest, other: Manifest): boolean {
  return one.namespace === other.namespace
}

/** True unless two objects are certainly in two namespaces. */
export function mayShareNamespace(one: Manifest, other: Manifest): boolean {
  return one.namespace === other.namespace || !hasStatedNamespace(one) || !hasStatedNamespace(other)
}

/** True for two that a cluster certainly holds as one: whichever is applied last replaces the other. */
export function isSameObject(one: Manifest, other: Manifest): boolean {
  if (one.kind !== other.kind || one.name !== other.name || groupOf(one) !== groupOf(other)) return false
  return sharesNamespace(one, other)
}

/** The same for two objects that a cluster certainly holds as one (`isSameObject`), and only for those. */
export const objectKey = oncePer((manifest: Manifest): string => {
  const { kind, namespace, name } = manifest
  return JSON.stringify([groupOf(manifest), kind, namespace, name])
})

/** Answers for a set of objects where they certainly are, however many they are. */
export interface Presence {
  /** True if one of them is certainly in the namespace of an object (`sharesNamespace`). */
  sharesNamespace(by: Manifest): boolean
  /** True unless each of them is certainly in another namespace than an object (`mayShareNamespace`). */
  mayShareNamespace(by: Manifest): boolean
  /** True if one of them is in a namespace that the repository states. */
  isIn(namespace: string): boolean
}

/** The presence of some objects. */
export function presenceOf(manifests: readonly Manifest[]): Presence {
  const namespaces = new Set(manifests.map(({ namespace }) => namespace))
  const hasUnstated = [...namespaces].some((namespace) => !isKnownNamespace(namespace))
  return {
    sharesNamespace: (by) => namespaces.has(by.namespace),
    mayShareNamespace: (by) =>
      namespaces.has(by.namespace) || (hasStatedNamespace(by) ? hasUnstated : namespaces.size > 0),
    isIn: (namespace) => isKnownNamespace(namespace) && namespaces.has(namespace),
  }
}

/**
 * True where the namespace of an object may hold more than the files show: a part of what is or may be applied together
 * could not be rendered, or a custom resource is there whose operator makes what it likes.
 */
export function mayHaveUnseenObjects(mesh: Mesh, by: Pick<Manifest, 'namespace'>): boolean {
  return (
    isIncomplete(mesh) ||
    [operatedNamespaces(mesh), mesh.context.unread].some((places) => mayBeIn(places, by))
  )
}

function mayBeIn({ names, isAnywhere }: UnreadPlaces, by: Pick<Manifest, 'namespace'>): boolean {
  return isAnywhere || names.has(by.namespace) || (names.size > 0 && !hasStatedNamespace(by))
}

const isIncomplete = derived(
  [],
  ({ targets, failures, isPartial = false }): boolean =>
    isPartial ||
    failures.length > 0 ||
    targets.some(({ kind, missing }) => kind === 'values' || missing.length > 0),
)

/** The namespaces in which something that is no file makes workloads and Services. */
const operatedNamespaces = derived('everything', (mesh): UnreadPlaces => {
  return placesOf([...mesh.manifests, ...mesh.parts].filter(isOperated).map(namespaceOperated))
})

/** The places of some namespaces; `anyNamespace`, and one that nothing states, may be any. */
export function placesOf(namespaces: readonly string[]): UnreadPlaces {
  const names = new Set(namespaces)
  return { names, isAnywhere: [...names].some((name) => name === anyNamespace || !isKnownNamespace(name)) }
}

/** Stands for all namespaces. */
export const anyNamespace = '*'

/** What Argo CD and Flux are told to apply goes into a namespace of its own. */
function namespaceOperated(manifest: Manifest): string {
  const { kind, spec, namespace } = manifest
  if (kind === 'ApplicationSet') return anyNamespace
  if (kind === 'Application') return spec.at('destination', 'namespace').text || anyNamespace
  if (kind === 'HelmRelease') return spec.get('targetNamespace').text || namespace
  if (groupOf(manifest) === 'kustomize.toolkit.fluxcd.io')
    return spec.get('targetNamespace').text || anyNamespace
  return namespace
}

function isOperated(manifest: Manifest): boolean {
  const group = groupOf(manifest)
  if (!group.includes('.') || group.endsWith('.k8s.io')) return `${group}/${manifest.kind}` === gatewayApi
  return !inert.has(group) && !inert.has(`${group}/${manifest.kind}`)
}

/** Istio makes a Deployment and a Service for each of these. */
const gatewayApi = 'gateway.networking.k8s.io/Gateway'

/** Groups and kinds that make no workload and no Service in their namespace. */
const inert: ReadonlySet<string> = new Set([
  'acid.zalan.do/OperatorConfiguration',
  'argoproj.io/AppProject',
  'argoproj.io/Rollout',
  'apps.openshift.io/DeploymentConfig',
  'bitnami.com',
  'cert-manager.io',
  'external-secrets.io',
  'extensions.istio.io',
  'keda.sh/ScaledObject',
  'keda.sh/TriggerAuthentication',
  'kyverno.io',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/Probe',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ServiceMonitor',
  'networking.istio.io',
  'notification.toolkit.fluxcd.io',
  'route.openshift.io',
  'secrets-store.csi.x-k8s.io',
  'security.istio.io',
  'serving.knative.dev/Service',
  'source.toolkit.fluxcd.io',
  'telemetry.istio.io',
])
