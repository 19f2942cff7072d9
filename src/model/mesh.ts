import { groupBy } from '../core/group.ts'
import { once } from '../core/once-per.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import type { Target } from '../core/target.ts'
import type { MeshSettings } from '../core/config.ts'
import { clusterDomain } from './cluster-domain.ts'
import type { MeshConsequence } from './consequence.ts'
import type { DeletionConsequence } from './deletion.ts'
import { meshKind, type MeshKind } from './kinds.ts'
import { groupOf, type Manifest } from './manifest.ts'
import { agreedSettings, meshConfigsIn, type MeshConfigSource } from './mesh-config.ts'
import { emptyContext, type MeshContext } from './mesh-context.ts'
import type { IncompleteBuild, RenderFailure } from './render-failure.ts'
import type { UnresolvedReference } from './unresolved-reference.ts'
import type {
  AllowlistEntryProblem,
  InvariantProblem,
  CustomRuleProblem,
  SchemaProblem,
  WaiverProblem,
  LostCheck,
  PolicyTestProblem,
  UnusedOverride,
  Weakening,
} from './check-problems.ts'
import type {
  DeadKey,
  DriftedKey,
  SourceDocument,
  StrayTemplate,
  UndefinedRead,
  UnseenLines,
  VaryingObject,
} from './sources.ts'
import type { ValuesEntry } from './values.ts'
import type { ValuesOfRelease } from './values-of-release.ts'

/** The inputs of a mesh. */
export interface MeshInput extends MeshContents {
  readonly context: MeshContext
}

/** What is applied together, as it was read and rendered: the same environment, the same cluster. */
export interface MeshContents {
  /** `null` if nothing states the environment. */
  readonly environment: string | null
  /** Objects as they will be applied. */
  readonly manifests: readonly Manifest[]
  /**
   * Documents that are no objects (`Manifest.part`). Only rules about written documents look at them, and objects do
   * not refer to them.
   */
  readonly parts?: readonly Manifest[]
  readonly entries: readonly ValuesEntry[]
  readonly documents: readonly SourceDocument[]
  readonly targets: readonly Target[]
  readonly failures: readonly RenderFailure[]
  /** Kustomizations that could not be built, or not completely. */
  readonly builds?: readonly IncompleteBuild[]
  /** Absent if the reads of values are unknown. */
  readonly deadKeys?: readonly DeadKey[]
  readonly undefinedReads?: readonly UndefinedRead[]
  readonly varyingObjects?: readonly VaryingObject[]
  readonly unseenLines?: readonly UnseenLines[]
  readonly driftedKeys?: readonly DriftedKey[]
  readonly strayTemplates?: readonly StrayTemplate[]
  /** Absent if no rule of the repository reads them. */
  readonly releaseValues?: readonly ValuesOfRelease[]
  /** True if a part of what is applied together could not be rendered, for any reason. */
  readonly isPartial?: boolean
  readonly schemaProblems?: readonly SchemaProblem[]
  readonly customRuleProblems?: readonly CustomRuleProblem[]
  readonly references?: readonly UnresolvedReference[]
  readonly weakenings?: readonly Weakening[]
  readonly lostChecks?: readonly LostCheck[]
  readonly helmfileFailures?: readonly HelmfileFailure[]
  /** The problems about objects that base has and head does not. */
  readonly deletions?: readonly DeletionConsequence[]
  /** The consequences of merging head into base, for callers and for what they call. */
  readonly consequences?: readonly MeshConsequence[]
  readonly waiverProblems?: readonly WaiverProblem[]
  readonly policyTestProblems?: readonly PolicyTestProblem[]
  readonly unusedOverrides?: readonly UnusedOverride[]
  readonly allowlistProblems?: readonly AllowlistEntryProblem[]
  readonly invariantProblems?: readonly InvariantProblem[]
  /**
   * The objects of plain files and releases without a stated environment, including those of this mesh if it has none.
   * They may be applied together with it: a rule may stay silent because of them, but reports nothing in them. All
   * meshes share one array.
   */
  readonly otherObjects?: readonly Manifest[]
}

/**
 * All objects that are applied together, with the questions that every rule asks. More specific questions are functions
 * that take a mesh: `policiesAt`, `winningRule`, `portsOf`.
 */
