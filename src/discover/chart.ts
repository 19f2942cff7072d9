/** A chart in the tree, as its Chart.yaml describes it. */
export interface Chart {
  /** Path of its folder; `''` is the root. */
  readonly path: string
  /** The name in Chart.yaml; `''` if there is none. */
  readonly name: string
  /** True for a library chart, which renders nothing by itself. */
  readonly library: boolean
  /** Path of a file that is itself a template, from which another tool generates the chart; `null` if there is none. */
  readonly template: string | null
  /** The folders of its `file://` dependencies. */
  readonly uses: readonly string[]
}
