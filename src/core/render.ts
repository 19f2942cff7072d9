import type { SourceLine } from './source-line.ts'
import type { ClusterQuestion } from './cluster-question.ts'
import type { HelmTarget, KustomizationTarget, RenderableTarget } from './target.ts'

/** The result of rendering a release or building a kustomization. */
export type Render = HelmRender | FailedBuild

/** The result of rendering a release. */
export type HelmRender = Rendered | FailedRender

/** The manifests of a release or kustomization, as `helm template` or `kustomize build` prints them. */
export interface Rendered extends RenderedText {
  readonly status: 'rendered'
  readonly remoteSchemas: readonly RemoteSchema[]
  /** Milliseconds of processor time that the templates of a release took; absent if that was not measured. */
  readonly processorMs?: number
  /** Questions of its templates that only a cluster answers; absent if there is none. */
  readonly asks?: readonly ClusterQuestion[]
  /** For a kustomization: what the build left out because the repository does not contain it; absent if nothing is. */
  readonly omitted?: readonly OmittedSource[]
}

/** A source that a kustomization names and that was left out of its build. */
export interface OmittedSource {
  /**
   * `remote`: a base or resource of another repository or host. `chart`: a chart that is not vendored. `plugin`: a plug-in
   * or function that the build would have to execute. `patch-without-target`: a patch or replacement whose object is
   * missing because of another omitted source.
   */
  readonly kind: 'remote' | 'chart' | 'plugin' | 'patch-without-target'
  /** As the kustomization writes it. */
  readonly source: string
  /** The kustomization file that names it, and the 1-based line. */
  readonly file: string
  readonly line: number
}

/** A kustomization that cannot be built. */
export interface FailedBuild {
  readonly status: 'not-built'
  readonly target: KustomizationTarget
  /** kustomize's message, or a sentence about the limit of meshgate that was exceeded. */
  readonly message: string
  /** True if the time budget ran out before it was built, so that nothing is known to be wrong with it. */
  readonly isOutOfTime?: true
  /** The line that causes it; `null` if it is unknown. */
  readonly at: SourceLine | null
}

/** Text that Helm or kustomize rendered, and the files that its lines came from. */
export interface RenderedText {
  readonly target: RenderableTarget
  /** The output of `helm template` or `kustomize build`. */
  readonly manifest: string
  readonly origins: LineOrigins
  /** Absent if nothing is kept between runs. */
  readonly summary?: ObjectSummary
}

/** A place next to a kept render, for a summary of its objects. */
export interface SummaryPlace {
  /** True if an earlier run kept something. */
  readonly isKept: boolean
  /** What an earlier run kept; `null` if none did, and at every call but the first. */
  readonly read: () => string | null
  /** Keeps it for later runs. */
  readonly write: (summary: string) => void
}

/** The place of a summary, with the text that it summarises, since a changed render keeps the place of the original text. */
export interface ObjectSummary extends SummaryPlace {
  readonly manifest: string
}

/** A failed render: Helm's message, and the locations that it names. */
export interface FailedRender {
  readonly status: 'failed'
  readonly target: HelmTarget
  /** Helm's message without `Error: `, or a sentence about the limit of meshgate that was exceeded. */
  readonly message: string
  /** True if the time budget ran out before it was rendered, so that nothing is known to be wrong with it. */
  readonly isOutOfTime?: true
  /** The location in a template that the message names; `null` if it names none. */
  readonly at: SourceLine | null
  /** The violations of values.schema.json, if they made the render fail. */
  readonly schemaErrors: readonly SchemaError[]
  readonly remoteSchemas: readonly RemoteSchema[]
  /**
   * The dependencies that are missing in the `charts/` of this chart or of a subchart, and that `helm dependency build`
   * would download.
   */
  readonly unvendored: readonly RemoteDependency[]
  /** All templates that fail, in Helm's order; empty if no template was executed. */
  readonly broken: readonly BrokenTemplate[]
  /** Questions of its templates that only a cluster answers; absent if there is none. */
  readonly asks?: readonly ClusterQuestion[]
  /**
   * The output of the templates that did not fail, also if a dependency is missing or the chart refuses the Kubernetes
   * version; `null` if no template was executed.
   */
  readonly partial: RenderedText | null
}

/** A dependency of a chart that a registry or chart repository has. */
export interface RemoteDependency {
  readonly name: string
  /** The address as Chart.yaml has it, or the name of one in Helm's configuration: `@istio`. */
  readonly repository: string
}

/** A network address that a values.schema.json refers to. It is not fetched, and the values are not validated by it. */
export interface RemoteSchema {
  /** The values.schema.json, as a path in the tree. */
  readonly file: string
  readonly address: string
}

/** A template that cannot be parsed or executed, or whose output is not YAML. */
export interface BrokenTemplate {
  /** Path in the tree. */
  readonly file: string
  /** Helm's message. */
  readonly message: string
  /** The location that the message names, perhaps in another file; `null` if it names none. */
  readonly at: SourceLine | null
  /** True if it fails because it prints an undefined or empty value where YAML needs a value. */
  readonly printsNothing?: true
  /** The question that decides that it fails; absent if it fails with any answer. */
  readonly asks?: ClusterQuestion
}

/** The origin of each line of a text. Compact, since it is passed between threads. */
export interface LineOrigins {
  /** Paths in the tree. A file inside a packed chart is named `ARCHIVE.tgz!inner/path`. */
  readonly files: readonly string[]
  /** Two numbers a line: index in `files` or -1, and the 1-based line there. */
  readonly lines: Int32Array
}

/** One violation of a values.schema.json. */
export interface SchemaError {
  /** The chart that has the schema: `''` for the release's chart, `sub` or `sub/subsub` for subcharts. */
  readonly chart: string
  /** Path from that chart's values to the value; a number is an index. */
  readonly path: readonly (string | number)[]
  /** One sentence without the path: "must be a string", "`tlsmode` is not a known field; did you mean …". */
  readonly message: string
  /** Path of the schema in the tree, if the schema itself is wrong, such as a `$ref` that refers to itself. */
  readonly schemaFile?: string
}

/** The origin of a 1-based line; `null` if it came from no file. */
export function originOf(origins: LineOrigins, line: number): SourceLine | null {
  const file = origins.files[origins.lines[2 * (line - 1)] ?? -1]
  return file === undefined ? null : { file, line: origins.lines[2 * line - 1]! }
}

/** The text of a render: all of it, or what the templates that did not fail print; `null` without any. */
export function renderedTextOf(render: Render | undefined): RenderedText | null {
  if (!render || render.status === 'not-built') return null
  return render.status === 'rendered' ? render : render.partial
}