export interface Mesh extends MeshInput {
  readonly parts: readonly Manifest[]
  /** The known settings of the mesh. An absent field is unknown, not at Istio's default. */
  readonly config: MeshSettings
  /** The places of these settings in the repository. */
  readonly configSources: readonly MeshConfigSource[]
  /**
   * The namespace whose policies apply to the whole mesh (`MeshConfig.rootNamespace`); `istio-system` if nothing states
   * it.
   */
  readonly rootNamespace: string
  /** The suffix of the names of Services; `cluster.local` if nothing states it. */
  readonly clusterDomain: string
  /** The objects of a kind, in the order of the manifests. */
  ofKind(kind: MeshKind): readonly Manifest[]
  /** The object of that kind and name; `undefined` means: not in this repository. */
  find(kind: MeshKind, namespace: string, name: string): Manifest | undefined
  /** The objects of kinds that the model does not know (`kinds.ts`). */
  ofOtherKinds(): readonly Manifest[]
  /**
   * The position of an object among the manifests, from 0; that of the replaced object for an altered one. `undefined`
   * for an object outside of this mesh.
   */
  positionOf(object: Manifest): number | undefined
  /** The result of a derivation, built once for this mesh; rules call what `derived` returns. */
  derive<Result>(derivation: Derivation<Result>): Result
  /** False if the repository applies nothing to a namespace, so that its objects may be elsewhere. */
  holdsNamespace(namespace: string): boolean
}

/** The replacements of objects; `null` for a removed one. */
export type Alterations = ReadonlyMap<Manifest, Manifest | null>

/**
 * The parts of a mesh that a derived table reads and an alteration may change: the objects of some kinds (`ofKind`,
 * `find`, `positionOf`), `other` for unknown kinds (`ofOtherKinds`); or `everything`, which includes `manifests`,
 * `parts` and `holdsNamespace`.
 */
export type DerivationInputs = readonly (MeshKind | 'other')[] | 'everything'

/** A table of a mesh (`derived`). */
export interface Derivation<Result> {
  readonly inputs: DerivationInputs
  readonly build: (mesh: Mesh) => Result
  /** @param earlier is the result for the mesh that was altered */
  update?(earlier: Result, mesh: Mesh, alterations: Alterations): Result
}

/** Creates the mesh of objects that are applied together. */
export function createMesh(input: MeshInput): Mesh {
  const byKind = once(() => groupBy(input.manifests, knownKind))
  const namespaces = once(() => new Set(input.manifests.map(({ namespace }) => namespace)))
  const byName = once(() =>
    groupBy(input.manifests, (manifest) =>
      [knownKind(manifest), manifest.namespace, manifest.name].join('\0'),
    ),
  )
  const positions = once(() => new Map(input.manifests.map((manifest, index) => [manifest, index])))
  const configSources = meshConfigsIn(input.manifests, input.entries)
  const config = agreedSettings(configSources, input.context.meshConfig)
  const mesh: Mesh = {
    ...input,
    parts: input.parts ?? [],
    config,
    configSources,
    rootNamespace: config.rootNamespace ?? 'istio-system',
    clusterDomain: config.clusterDomain ?? clusterDomain,
    ofKind: (kind) => byKind().get(kind) ?? [],
    ofOtherKinds: () => byKind().get(undefined) ?? [],
    positionOf: (object) => positions().get(object),
    find: (kind, namespace, name) => byName().get([kind, namespace, name].join('\0'))?.[0],
    holdsNamespace: (namespace) => namespaces().has(namespace),
    derive: createTables(({ build }) => build(mesh)),
  }
  return mesh
}

/** Keeps the results of derived tables, from the first use on. */
export function createTables(
  build: <Result>(derivation: Derivation<Result>) => Result,
): <Result>(derivation: Derivation<Result>) => Result {
  const results = new Map<object, { readonly result: unknown }>()
  return <Result>(derivation: Derivation<Result>): Result => {
    const cached = results.get(derivation)
    if (cached) return cached.result as Result
    const result = build(derivation)
    results.set(derivation, { result })
    return result
  }
}

/** A mesh of the other objects of a mesh (`otherObjects`) alone, as if they were applied together; `undefined` if there are none. */
export function meshOfOtherObjects(mesh: Mesh): Mesh | undefined {
  if (!mesh.otherObjects || mesh.otherObjects.length === 0) return undefined
  const existing =
    meshesOfOtherObjects.get(mesh.otherObjects) ??
    createMesh({ ...emptyMesh, context: mesh.context, manifests: mesh.otherObjects })
  meshesOfOtherObjects.set(mesh.otherObjects, existing)
  return existing
}

/** By their objects: shared by all meshes with the same other objects. */
const meshesOfOtherObjects = new WeakMap<readonly Manifest[], Mesh>()

/** A mesh without objects. */
export const emptyMesh = {
  environment: null,
  manifests: [],
  entries: [],
  documents: [],
  targets: [],
  failures: [],
  context: emptyContext,
}

/** The kind of an object that the model knows, of the right group; `undefined` for any other. */
export function knownKind(manifest: Manifest): MeshKind | undefined {
  return meshKind(groupOf(manifest), manifest.kind)
}
