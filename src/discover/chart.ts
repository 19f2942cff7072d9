/** A chart in the repository, as its Chart.yaml describes it. */
export interface Chart {
  /** Its folder; `''` is the root. */
  readonly path: string
  /** As Chart.yaml says it; `''` where it does not. */
  readonly name: string
  /** A library chart renders nothing on its own. */
  readonly library: boolean
  /** The file that is itself a template, which another tool makes a chart of; `null` if there is none. */
  readonly template: string | null
  /** The folders that its `file://` dependencies name. */
  readonly uses: readonly string[]
}
