import type { Node } from './node.ts'

/** The merged values of a release. */
export interface ValuesOfRelease {
  /** The id of its target. */
  readonly target: string
  /** `null` if it has none. */
  readonly values: Node | null
  /** False if parameters, what stands in no file, or packed subcharts may add to them. */
  readonly isComplete: boolean
}
