import type { EmbeddedValues } from './embedded-values.ts'
import type { KustomizationEdits } from './kustomization-edits.ts'

/** Something that is rendered, or at least checked. Paths are relative to the root of the tree. */
export type Target = HelmTarget | KustomizationTarget | ManifestsTarget | ValuesTarget

/** A target that an engine renders. */
export type RenderableTarget = HelmTarget | KustomizationTarget

/** What all targets have. */
export interface TargetBase {
  /** Unique in a repository and stable; contains the path, which distinguishes releases of one name. */
  readonly id: string
  /** The chart, folder or file of the target; `''` is the root. */
  readonly path: string
  /** `null` if nothing states the environment. */
  readonly environment: string | null
  /** Sources that something names and that do not exist. */
  readonly missing: readonly MissingSource[]
  /** Where the configuration lists it; absent for a target that is found by its files. */
  readonly listedAt?: SourceLine
  /** The object of a GitOps controller or the release of a helmfile that applies it; absent if none is known. */
  readonly statedBy?: StatingObject
  /** The id of the target that renders the object that states it; absent for an object in a file. */
  readonly renderedBy?: string
  /** What its controller deletes; there with `statedBy`. */
  readonly manager?: Manager
}

/** An object of a GitOps controller or a release of a helmfile, and where it names what it applies. */
export interface StatingObject extends SourceLine {
  /** The id of its `GitopsTarget`. */
  readonly target: string
}

/** An Application, Flux Kustomization or HelmRelease whose controller applies a target, and deletes what is no longer in it. */
export interface Manager {
  readonly kind: 'Application' | 'Kustomization' | 'HelmRelease'
  /** `''` if nothing states it. */
  readonly namespace: string
  readonly name: string
  /** The cluster that it applies to; `''` for its own. */
  readonly cluster: string
  /** The mesh that the configuration says the cluster to be of; absent if it does not. */
  readonly mesh?: string
  readonly deletes: DeletionPolicy
  /** Of a HelmRelease: the name in the Chart.yaml of its chart, by which its controller knows the release. */
  readonly chart?: string
  /** The ApplicationSet that generates it; absent for an object that is written. */
  readonly generatedBy?: ApplicationSetName
}

/** An ApplicationSet. */
export interface ApplicationSetName {
  readonly name: string
  readonly namespace: string
  /** True if it deletes an Application that it no longer generates. */
  readonly deletesApplications: boolean
  /** True if its Applications stay when it is deleted itself. */
  readonly leavesApplications: boolean
}

/** What a controller deletes. */
export interface DeletionPolicy {
  /** Objects that it applied and no longer renders, one by one. */
  readonly prunes: boolean
  /** Such objects also if nothing else is left. */
  readonly prunesAll: boolean
  /** Everything that it applied, when the object that makes it apply them is deleted. */
  readonly cascades: boolean
  /** Why it does not, as a clause, for the first field of the two that is false. */
  readonly reason: string
  /** `spec.syncPolicy.syncOptions` of an Application: they hold for objects that do not state the option themselves. */
  readonly syncOptions?: readonly string[]
  /** True if an upgrade of a HelmRelease replaces the CRDs in `crds/`, which Helm leaves as they are. */
  readonly replacesCrds?: boolean
}

/**
 * The files that a target names: those of manifests; those of a kustomization, with the Flux Kustomization and its
 * variables; or the values files of a release and the files in which it states further values.
 */
export function namedFiles(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  if (target.kind === 'kustomization') return [...target.files, ...fluxFiles(target)]
  if (target.kind === 'values')
    return [...target.values, ...new Set((target.inlineValues ?? []).map(({ file }) => file))]
  return target.settings ? [...target.values, ...filesOfSettings(target.settings)] : target.values
}

function fluxFiles({ flux }: KustomizationTarget): string[] {
  return flux ? [flux.at.file, ...flux.configMaps.map(({ file }) => file)] : []
}

function filesOfSettings({ values, parameters, postRenderers = [], files = [] }: ReleaseSettings): string[] {
  const patches = postRenderers.flatMap((renderer) => renderer.patches.map(({ patch }) => patch))
  const texts = [...values, ...parameters.map(({ value }) => value), ...patches]
  const setFiles = parameters.flatMap(({ flag, value }) => (flag === 'setFile' ? value.text : []))
  return [...new Set([...texts.flatMap(({ at }) => at?.file ?? []), ...setFiles, ...files])]
}

/** A file and a 1-based line in it. */
export interface SourceLine {
  readonly file: string
  readonly line: number
}

