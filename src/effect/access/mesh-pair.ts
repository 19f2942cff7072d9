import { groupBy } from '../../core/group.ts'
import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { captureDefaults } from '../../istio/workload/capture-settings.ts'
import { inboundSettingsText } from '../../istio/workload/traffic-capture.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { compileMesh, type CompiledMesh } from '../request/compiled-mesh.ts'
import { pathNormalization, trustedProxies } from '../request/registry/mesh-options.ts'
import { once } from '../../core/once-per.ts'
import { regionFinder, type RuleRegion, type RulesByKey } from './rule-region.ts'
import type { KeptAtoms } from './space-draft.ts'
import { differingObjects, type ObjectChanges } from './object-changes.ts'

/** The kinds of policies that decide at a proxy. */
export const policyKinds = ['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication'] as const

export type PolicyKind = (typeof policyKinds)[number]

/** The meshes of base and head that are compared. */
export interface MeshPair {
  readonly head: MeshSide
  readonly base: MeshSide
  readonly changes: ObjectChanges
  /** True if the mesh configurations are equal and only objects differ. */
  readonly isConfigEqual: boolean
  /** The namespaces in which an object differs; `all` if an object for all namespaces differs. */
  readonly affected: ReadonlySet<string> | 'all'
  readonly keptAtoms: KeptAtoms
  /** The differences of the mesh configurations for which requests cannot be compared. */
  readonly reservations: readonly string[]
  /** The requests that some rules match at most, where the mesh configurations are equal. */
  regionOf(rules: RulesByKey): RuleRegion
}

/** One of the compared meshes, also in the form that the simulator uses. */
export interface MeshSide {
  readonly mesh: Mesh
  readonly compiled: () => CompiledMesh
  /** The policies of a kind that differ from those of the other side, by namespace. */
  changedPolicies(kind: PolicyKind): ReadonlyMap<string, readonly Manifest[]>
  /** A key that is equal for objects of both sides with equal content. */
  keyOf(object: Manifest): string
}

/**
 * Prepares two meshes for comparison; each is compiled when `compiled` is first called. `changes` are the objects that differ,
 * by default found by comparing all objects.
 */
export function meshPair(head: Mesh, base: Mesh, changes = differingObjects(head, base)): MeshPair {
  const side = (mesh: Mesh, name: string): MeshSide => ({
    mesh,
    compiled: once(() => compileMesh(mesh)),
    changedPolicies: changedPolicies(mesh, changes),
    keyOf: (object) => (changes.isChanged(object) ? `${name} ` : '') + objectKey(object),
  })
  const namespaces = new Set(changes.changed.map(namespaceOf))
  const roots = [head.rootNamespace, base.rootNamespace]
  const isConfigEqual = configText(head) === configText(base)
  const isCaptureEqual =
    inboundSettingsText(undefined, undefined, captureDefaults(head)) ===
    inboundSettingsText(undefined, undefined, captureDefaults(base))
  const isEverywhere = roots.some((root) => namespaces.has(root)) || !isConfigEqual || !isCaptureEqual
  return {
    head: side(head, 'head'),
    base: side(base, 'base'),
    changes,
    isConfigEqual,
    affected: isEverywhere ? 'all' : namespaces,
    keptAtoms: new Map(),
    reservations: changedOptions(head, base),
    regionOf: regionFinder(() => trustDomainsOf(head)),
  }
}

function changedPolicies(mesh: Mesh, changes: ObjectChanges): MeshSide['changedPolicies'] {
  const found = new Map<PolicyKind, ReadonlyMap<string, readonly Manifest[]>>()
  return (kind) => {
    const byNamespace =
      found.get(kind) ??
      groupBy(
        mesh.ofKind(kind).filter((policy) => changes.isChanged(policy)),
        ({ namespace }) => namespace,
      )
    found.set(kind, byNamespace)
    return byNamespace
  }
}

function namespaceOf({ kind, namespace, name }: Manifest): string {
  return kind === 'Namespace' ? name : namespace
}

function configText({ config, configSources, rootNamespace }: Mesh): string {
  return JSON.stringify([config, rootNamespace, configSources.map((source) => canonicalJson(source.config))])
}

/** The settings of the mesh configuration that affect policies. */
export function policyOptions({ config, configSources, rootNamespace }: Mesh): string {
  const { trustDomain = '', extensionProviders = null } = config
  const sources = configSources.map((source) => [
    canonicalJson(source.config.get('trustDomainAliases')),
    canonicalJson(source.config.get('extensionProviders')),
  ])
  return JSON.stringify([rootNamespace, trustDomain, extensionProviders, sources])
}

function changedOptions(head: Mesh, base: Mesh): string[] {
  return [
    ...(pathNormalization(head) === pathNormalization(base)
      ? []
      : ['`pathNormalization` of the MeshConfig differs']),
    ...(trustedProxies(head) === trustedProxies(base)
      ? []
      : ['`numTrustedProxies` of the MeshConfig differs']),
  ]
}
