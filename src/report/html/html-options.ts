import type { PageOptions } from '../comment/options.ts'
import type { RuleInfo } from '../rule-info.ts'

/** Options of the HTML report. */
export interface HtmlOptions extends PageOptions {
  readonly rules: readonly RuleInfo[]
}
