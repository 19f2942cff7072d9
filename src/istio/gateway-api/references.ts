import { groupBy } from '../../core/group.ts'
import { apiGroups, type MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { isKnownNamespace, isUnfilled, mayEqual } from '../../syntax/unfilled.ts'

/** What a reference of the Gateway API means. */
export interface Reference {
  /** `Service`, `gateway.networking.k8s.io/Gateway`: the API group, if it is not the core group, and the kind. */
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly node: Node
}

/** The kinds that references name, as `Reference.kind` has them. */
export const referenceKinds = {
  configMap: 'ConfigMap',
  gateway: `${apiGroups.KubernetesGateway}/Gateway`,
  hostname: `${apiGroups.ServiceEntry}/Hostname`,
  inferencePool: `${apiGroups.InferencePool}/InferencePool`,
  listenerSet: `${apiGroups.ListenerSet}/ListenerSet`,
  secret: 'Secret',
  service: 'Service',
  serviceEntry: `${apiGroups.ServiceEntry}/ServiceEntry`,
  serviceImport: 'multicluster.x-k8s.io/ServiceImport',
} as const

/**
 * Reads a reference with `group`, `kind`, `name` and `namespace` (istio `pilot/pkg/config/kube/gatewaycommon/references.go`,
 * NormalizeReference).
 *
 * @param kind `GROUP/KIND`, or `KIND` of the core group, as in `referenceKinds`: stands in for a group or kind not stated
 * @param namespace of the object, which a reference without a namespace means
 */
export function referenceOf(node: Node, kind: string, namespace: string): Reference {
  const [usualGroup, usualKind] = kind.includes('/') ? kind.split('/') : ['', kind]
  const statedKind = node.get('kind').text || usualKind
  const statedGroup = node.get('group').exists ? node.get('group').text : usualGroup
  const group = isUnfilled(statedGroup ?? '') ? groupOfKind(statedKind ?? '') : statedGroup
  return {
    kind: group === '' ? statedKind! : `${group}/${statedKind}`,
    namespace: node.get('namespace').text || namespace,
    name: node.get('name').text,
    node,
  }
}

/** The group that a kind usually has, for a reference whose group is not filled in. */
function groupOfKind(kind: string): string {
  if (kind === 'Gateway') return apiGroups.KubernetesGateway
  return Object.hasOwn(apiGroups, kind) ? apiGroups[kind as MeshKind] : ''
}

/** The ServiceEntries that a reference means, or may mean because a namespace is not stated or a name not filled in. */
export function entriesMeant(mesh: Mesh, { namespace, name }: Reference): readonly Manifest[] {
  const entry = mesh.find('ServiceEntry', namespace, name)
  if (entry) return [entry]
  const { named, unfilled } = entriesByName(mesh)
  const candidates = isUnfilled(name)
    ? mesh.ofKind('ServiceEntry')
    : [...(named.get(name) ?? []), ...unfilled]
  return candidates.filter(
    (candidate) =>
      mayEqual(candidate.name, name) &&
      (candidate.namespace === namespace || !isKnownNamespace(namespace) || !hasStatedNamespace(candidate)),
  )
}

const entriesByName = derived(['ServiceEntry'], (mesh) => {
  const entries = mesh.ofKind('ServiceEntry')
  return {
    named: groupBy(entries, ({ name }) => name),
    unfilled: entries.filter(({ name }) => isUnfilled(name)),
  }
})

/** True if a reference certainly means an object in another namespace than that of the object that has it. */
export function isElsewhere(reference: Reference, { namespace }: Pick<Manifest, 'namespace'>): boolean {
  return reference.namespace !== namespace && [reference.namespace, namespace].every(isKnownNamespace)
}

/**
 * True if a ReferenceGrant, as the mesh's release reads it, lets objects refer to an object in another namespace. Callers
 * make sure that the namespaces differ.
 * @param kind of the objects that refer, as `Reference.kind` has it
 * @param namespace of these objects
 */
export function isGranted(mesh: Mesh, kind: string, namespace: string, to: Reference): boolean {
  return isGrantedBy(grants(mesh), kind, namespace, to)
}

/** Like `isGranted`, whatever release the mesh runs. */
export function isGrantedByLaterRelease(mesh: Mesh, kind: string, namespace: string, to: Reference): boolean {
  return isGrantedBy(allGrants(mesh), kind, namespace, to)
}

function isGrantedBy(table: Grants, kind: string, namespace: string, to: Reference): boolean {
  const granted = table.get(grantKey({ kind, namespace }, to))
  return granted !== undefined && (granted.has(everyName) || granted.has(to.name))
}

/** The kinds that a grant may name as `from` and as `to`; others are for other controllers. */
const granting: readonly string[] = [
  'Gateway',
  'GRPCRoute',
  'HTTPRoute',
  'ListenerSet',
  'TCPRoute',
  'TLSRoute',
].map((kind) => `${apiGroups.KubernetesGateway}/${kind}`)
const grantable: readonly string[] = [
  referenceKinds.configMap,
  referenceKinds.inferencePool,
  referenceKinds.secret,
  referenceKinds.service,
]

/** Stands for all names; no object is called so. */
const everyName = '*'

/** The names that are granted, by the kinds and namespaces of both sides. */
type Grants = ReadonlyMap<string, ReadonlySet<string>>

const allGrants = derived(['ReferenceGrant'], (mesh) => grantsIn(mesh, ({ spec }) => spec.items('to')))

/** Of several targets of a grant only the last one counted before 1.30. */
const grants = derived(['ReferenceGrant'], (mesh) =>
  atLeast(mesh, 1, 30) ? allGrants(mesh) : grantsIn(mesh, ({ spec }) => spec.items('to').slice(-1)),
)

function grantsIn(mesh: Mesh, targetsOf: (grant: Manifest) => Node[]): Grants {
  const names = new Map<string, Set<string>>()
  for (const grant of mesh.ofKind('ReferenceGrant'))
    for (const { from, to } of grantsOf(grant, targetsOf(grant))) {
      const key = grantKey(from, to)
      names.set(key, (names.get(key) ?? new Set()).add(to.name || everyName))
    }
  return names
}

function grantsOf(manifest: Manifest, targetNodes: readonly Node[]): { from: Reference; to: Reference }[] {
  const { spec, namespace } = manifest
  const sources = spec.items('from').map((node) => referenceOf(node, '', ''))
  const targets = targetNodes.map((node) => referenceOf(node, '', namespace))
  return sources
    .filter(({ kind }) => granting.includes(kind))
    .flatMap((from) =>
      targets
        .filter(({ kind }) => grantable.includes(kind))
        .map((to) => ({ from, to: { ...to, namespace } })),
    )
}

function grantKey(from: Pick<Reference, 'kind' | 'namespace'>, to: Reference): string {
  return [from.kind, from.namespace, to.kind, to.namespace].join('\0')
}
