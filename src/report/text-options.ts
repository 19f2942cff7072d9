import type { Gate } from './verdict.ts'
import type { Link } from './link.ts'
import type { Paint } from './paint.ts'

/** Options of the report for a terminal. */
export interface TextOptions {
  readonly gate: Gate
  /** Default: no colours. */
  readonly paint?: Paint
  /** Default: no links. */
  readonly link?: Link
  /** True: only what fails the run is shown, and nothing if nothing fails. */
  readonly quiet?: boolean
  /** Duration of the run, shown in the last line. */
  readonly seconds?: number
}
