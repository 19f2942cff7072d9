import { isClusterScoped } from './cluster-scope.ts'
import type { RenderedObject } from '../core/cause.ts'
import type { LineOrigins } from '../core/render.ts'
import type { ObjectRef } from '../core/report.ts'
import { isStatedNamespace, standInNamespace, withoutStandIns } from '../core/namespace.ts'
import type { YamlDocument } from '../yaml/node.ts'
import { oncePer, oncePerText } from '../core/once-per.ts'
import { apiGroups, type MeshKind } from './kinds.ts'
import { Node } from './node.ts'
import { isUnfilled } from '../syntax/unfilled.ts'

/**
 * What a manifest is that is not applied as written:
 * - `patch`: it describes an object partially;
 * - `base`: an object that something completes or changes before it is applied;
 * - `unapplied`: an object that nothing applies, among others that are applied;
 * - `data`: something that is never sent to a cluster.
 */
export type ManifestPart = 'patch' | 'base' | 'unapplied' | 'data'

/** A Kubernetes object with its source locations. */
export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  /**
   * The namespace it is applied to: its `metadata.namespace`, else that of its release; if nothing states it, a stand-in
   * for the unknown namespace of its target (`hasStatedNamespace`).
   */
  readonly namespace: string
  readonly root: Node
  readonly spec: Node
  /** The id of its target. */
  readonly target: string
  /** For a rendered manifest, where the lines of its text came from; absent for a file that is applied as written. */
  readonly origins?: LineOrigins
  /** Absent for an object that is applied as it is here. */
  readonly part?: ManifestPart
  /**
   * True for an object that is inferred from the values of a release whose chart is missing. Other objects refer to it,
   * but rules find nothing in it.
   */
  readonly isInferred?: true
  /** For an object that istiod converts from others: its originals. The first one gave it its namespace. */
  readonly originals?: readonly [Manifest, ...Manifest[]]
}

/**
 * The Kubernetes objects in some documents, in order, with the items of a `List` (any kind `...List` with `items`) in its
 * place. A document without `apiVersion` or `kind` is left out.
 * @param target the id of the target that they belong to
 * @param namespace that of the release, for objects that state none; with `null` they get the stand-in namespace of the target
 */
export function manifestsOf(
  documents: readonly YamlDocument[],
  target: string,
  namespace: string | null,
  origins?: LineOrigins,
): Manifest[] {
  const roots = documents.flatMap(({ root }) => (root ? objects(Node.of(root)) : []))
  const ofRelease = namespace ?? standInNamespace(target)
  return roots.map((root) => manifestOf(root, target, ofRelease, origins))
}

/** A manifest with other fields. Its nodes may be read when they are asked for, so that a spread would leave them out. */
export function manifestWith(manifest: Manifest, fields: Partial<Manifest>): Manifest {
  const { root, spec } = manifest
  return { ...manifest, root, spec, ...fields }
}

function manifestOf(root: Node, target: string, namespace: string, origins?: LineOrigins): Manifest {
  const metadata = root.get('metadata')
  return {
    apiVersion: root.get('apiVersion').text,
    kind: root.get('kind').text,
    name: metadata.get('name').text,
    namespace: metadata.get('namespace').text || namespace,
    root,
    spec: root.get('spec'),
    target,
    ...(origins && { origins }),
  }
}

/** The object itself, or the objects of a list (`kubectl` reads every `...List` with `items` like this). */
function objects(root: Node): Node[] {
  const kind = root.get('kind').text
  if (kind === '' || root.get('apiVersion').text === '') return []
  if (!kind.endsWith('List') || root.get('items').kind !== 'list') return [root]
  return root.items('items').flatMap(({ yaml }) => (yaml ? objects(Node.of(yaml)) : []))
}

/** The apiVersion, kind, namespace and name that are written in an object; `''` for each that is not written. */
export function identityOf(root: Node): RenderedObject {
  const metadata = root.get('metadata')
  return {
    apiVersion: root.get('apiVersion').text,
    kind: root.get('kind').text,
    namespace: metadata.get('namespace').text,
    name: metadata.get('name').text,
  }
}

/** The result of `identityOf` for the root of a manifest, which is read once for each manifest. */
export const writtenIdentity = oncePer(({ root }: Manifest): RenderedObject => identityOf(root))

/** The API group of an object, `''` for the core group; the usual group of its kind if it has a placeholder. */
export function groupOf(manifest: Manifest): string {
  return groupIn(manifest.apiVersion) ?? usualGroup(manifest)
}

const groupIn = oncePerText((apiVersion): string | null => {
  const slash = apiVersion.indexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash)
  return isUnfilled(slash < 0 ? apiVersion : group) ? null : group
})

/**
 * The API group by which a cluster stores an object: the kinds of `extensions` are the same objects in the groups that
 * replaced it (https://kubernetes.io/docs/reference/using-api/deprecation-guide/, v1.16 and v1.22).
 */
export function storedGroupOf(manifest: Manifest): string {
  const group = groupOf(manifest)
  return group === 'extensions' ? (groupsAfterExtensions.get(manifest.kind) ?? group) : group
}

const groupsAfterExtensions: ReadonlyMap<string, string> = new Map([
  ['DaemonSet', 'apps'],
  ['Deployment', 'apps'],
  ['ReplicaSet', 'apps'],
  ['Ingress', 'networking.k8s.io'],
  ['NetworkPolicy', 'networking.k8s.io'],
  ['PodSecurityPolicy', 'policy'],
])

/** A Gateway of the Gateway API has listeners; one of Istio has servers. */
function usualGroup(manifest: Manifest): string {
  const { kind } = manifest
  if (kind === 'Gateway' && manifest.spec.get('listeners').exists) return apiGroups.KubernetesGateway
  return Object.hasOwn(apiGroups, kind) ? apiGroups[kind as MeshKind] : ''
}

/**
 * The object for a report, with the field of `node` if given. A namespace that nothing states is left out, and so is that of the
 * release of an object that no namespace contains.
 */
export function objectRef(manifest: Manifest, node?: Node): ObjectRef {
  const { apiVersion, kind, namespace, name } = manifest
  const isNamespaced = isStatedNamespace(namespace) && !isClusterScoped(groupOf(manifest), kind)
  return {
    apiVersion,
    kind,
    ...(isNamespaced ? { namespace } : {}),
    name: withoutStandIns(name),
    ...(node && node.path !== '' ? { path: withoutStandIns(node.path) } : {}),
  }
}
