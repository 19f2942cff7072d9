import type { Provenance } from '../core/cause.ts'
import type { Config } from '../core/config.ts'
import type { IstioVersion } from '../core/istio-version.ts'
import type { Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { GitopsTarget, HelmTarget, Target } from '../core/target.ts'
import type { TimeBudget } from '../core/time-budget.ts'
import type { Tree } from '../core/tree.ts'
import type { ValuesUse } from '../core/values-use.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Validator } from '../schema/validator.ts'
import type { LocatedFinding, Sources } from './locate.ts'

/** What is looked at and with what, the same on both sides. */
export interface Scope {
  readonly options: ScopeOptions
  readonly host: Host
  /** When this is looked at, in milliseconds since 1970; `null`: nothing is said to have expired. */
  readonly now: number | null
}

/** What the person asks for. */
export interface ScopeOptions {
  /** Paths in the tree; none means everything. */
  readonly paths: readonly string[]
  /** Only these environments; none means all. */
  readonly environments: readonly string[]
  /** Take loose manifests as applied together. */
  readonly together: boolean
  /** Where the configuration stands. */
  readonly configFile: string
  /** The version of Istio that the mesh runs; `null`: the configuration may say it. */
  readonly istioVersion: IstioVersion | null
  /** What may be called outside besides what the configuration allows, as `host` or `host:port`. */
  readonly egressAllowlist: readonly string[]
}

/** What the host of a run does: it renders, holds objects against schemas, and keeps the time. */
export interface Host {
  /** Secret under which secrets are masked: new for every run. */
  readonly maskKey: string
  /** Turns releases into manifests: one promise for each, in their order. */
  readonly render: (tree: Tree, targets: readonly HelmTarget[]) => readonly Promise<Render>[]
  /** Finds which values cause a field of a release; `null`: findings in rendered objects stand at the template. */
  readonly provenance: ((tree: Tree, target: HelmTarget, shown?: string) => Provenance) | null
  /**
   * Finds out what a release makes of its values, the same answer each time it is asked; `null`: nothing is said of
   * dead and undefined values.
   */
  readonly valuesUse: ((tree: Tree, target: HelmTarget) => ValuesUse) | null
  /** Holds objects against JSON schemas that the configuration names. */
  readonly validator: Validator
  /** The time that all of it may take. */
  readonly budget: TimeBudget
}

/** What one side of a change is told of the other one. */
export interface SideOptions {
  /** For head: base, which may still read values that head does not. */
  readonly base?: Promise<InspectedTree | null>
  /** For base: the schemas of head's configuration judge it. */
  readonly schemas?: SchemasOfHead
  /** All targets of the tree; absent: those that are discovered. */
  readonly found?: readonly Target[]
  /** Which of the targets in scope are looked at; absent: all. */
  readonly wanted?: (target: Target) => boolean
}

/** Where schemas are read from that another tree's configuration names. */
export interface SchemasOfHead {
  readonly head: Tree
  /** What the configuration of this tree has under `schemas`: what is wrong with those is wrong in this tree. */
  readonly own: NonNullable<Config['schemas']>
}

/** What one side of a change is and what is wrong with it. */
export interface InspectedTree {
  /** The environments of all targets, those that are not looked at included. */
  readonly environments: readonly (string | null)[]
  readonly targets: readonly Target[]
  /** What GitOps controllers and tools render and meshgate does not: in files, and among what releases render. */
  readonly gitops: readonly GitopsTarget[]
  /** The kustomization that reads a file, by the path of the file. */
  readonly kustomizationsByPath: ReadonlyMap<string, string>
  readonly renders: ReadonlyMap<string, Render>
  /** Ids of releases that base renders, asked only where a release of this side does not render. */
  readonly inBase: ReadonlySet<string>
  /** The objects of each target of which at least a part could be rendered, or read. */
  readonly rendered: readonly RenderedTarget[]
  readonly findings: readonly LocatedFinding[]
  /** What the findings were located in. */
  readonly sources: Sources
  /** The mesh that each target is a part of. */
  readonly meshes: ReadonlyMap<string, Mesh>
  /** Ids of the targets that there was no time to check. */
  readonly unchecked: ReadonlySet<string>
  readonly skipped: readonly SkippedFile[]
}
