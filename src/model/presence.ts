import { oncePer } from '../core/once-per.ts'
import type { Target } from '../core/target.ts'
import { groupOf, type Manifest } from './manifest.ts'
import { derived } from './derived.ts'
import { knownKind, type Mesh } from './mesh.ts'
import type { UnreadNamespaces } from './mesh-context.ts'
import { isKnownNamespace } from '../syntax/unfilled.ts'

/** Whether something exists; `not in this repository` if it may exist somewhere else. */
export type PresenceAnswer = 'yes' | 'no' | 'not in this repository'

/** True if the repository states the namespace, in the object or in its release. */
export function hasStatedNamespace({ namespace }: Pick<Manifest, 'namespace'>): boolean {
  return isKnownNamespace(namespace)
}

/** True if two objects are certainly in one namespace: they state it, or belong to one release. */
export function sharesNamespace(first: Manifest, second: Manifest): boolean {
  return first.namespace === second.namespace
}

/** False if two objects are certainly in different namespaces. */
export function mayShareNamespace(first: Manifest, second: Manifest): boolean {
  return first.namespace === second.namespace || !hasStatedNamespace(first) || !hasStatedNamespace(second)
}

/** True for two manifests of one object in a cluster, of which the last one applied replaces the other. */
export function isSameObject(first: Manifest, second: Manifest): boolean {
  if (first.kind !== second.kind || first.name !== second.name || groupOf(first) !== groupOf(second))
    return false
  return sharesNamespace(first, second)
}

/** A key that is equal for two manifests of one object (`isSameObject`), and only for those. */
export const objectKey = oncePer((manifest: Manifest): string => {
  const { kind, namespace, name } = manifest
  return JSON.stringify([groupOf(manifest), kind, namespace, name])
})

/** In which namespaces a set of objects is, looked up in constant time. */
export interface Presence {
  /** True if one of them is certainly in the namespace of an object (`sharesNamespace`). */
  sharesNamespace(by: Pick<Manifest, 'namespace'>): boolean
  /** False if all of them are certainly in other namespaces than an object (`mayShareNamespace`). */
  mayShareNamespace(by: Pick<Manifest, 'namespace'>): boolean
  /** True if one of them is in a namespace that the repository states. */
  isIn(namespace: string): boolean
}

/**
 * The namespaces of some objects, such as all Services, to ask whether one of them is, or may be, in a namespace. It does not
 * keep their kinds and names.
 */
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
 * True if the namespace of an object may have more objects than the files show: a part of what may be applied together
 * could not be rendered, or there is a custom resource whose controller creates objects.
 */
export function mayHaveUnseenObjects(mesh: Mesh, by: Pick<Manifest, 'namespace'>): boolean {
  return mayHaveUnseenBesideGateways(mesh, by) || mayBeIn(namespacesWithGateway(mesh), by)
}

/** As `mayHaveUnseenObjects`, without what is created for Gateways of the Gateway API. */
export function mayHaveUnseenBesideGateways(mesh: Mesh, by: Pick<Manifest, 'namespace'>): boolean {
  return (
    isIncomplete(mesh) ||
    [namespacesWithController(mesh), mesh.context.unread].some((places) => mayBeIn(places, by))
  )
}

function mayBeIn(unreadNamespaces: UnreadNamespaces, by: Pick<Manifest, 'namespace'>): boolean {
  const { names, isAnyNamespace: isAnywhere } = unreadNamespaces
  return isAnywhere || names.has(by.namespace) || (names.size > 0 && !hasStatedNamespace(by))
}

const isIncomplete = derived(
  [],
  ({ targets, isPartial = false }): boolean =>
    isPartial || targets.some((target) => hasUnknownObjects(target) || target.missing.length > 0),
)

/**
 * True for a target of values files alone: its chart or release is unknown, and so are the objects that it applies. False for
 * all other kinds of targets, and for a release of Istio's chart `gateway`, whose objects are inferred from its values.
 */
export function hasUnknownObjects(target: Target): boolean {
  return target.kind === 'values' && !target.isGateway
}

/** The namespaces in which controllers create workloads and Services, without those of Gateways. */
const namespacesWithController = derived('everything', (mesh): UnreadNamespaces => {
  const { isRendered } = mesh.context
  const controlled = [
    ...mesh.manifests.filter((manifest) => !isKubernetesGateway(manifest)),
    ...mesh.parts,
  ].filter((manifest) => hasController(manifest) && !isRendered(manifest))
  return unreadNamespaces(controlled.map(namespaceOfController))
})

/** The namespaces with a Gateway of the Gateway API, for which a controller creates a Deployment and a Service. */
const namespacesWithGateway = derived(['KubernetesGateway'], (mesh): UnreadNamespaces =>
  unreadNamespaces(mesh.ofKind('KubernetesGateway').map(({ namespace }) => namespace)),
)

/** A set of namespaces with unread objects. It may be any namespace if one of them is `anyNamespace` or a stand-in. */
export function unreadNamespaces(namespaces: readonly string[]): UnreadNamespaces {
  const names = new Set(namespaces)
  return {
    names,
    isAnyNamespace: [...names].some((name) => name === anyNamespace || !isKnownNamespace(name)),
  }
}

/** Stands for all namespaces. */
export const anyNamespace = '*'

/** The namespace in which a controller creates objects; Argo CD and Flux apply to a namespace of their own. */
function namespaceOfController(manifest: Manifest): string {
  const { kind, spec, namespace } = manifest
  if (kind === 'ApplicationSet') return anyNamespace
  if (kind === 'Application') return spec.at('destination', 'namespace').text || anyNamespace
  if (kind === 'HelmRelease') return spec.get('targetNamespace').text || namespace
  if (groupOf(manifest) === 'kustomize.toolkit.fluxcd.io')
    return spec.get('targetNamespace').text || anyNamespace
  return namespace
}

function hasController(manifest: Manifest): boolean {
  const group = groupOf(manifest)
  if (!group.includes('.') || group.endsWith('.k8s.io')) return isKubernetesGateway(manifest)
  return !kindsWithoutWorkloads.has(group) && !kindsWithoutWorkloads.has(`${group}/${manifest.kind}`)
}

function isKubernetesGateway(manifest: Manifest): boolean {
  return knownKind(manifest) === 'KubernetesGateway'
}

/** Groups and kinds whose controllers create no workloads and no Services. */
const kindsWithoutWorkloads: ReadonlySet<string> = new Set([
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
