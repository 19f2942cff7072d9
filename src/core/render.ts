import type { HelmTarget } from './target.ts'

/** What a Helm target becomes. */
export type Render = Rendered | FailedRender

/** The manifests of a release, as `helm template` prints them. */
export interface Rendered extends RenderedText {
  readonly status: 'rendered'
  readonly remoteSchemas: readonly RemoteSchema[]
}

/** A text that Helm rendered, and the files that its lines came from. */
export interface RenderedText {
  readonly target: HelmTarget
  /** The bytes of `helm template` as text. */
  readonly manifest: string
  readonly origins: LineOrigins
}

/** A render that ended in an error: Helm's own words, and what they say about places. */
export interface FailedRender {
  readonly status: 'failed'
  readonly target: HelmTarget
  /** Helm's message without `Error: `, or a plain sentence where a bound of ours was hit. */
  readonly message: string
  /** There was no time to render it: nothing is wrong with it as far as anybody knows. */
  readonly isLate?: true
  /** The template the message names, as a path in the tree; `null` where it names none. */
  readonly at: Origin | null
  /** What values.schema.json refuses, if that is why it failed. */
  readonly schemaErrors: readonly SchemaError[]
  readonly remoteSchemas: readonly RemoteSchema[]
  /**
   * The names of dependencies that the `charts/` of this chart or of one below lacks, and that `helm dependency build`
   * would fetch from elsewhere.
   */
  readonly unvendored: readonly string[]
  /** Every template that fails, in the order Helm meets them; none if no template was executed. */
  readonly broken: readonly BrokenTemplate[]
  /**
   * What the other templates render, also where a dependency is missing or the Kubernetes version is not the chart's;
   * `null` if no template was executed.
   */
  readonly rest: RenderedText | null
}

/** What a values.schema.json refers to on the network: it is not fetched, and the values are not held against it. */
export interface RemoteSchema {
  /** The values.schema.json, as a path in the tree. */
  readonly file: string
  readonly address: string
}

/** A template that cannot be parsed or executed, or that renders what is no YAML. */
export interface BrokenTemplate {
  /** Path in the tree. */
  readonly file: string
  /** Helm's message. */
  readonly message: string
  /** The line the message names, which may be in another file; `null` where it names none. */
  readonly at: Origin | null
  /** It prints a value that nothing defines as YAML: `null` stands there, where the value would fit. */
  readonly printsNull?: true
}

/** A line of a file in the tree; 1-based. */
export interface Origin {
  readonly file: string
  readonly line: number
}

/** For each line of a text the place it came from. Compact, since it crosses threads. */
export interface LineOrigins {
  /** Paths in the tree. A file inside a packed chart is named `ARCHIVE.tgz!inner/path`. */
  readonly files: readonly string[]
  /** Two numbers a line: index in `files` or -1, and the 1-based line there. */
  readonly lines: Int32Array
}

/** One refusal of a values.schema.json. */
export interface SchemaError {
  /** The chart whose schema it is: `''` for the release's own chart, `sub`, `sub/subsub` for its subcharts. */
  readonly chart: string
  /** Keys from that chart's values down to the refused value; a number is an index. */
  readonly path: readonly (string | number)[]
  /** One plain sentence without the path: "must be a string", "`tlsmode` is not a known field; did you mean …". */
  readonly message: string
  /** Where the schema itself is wrong, as with a `$ref` that leads back to itself: the path of the schema in the tree. */
  readonly schemaFile?: string
}

/** The origin of a 1-based line, or `null` if it came from no file. */
export function originOf(origins: LineOrigins, line: number): Origin | null {
  const file = origins.files[origins.lines[2 * (line - 1)] ?? -1]
  return file === undefined ? null : { file, line: origins.lines[2 * line - 1]! }
}

/** The text that a render gave: the whole, or what is left of a chart of which some templates fail. */
export function textOf(render: Render | undefined): RenderedText | null {
  if (!render) return null
  return render.status === 'rendered' ? render : render.rest
}