/** A Helm release: a chart, its ordered values, a release name and a namespace. */
export interface HelmTarget extends TargetBase {
  readonly kind: 'helm'
  readonly release: string
  /** `null` if nothing states the namespace. */
  readonly namespace: string | null
  /** Values files in the order of `-f`: the last one wins. The chart's own values.yaml is not listed. */
  readonly values: readonly string[]
  /**
   * What was inferred: that a values file with this name belongs to this chart (`environment`), that one with these keys
   * does since no other chart has them (`keys`), or that the chart is released with its own values only (`defaults`).
   * Absent if the configuration or the command line states it.
   */
  readonly guess?: 'environment' | 'keys' | 'defaults'
  /** What an object of a GitOps controller or a helmfile states besides values files; absent if none does. */
  readonly settings?: ReleaseSettings
}

/** Values and options that an object of a GitOps controller or a helmfile contains for a release. */
export interface ReleaseSettings {
  /** Maps of values and texts of YAML, the weakest first. All are stronger than the values files. */
  readonly values: readonly PlacedText[]
  /** Stronger than all values. Of parameters with one flag and key the last one counts. */
  readonly parameters: readonly ReleaseParameter[]
  readonly includeCrds: boolean
  /** True if it is rendered as for an upgrade; absent for an installation. */
  readonly isUpgrade?: boolean
  readonly skipTests: boolean
  readonly noHooks?: boolean
  readonly skipSchemaValidation: boolean
  /** The version of the cluster; absent if nothing states it. */
  readonly kubeVersion?: string
  /** True if the values files take the place of the values.yaml of the chart. */
  readonly replacesDefaults?: boolean
  /** What holds further values that the tree does not show: "Secret `web`"; absent if nothing does. */
  readonly unknownValues?: readonly string[]
  /** What changes the manifests after Helm rendered them, in this order; absent for nothing. */
  readonly postRenderers?: readonly PostRenderer[]
  /** What the controller adds to every object after that; absent for nothing. */
  readonly addedMetadata?: readonly AddedMetadata[]
  /** What the cluster serves besides Kubernetes' own kinds, as `group/version/Kind`. */
  readonly apiVersions: readonly string[]
  /** Further files that decide what the release is, such as a helmfile and its bases; absent if there is none. */
  readonly files?: readonly string[]
}

/** A label or annotation of every object of a release, and where it is stated. Of one key the last one counts. */
export interface AddedMetadata {
  readonly field: 'labels' | 'annotations'
  readonly key: string
  readonly value: string
  readonly at: SourceLine
}

/** A kustomization of rendered manifests. */
export interface PostRenderer {
  readonly patches: readonly PostRendererPatch[]
  /** Entries of `images` of a kustomization. */
  readonly images: readonly unknown[]
  /** Where it is stated. */
  readonly at: SourceLine
}

/** A patch of rendered manifests. */
export interface PostRendererPatch {
  readonly patch: PlacedText
  /** A selector of a kustomization; absent for a patch that names its object. */
  readonly target?: unknown
}

/** The name of a text of `ReleaseSettings.values`, as messages of Helm show it; no path in a tree is like it. */
export function inlineValuesName(index: number): string {
  return index === 0 ? 'inline values' : `inline values ${index + 1}`
}

/** The text of `ReleaseSettings.values` that has a name; `undefined` if none has. */
export function inlineValuesNamed({ settings }: HelmTarget, name: string): PlacedText | undefined {
  return settings?.values.find((_, index) => inlineValuesName(index) === name)
}

/** A value that `--set`, `--set-string` or `--set-file` sets; the text of the latter is a path in the tree. */
export interface ReleaseParameter {
  readonly flag: 'set' | 'setString' | 'setFile'
  readonly key: string
  readonly value: PlacedText
  /** True if Helm gets the text as it is; else its commas are escaped. */
  readonly isVerbatim?: true
}

/** A text, and where the tree contains it. */
export interface PlacedText {
  readonly text: string
  /** `null` if a tool made the text, so that no file contains it as it is. */
  readonly at: EmbeddedValues | null
  /** The file that a template made the text of, if one did. */
  readonly madeFrom?: MadeFrom
}

/** A file of the tree, and its 1-based line for each line of a text that was made of it; 0 for none. */
export interface MadeFrom {
  readonly file: string
  readonly lines: readonly number[]
}

