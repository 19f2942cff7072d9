import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { ChartRequest } from '../../registry/chart-request.ts'

/** A chart of a registry that something in the tree names. */
export interface RequestedChart {
  readonly request: ChartRequest
  /** The version, or what stands for it. */
  readonly node: Node
  /** The object that names it; `null` for a file of another tool. */
  readonly manifest: Manifest | null
}
