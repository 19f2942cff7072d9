import type { Gate } from './verdict.ts'
import type { Paint } from './paint.ts'

/** Options of the report for a terminal. */
export interface TextOptions {
  readonly gate: Gate
  /** Default: no colours. */
  readonly paint?: Paint
  /** Duration of the run, shown in the last line. */
  readonly seconds?: number
}
