import type { Provenance } from '../core/cause.ts'
import type { Config } from '../core/config.ts'
import type { Evaluators } from '../core/evaluators.ts'
import type { Expressions } from '../core/expressions.ts'
import type { UsableRule } from '../core/custom-rule.ts'
import type { IstioVersion } from '../core/istio-version.ts'
import type { KeptAnswers } from '../core/kept-answers.ts'
import type { KeptLists } from '../core/kept-lists.ts'
import type { Render } from '../core/render.ts'
import type { RenderedStatement } from '../core/rendered-statement.ts'
import type { Repository } from '../core/repository.ts'
import type { GitopsTarget, HelmTarget, RenderableTarget, Target } from '../core/target.ts'
import type { TimeBudget } from '../core/time-budget.ts'
import type { Skipped, Tree } from '../core/tree.ts'
import type { ValuesUse } from '../core/values-use.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Validator } from '../schema/validator.ts'
import type { LocatedFinding, Sources } from './locate.ts'
import type { TargetContents } from './target-contents.ts'

/** The input of an inspection; the same for both trees. */
export interface Scope {
  readonly options: ScopeOptions
  readonly host: HostServices
  /** Time of the run in milliseconds since 1970; `null`: no rule reports that something has expired. */
  readonly now: number | null
}

/** Both trees, and the input of an inspection that applies to both. */
export interface TreesInput extends Scope {
  readonly head: Tree
  readonly base: Tree
}

/** The inputs for reading configured schemas and rules. */
export interface ChecksScope {
  readonly options: Pick<ScopeOptions, 'configFile'>
  readonly host: Pick<HostServices, 'validator' | 'expressions'>
}

/** The options of the command line or the action. */
export interface ScopeOptions {
  /** Paths in the tree; empty for everything. */
  readonly paths: readonly string[]
  /** Names of environments; empty for all. */
  readonly environments: readonly string[]
  /** True if findings of what a change does not reach are listed, too. */
  readonly all: boolean
  /** True if loose manifests are applied together. */
  readonly together: boolean
  /** Path of the configuration in the tree. */
  readonly configFile: string
  /** The version of Istio that the mesh runs; `null`: the configuration or the repository may state it. */
  readonly istioVersion: IstioVersion | null
  /** Restricts external hosts, whatever the configuration allows; `host` or `host:port`; empty for no restriction. */
  readonly egressAllowlist: readonly string[]
  /** The Git repository of the tree, for sources of GitOps objects that name it. */
  readonly repository: () => Repository
  /** True for the targets of a shard; absent: for all. */
  readonly isOfShare?: (target: Target) => boolean
}

/** The services that the host of a run provides: rendering, probing, validating, and the time budget. */
export interface HostServices {
  /** Key of the hashes that replace secrets; random in every run. */
  readonly maskKey: string
  readonly evaluators: Evaluators
  /** Renders releases. Returns one promise for each, in their order. */
  readonly render: (tree: Tree, targets: readonly RenderableTarget[]) => readonly Promise<Render>[]
  /**
   * Finds the values that cause a field of a release, also those of the release that renders its statement; `null`:
   * findings in rendered objects stay at the template.
   */
  readonly provenance:
    | ((tree: Tree, target: RenderableTarget, shown?: string, statement?: RenderedStatement) => Provenance)
    | null
  /** Causes and fixes that runs keep for later ones; `null` if nothing is kept. */
  readonly kept: KeptAnswers | null
  /** Lists of names that runs keep for later ones. */
  readonly lists: KeptLists
  /** A hash of all that a release depends on: releases with equal keys render the same. */
  readonly releaseKey: (tree: Tree, target: HelmTarget) => string
  /**
   * Finds the dead and undefined values of a release. Repeated calls for a release give the same answer; `null`: dead
   * and undefined values are not reported.
   */
  readonly valuesUse: ((tree: Tree, target: HelmTarget) => ValuesUse) | null
  /** Validates objects by the JSON schemas that the configuration names. */
  readonly validator: Validator
  /** Evaluates the rules that the repository defines. */
  readonly expressions: Expressions
  /** The time that the whole run may take. */
  readonly budget: TimeBudget
  /** Lets other work of the thread run before long work goes on; absent: the run has the thread for itself. */
  readonly pause?: () => Promise<void>
}