/** A folder that `kustomize build` or Flux makes into manifests. */
export interface KustomizationTarget extends TargetBase {
  readonly kind: 'kustomization'
  /** The kustomization file in the folder `path`; of a folder without one the file with the Flux Kustomization. */
  readonly file: string
  /** The Flux Kustomization that builds the folder; absent for `kustomize build`. */
  readonly flux?: FluxBuild
  /** The files of the tree that the build reads, as far as kustomizations name them, in the order of their names. */
  readonly files: readonly string[]
  /** The kustomization files among them, a base or component before what includes it. */
  readonly kustomizations: readonly string[]
  /** The namespace of objects that state none; absent if nothing says it. */
  readonly namespace?: string
  /** What an Application changes in `file` before the build; absent if it changes nothing. */
  readonly edits?: KustomizationEdits
}

/** The Flux Kustomization that builds a folder. */
export interface FluxBuild {
  readonly name: string
  /** Where the object begins. */
  readonly at: SourceLine
  /** The object as another kustomization builds it, as JSON; absent if its file has it as it is applied. */
  readonly object?: string
  /** The ConfigMaps of `postBuild.substituteFrom` that the tree has, in order. */
  readonly configMaps: readonly SourceLine[]
  /** True if further variables may be defined in the cluster; those that the files do not define stay as written. */
  readonly isOpen: boolean
}

/** Manifests that are applied as written. */
export interface ManifestsTarget extends TargetBase {
  readonly kind: 'manifests'
  readonly files: readonly string[]
  /**
   * Present if no configuration lists the files. `alone`: a file of which nothing says whether it is applied, and with
   * which others. `together`: all such files, if the person said that they are applied together.
   */
  readonly loose?: 'alone' | 'together'
  /** The namespace of objects that state none; absent if nothing says it. */
  readonly namespace?: string
}

/** Values files whose chart is not in the repository: checked by their layout, but not rendered. */
export interface ValuesTarget extends TargetBase {
  readonly kind: 'values'
  readonly release: string | null
  readonly namespace: string | null
  readonly values: readonly string[]
  /** Values in an object of a controller; absent for values files. */
  readonly inlineValues?: readonly EmbeddedValues[]
  /** Why it cannot be rendered, as the end of a sentence: "chart `oci://…` is not in this repository". */
  readonly reason: string
  /** The kind of `reason`. */
  readonly reasonCode: ReasonCode
}

/**
 * Why values are not rendered: their chart is not in the repository, the configuration names no chart, no release of
 * the chart around them uses them, or no chart of the repository reads them.
 */
export type ReasonCode = 'remote-chart' | 'no-chart-named' | 'no-release' | 'no-chart'

/**
 * A target that a GitOps controller or tool renders but meshgate does not. The report lists it with the reason, so that
 * a run does not look complete without it.
 */
export interface GitopsTarget {
  readonly kind: GitopsKind
  /** Unique among all targets of a repository, and stable. */
  readonly id: string
  /** The file that contains it, or from which it is built, or the chart that renders it. */
  readonly path: string
  readonly name: string
  /** The namespace that the object states; `null` if it states none. */
  readonly namespace: string | null
  /** Why it, or a source of it, is not rendered, as the end of a sentence; empty if all of it is. */
  readonly reason: string
  /** True if the configuration excludes it (`exclude`, `targets`, `manifests`). */
  readonly isExcluded: boolean
  /** For a base or component: the kustomization file that includes it. */
  readonly partOf: string | null
  /** For a base or component: the id of a target that is built with it. */
  readonly builtWith?: string
  /** For an object of a controller: the ids of the targets that its sources are; absent if none is rendered. */
  readonly renderedAs?: readonly string[]
  /** 1-based line in `path` that it begins at; `null` where the chart at `path` renders it. */
  readonly line: number | null
  readonly delivery: GitopsDelivery
}

/** What an object of a GitOps controller or tool says of what it applies, before anything is rendered. */
export interface GitopsDelivery {
  /** What it renders from, each as a person would name it: `apps/pay of https://git.example/platform at main`. */
  readonly sources: readonly string[]
  /** The cluster that it applies to, by the name or address that it states; `null` where it states none. */
  readonly cluster: string | null
  /** The namespace that it applies to; `null` where it states none. */
  readonly namespace: string | null
}

/** An object of Argo CD or Flux, a kustomization file, or a release in a helmfile. */
export type GitopsKind =
  | 'application'
  | 'application-set'
  | 'flux-kustomization'
  | 'helm-release'
  | 'kustomization'
  | 'helmfile-release'

/** A source that does not exist: its path, and the location that names it. */
export interface MissingSource {
  readonly source: string
  readonly what: 'values file' | 'chart' | 'manifests' | 'folder' | 'kustomization'
  /** File and 1-based line that name it; absent if the command line does. */
  readonly namedAt?: SourceLine
  /** True if the values that name it are a guess: a chart is rendered with its own values only. */
  readonly isGuessed?: true
}
