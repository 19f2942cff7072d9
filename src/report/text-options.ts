import type { Gate } from './verdict.ts'
import type { Paint } from './paint.ts'

/** How a report is shown in a terminal. */
export interface TextOptions {
  readonly gate: Gate
  /** Default: no colours. */
  readonly paint?: Paint
  /** How long the run took; said in the last line. */
  readonly seconds?: number
}
