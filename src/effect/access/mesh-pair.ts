import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { compileMesh, type CompiledMesh } from '../request/compiled-mesh.ts'
import { pathNormalization, trustedProxies } from '../request/registry/mesh-options.ts'
import { once } from '../../core/once-per.ts'
import type { KeptAtoms } from './space-draft.ts'
import { differingObjects, type ObjectChanges } from './object-changes.ts'

/** The views of one environment that are compared. */
export interface MeshPair {
  readonly head: MeshSide
  readonly base: MeshSide
  readonly changes: ObjectChanges
  /** True if the MeshConfigs say the same, so that only objects differ. */
  readonly isConfigEqual: boolean
  /** The namespaces that an object differs of; `all` if one that holds everywhere does. */
  readonly affected: ReadonlySet<string> | 'all'
  readonly keptAtoms: KeptAtoms
  /** What the MeshConfig says differently, so that requests cannot be compared. */
  readonly reservations: readonly string[]
}

/** A mesh that is compared, and as the simulator of requests asks it. */
export interface MeshSide {
  readonly mesh: Mesh
  readonly compiled: () => CompiledMesh
  /** Equal for objects of both sides that say the same. */
  keyOf(object: Manifest): string
}

/** Prepares two meshes for comparison. */
export function meshPair(head: Mesh, base: Mesh, changes = differingObjects(head, base)): MeshPair {
  const side = (mesh: Mesh, name: string): MeshSide => ({
    mesh,
    compiled: once(() => compileMesh(mesh)),
    keyOf: (object) => (changes.isChanged(object) ? `${name} ` : '') + objectKey(object),
  })
  const namespaces = new Set(changes.changed.map(namespaceOf))
  const roots = [head.rootNamespace, base.rootNamespace]
  const isConfigEqual = configText(head) === configText(base)
  const isEverywhere = roots.some((root) => namespaces.has(root)) || !isConfigEqual
  return {
    head: side(head, 'head'),
    base: side(base, 'base'),
    changes,
    isConfigEqual,
    affected: isEverywhere ? 'all' : namespaces,
    keptAtoms: new Map(),
    reservations: changedOptions(head, base),
  }
}

function namespaceOf({ kind, namespace, name }: Manifest): string {
  return kind === 'Namespace' ? name : namespace
}

function configText({ config, configSources, rootNamespace }: Mesh): string {
  return JSON.stringify([config, rootNamespace, configSources.map((source) => canonicalJson(source.config))])
}

/** What the MeshConfig says about whom policies are for and whom they ask. */
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
