import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import { derived } from '../../model/derived.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { indexPolicies, type PolicyIndex } from './policy-index.ts'
import { policyScope } from './policy-targets.ts'

/** Indexes of policies by namespace. */
export interface PolicyIndexes {
  readonly all: () => PolicyIndex
  readonly byNamespace: NamespaceIndexes
  /** The policies whose namespace nothing states. */
  readonly unstated: () => PolicyIndex
}

/** The index of each namespace with policies, made when it is asked for. */
export interface NamespaceIndexes extends Iterable<readonly [namespace: string, index: PolicyIndex]> {
  get(namespace: string): PolicyIndex | undefined
}

/** Indexes of all policies of a kind; policies with the same scope form one group. */
export const policyIndexes = {
  AuthorizationPolicy: indexesOf('AuthorizationPolicy'),
  EnvoyFilter: indexesOf('EnvoyFilter'),
  PeerAuthentication: derived(['PeerAuthentication'], (mesh) =>
    indexesWhenAsked(mesh, mesh.ofKind('PeerAuthentication'), policyScope),
  ),
  RequestAuthentication: indexesOf('RequestAuthentication'),
  Telemetry: indexesOf('Telemetry'),
  TrafficExtension: indexesOf('TrafficExtension'),
  WasmPlugin: indexesOf('WasmPlugin'),
} as const

/** The indexes of a kind with `targetRefs`, whose Gateways and GatewayClasses they read as well. */
function indexesOf(kind: MeshKind): (mesh: Mesh) => PolicyIndexes {
  return derived([kind, 'GatewayClass', 'KubernetesGateway'], (mesh) =>
    indexesWhenAsked(mesh, mesh.ofKind(kind), policyScope),
  )
}

/** Indexes of some policies; policies with a selector and the same `groupKey` form one group. */
export function indexByNamespace(
  mesh: Mesh,
  policies: readonly Manifest[],
  groupKey: (policy: Manifest) => string,
): PolicyIndexes {
  const indexes = indexesWhenAsked(mesh, policies, groupKey)
  return { ...indexes, byNamespace: new Map(indexes.byNamespace) }
}

function indexesWhenAsked(
  mesh: Mesh,
  policies: readonly Manifest[],
  groupKey: (policy: Manifest) => string,
): PolicyIndexes {
  const namespaces = groupBy(policies, ({ namespace }) => namespace)
  const indexOf = (group: readonly Manifest[]): PolicyIndex => indexPolicies(mesh, group, groupKey)
  return {
    all: once(() => indexOf(policies)),
    byNamespace: namespaceIndexes(
      new Map([...namespaces].map(([name, group]) => [name, once(() => indexOf(group))])),
    ),
    unstated: once(() => indexOf(policies.filter((policy) => !hasStatedNamespace(policy)))),
  }
}

function namespaceIndexes(indexes: ReadonlyMap<string, () => PolicyIndex>): NamespaceIndexes {
  return {
    get: (namespace) => indexes.get(namespace)?.(),
    *[Symbol.iterator]() {
      for (const [namespace, index] of indexes) yield [namespace, index()]
    },
  }
}

/** The indexes of the namespace of a policy, and of the root namespace. */
export function nearIndexes(mesh: Mesh, { byNamespace }: PolicyIndexes, policy: Manifest): PolicyIndex[] {
  const names = new Set([policy.namespace, mesh.rootNamespace])
  return [...names].flatMap((name) => byNamespace.get(name) ?? [])
}

/**
 * The indexes with policies that may apply where a policy does. A policy in the root namespace applies in every
 * namespace, any other one in its own; one whose namespace nothing states may be in any.
 */
export function indexesFor(mesh: Mesh, indexes: PolicyIndexes, policy: Manifest): PolicyIndex[] {
  if (policy.namespace === mesh.rootNamespace || !hasStatedNamespace(policy)) return [indexes.all()]
  return [...nearIndexes(mesh, indexes, policy), indexes.unstated()]
}
