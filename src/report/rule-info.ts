import type { Severity } from '../core/report.ts'

/** What a report says about a rule besides its findings; the texts are those of its page in the docs. */
export interface RuleInfo {
  readonly id: string
  /** The default. */
  readonly severity: Severity
  /** One sentence: what is wrong. */
  readonly summary: string
  /** What happens in the mesh because of it. */
  readonly why: string
  /** What to do about it. */
  readonly fix: string
  /** The address of its page, where it is not in docs/rules. */
  readonly url?: string
}