/** What the inspection of one tree needs of the other tree. */
export interface InspectOptions {
  /** For head: base, to see which values it reads and which releases it renders. */
  readonly base?: Promise<RenderedSide | null>
  /** True for base. Its rules read the object itself as the object in base. */
  readonly isBase?: true
  /** The schemas and custom rules of the other tree, by which this one is checked: for base, those of head. */
  readonly checks?: AppliedChecks
  /** All targets of the tree; absent: they are discovered. */
  readonly targets?: readonly Target[]
  /** For base: head's configuration, whose files are looked at for references; absent: that of the tree. */
  readonly referenceConfig?: Config
  /** Releases that are equal in the other tree. The use of their values is not searched. */
  readonly settled?: ReadonlySet<Target>
  /** True for the targets in scope that are inspected; absent: all are. */
  readonly isSelected?: (target: Target) => boolean
}

/** The renders of one tree, for the inspection of the other one. */
export type RenderedSide = Pick<InspectedTree, 'renders' | 'sources' | 'contents'>

/** The schemas and custom rules that replace those of the tree. */
export interface AppliedChecks {
  /** The tree that has their files. */
  readonly tree: Tree
  /** The configuration that names them. */
  readonly config: Config
  /** The configuration of the inspected tree: problems of what it names are findings of that tree. */
  readonly own: Config
}

/** A part of a mesh in which rules find the same as in the whole mesh, for some targets. */
export interface MeshPart {
  readonly mesh: Mesh
  /** True if this remains so for an object of these targets that is altered in this way. */
  readonly suffices: (altered: Manifest) => boolean
}

/** What the search for unused, undefined and varying values left out. */
export interface UnsearchedValues {
  /** The ids of the releases that were not searched, or not to the end. */
  readonly releases: ReadonlySet<string>
  /** The files with values of the releases that were too costly: these may read any key of them. */
  readonly files: () => ReadonlySet<string>
}

/** One tree: its targets, renders and meshes, and the findings in them. */
export interface InspectedTree {
  /** The environments of all targets, including those out of scope. */
  readonly environments: readonly (string | null)[]
  readonly targets: readonly Target[]
  /** GitOps objects whose contents controllers and tools render, not meshgate: from files, and from rendered releases. */
  readonly gitops: readonly GitopsTarget[]
  /** Path of the kustomization that reads a file, by path of the file. */
  readonly kustomizationsByPath: ReadonlyMap<string, string>
  readonly renders: ReadonlyMap<string, Render>
  /** Ids of the releases that base renders; empty if all releases of this tree render. */
  readonly inBase: ReadonlySet<string>
  /** What each target adds to its mesh. */
  readonly contents: readonly TargetContents[]
  /** The objects of each target that could be rendered or read at least in part. */
  readonly rendered: readonly RenderedTarget[]
  readonly findings: readonly LocatedFinding[]
  /** The sources of the findings. */
  readonly sources: Sources
  /** The mesh of each target, by target id. */
  readonly meshes: ReadonlyMap<string, Mesh>
  /** The linted part of its mesh, by target id; absent where not only a part was linted. */
  readonly meshParts: ReadonlyMap<string, MeshPart>
  /**
   * By mesh, the part that decides about the difference from the other tree: rules, and requests to the hosts that
   * differ, have the same results there as in the whole mesh. Absent for a mesh that was linted as a whole, or not at
   * all.
   */
  readonly reachedParts: ReadonlyMap<Mesh, Mesh>
  /** Ids of the targets that were not checked because the time budget ran out. */
  readonly unchecked: ReadonlySet<string>
  readonly unsearched: UnsearchedValues
  /** Ids of the targets that are equal in the other tree and were not linted for themselves; empty if all were. */
  readonly unchanged: ReadonlySet<string>
  readonly skipped: readonly Skipped[]
  /** See `TreeOfMeshes`. */
  readonly unreadFiles: readonly string[]
  /** The rules of the repository by which it was checked. */
  readonly customRules: readonly UsableRule[]
}

/** Both inspected trees. */
export interface InspectedPair {
  readonly head: InspectedTree
  readonly base: InspectedTree
}
