import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { ChartRequest } from '../../registry/chart-request.ts'

/** A chart of a registry that something in the tree names. */
export interface RequestedChart {
  readonly request: ChartRequest
  /** The node of the version, or of the reference that decides it. */
  readonly node: Node
  /** The object that names it; `null` if a file of another tool names it. */
  readonly manifest: Manifest | null
}
