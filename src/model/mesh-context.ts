import type { Config, MeshSettings } from '../core/config.ts'
import type { UsableRule } from '../core/custom-rule.ts'
import type { Expressions } from '../core/expressions.ts'
import { newestIstio, type IstioVersion } from '../core/istio-version.ts'
import type { KnownKinds } from './known-kinds.ts'
import type { BaseObjects } from './base-objects.ts'
import type { Manifest } from './manifest.ts'

/** The facts that apply to all meshes of a tree. */
export interface MeshContext {
  /** The current time in milliseconds since 1970; `null` if unknown, so that no rule reports expired things. */
  readonly now: number | null
  /** The version that the mesh runs; the newest supported version if nothing states it. */
  readonly istioVersion: IstioVersion
  /** False if nothing states the version, so that the mesh may run a newer one. */
  readonly isIstioVersionStated: boolean
  /** The mesh settings in `.meshgate.yaml`; `null` if it has none. */
  readonly meshConfig: MeshSettings | null
  /** The allow-lists for egress. A host has to be on each of them; without any, all hosts are allowed. */
  readonly egressAllowlists: readonly NonNullable<Config['egress-allowlist']>[]
  /** Schemas of kinds other than Istio's of which there are objects. */
  readonly kinds: KnownKinds
  /** The rules that the repository defines; `null` without any. */
  readonly customRules: CustomRules | null
  /** The objects of base, for rules about changes; `null` without a base. */
  readonly baseObjects: BaseObjects | null
  /** Namespaces with applied objects that are not rendered here. */
  readonly unread: UnreadNamespaces
  /** The kinds of Flux whose objects a Flux Kustomization completes when it builds them. */
  readonly completedByFlux: ReadonlySet<string>
  /** True for an object of a GitOps controller of which all that it applies is rendered. */
  isRendered(manifest: Manifest): boolean
}

/** The rules that a repository defines, and what evaluates them. */
export interface CustomRules {
  readonly rules: readonly UsableRule[]
  readonly expressions: Expressions
}

/** Namespaces that may have objects which are not rendered here. */
export interface UnreadNamespaces {
  readonly names: ReadonlySet<string>
  /** True if it may be any namespace. */
  readonly isAnyNamespace: boolean
}

/** The context of a mesh with known objects only. */
export const emptyContext: MeshContext = {
  now: null,
  istioVersion: newestIstio,
  isIstioVersionStated: false,
  meshConfig: null,
  egressAllowlists: [],
  kinds: new Map(),
  customRules: null,
  baseObjects: null,
  unread: { names: new Set(), isAnyNamespace: false },
  completedByFlux: new Set(),
  isRendered: () => false,
}
