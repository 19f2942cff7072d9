import type { ClusterQuestion } from '../core/cluster-question.ts'
import type { ClockAndSeed } from './wasi.ts'
import type { EngineFrame } from './wire.ts'

/** The files of a chart as the engine loads them. The same object is loaded once and rendered many times. */
export interface ChartSource {
  readonly kind: 'folder' | 'archive'
  /**
   * Files by their path in the chart's folder, or the archive by the name that messages use. `packedMark` in a path
   * ends the folder of a subchart that `helm dependency build` would pack.
   */
  readonly files: readonly EngineFrame[]
}

/**
 * Files of a tree as the engine loads them, to build kustomizations from. The same object is loaded once and built many
 * times.
 */
export interface TreeSource {
  readonly kind: 'tree'
  /**
   * The first frame contains links and folders (`treefs.Extra` in engine/treefs) as JSON; the others are files by absolute
   * path.
   */
  readonly files: readonly EngineFrame[]
}

/** The paths of a tree for helmfiles: the frames of a `TreeSource`, whose files are empty. */
export interface HelmfileSource {
  readonly kind: 'helmfile'
  readonly files: readonly EngineFrame[]
}

/** Go templates of an ApplicationSet: one file with `GoTemplates` as JSON. */
export interface TemplateSource {
  readonly kind: 'templates'
  readonly files: readonly EngineFrame[]
}

/** Marks packed subcharts in paths; no path in a tree contains it. */
export const packedMark = '\0'

/** A job of the engine. */
export type EngineJob = RenderJob | BuildJob | EvaluationJob | FillJob

/** One render of a chart. */
export interface RenderJob extends Job {
  readonly source: ChartSource
  readonly options: TemplateOptions
}

/** One build of a kustomization. */
export interface BuildJob extends Job {
  readonly source: TreeSource
  readonly options: BuildOptions
}

/** One evaluation of a helmfile; `files` has the contents of the files that it reads. */
export interface EvaluationJob extends Job {
  readonly source: HelmfileSource
  readonly options: HelmfileOptions
}

/** The filling of templates with sets of parameters. */
export interface FillJob extends Job {
  readonly source: TemplateSource
  readonly options: readonly object[]
}

/** The source that the engine loads before a job. */
export type EngineSource = EngineJob['source']

interface Job {
  /** The files that the options of a render name, or that replace files of a build's source. */
  readonly files: readonly EngineFrame[]
  readonly clockAndSeed: ClockAndSeed
  /** Milliseconds after which a pool ends the job; without it the timeout of the pool applies. */
  readonly timeoutMs?: number
  /** When a pool answers the job as late, in milliseconds on the clock of `performance`, and the reason it gives. */
  readonly deadline?: { readonly at: number; readonly reason: string }
}

/** Flags of `helm template` (engine/release/options.go); `name` is the name of the release. */
export interface TemplateOptions {
  readonly name: string
  readonly namespace: string
  /** Values files in the order of `-f`. */
  readonly values?: readonly string[]
  readonly set?: readonly string[]
  readonly setString?: readonly string[]
  readonly setJson?: readonly string[]
  readonly setFile?: readonly string[]
  readonly setLiteral?: readonly string[]
  readonly kubeVersion?: string
  readonly apiVersions?: readonly string[]
  readonly includeCrds?: boolean
  readonly isUpgrade?: boolean
  readonly skipTests?: boolean
  readonly noHooks?: boolean
  readonly skipSchemaValidation?: boolean
  readonly showOnly?: readonly string[]
  /** Ignore `fail`, and `required` with a missing value; both render nothing. */
  readonly lenient?: boolean
  /** If a template cannot be parsed, executed or read, render the others and return them with the error. */
  readonly partial?: boolean
  /**
   * Locations of values.yaml files of the chart and its subcharts (`values.yaml`, `charts/sub/values.yaml`,
   * `charts/sub-1.0.0.tgz!values.yaml`) that this render replaces by the files named `chartValuesFile(location)`. They
   * need not exist. The loaded chart does not change.
   */
  readonly chartValues?: readonly string[]
  /** Full names of the only templates to execute. */
  readonly only?: readonly string[]
  /** Return the text of each template instead of manifests. */
  readonly raw?: boolean
  /** Answer this question of templates with yes, as a cluster could. */
  readonly answered?: ClusterQuestion
  /** Return the origin of each line. */
  readonly marks?: boolean
}

/** Flags of `kustomize build` (engine/kustomization/build.go). */
export interface BuildOptions {
  /** The absolute path of the folder to build. */
  readonly path: string
  /** Lets a kustomization read files outside of its folder. */
  readonly anyPath?: boolean
  readonly reorder?: 'legacy' | 'none'
  readonly managedBy?: boolean
  /** Renders the charts of `helmCharts`. */
  readonly helm?: boolean
  readonly kubeVersion?: string
  readonly apiVersions?: readonly string[]
  /** Omits what is on the network or would have to be executed, and lists it. */
  readonly holes?: boolean
  /** Builds the folder as Flux does. The flags above except `holes` are ignored. */
  readonly flux?: FluxOptions
}

/** Options of an evaluation (engine/helmfile/helmfile.go). */
export interface HelmfileOptions {
  /** The absolute path of the helmfile. */
  readonly file: string
  readonly environment: string
}

/** A Flux Kustomization (engine/flux/kustomization.go). */
export interface FluxOptions {
  /** The object, as plain data. */
  readonly kustomization: object
  /** The labels by which Flux identifies its objects. */
  readonly ownerLabels?: Readonly<Record<string, string>>
  /** The variables of `substituteFrom`. */
  readonly variables?: Readonly<Record<string, string>>
  /** Keeps a variable as written if its value is unknown, because an object of `substituteFrom` is only in the cluster. */
  readonly open?: boolean
}

/** The name of the file of a job that replaces a chart's values.yaml (see `chartValues`); no path equals it. */
export function chartValuesFile(location: string): string {
  return `\0chart/${location}`
}
