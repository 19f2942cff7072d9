import { containsStandIn } from '../core/namespace.ts'
import type { Confidence, Location, Severity } from '../core/report.ts'
import type { Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { locationOf } from '../rules/message/place.ts'
import type { Locatable, Problem, ProposedFix, RelatedNode, Rule, View } from '../rules/rule.ts'
import type { LintSubject, SubjectType } from './subjects.ts'

/** A problem with the rule that found it and the subject it was found in. */
export interface LintFinding {
  /** The rule's id; `internal/rule-failed` for a rule that broke: its own mistake, not the reader's. */
  readonly rule: string
  /** Which of the things that the rule can say (`Problem.code`). */
  readonly code: string
  /** That of the problem, else of the rule. */
  readonly severity: Severity
  readonly confidence: Confidence
  readonly message: string
  readonly node: Locatable
  /** Where `node` stands; in a rendered manifest a place of the rendered text. */
  readonly at: Location
  /** The id of the target; `null` where it was found in a file that several targets may use. */
  readonly target: string | null
  /** The view that found it: a kind, `manifest`, `values/LAYOUT`, `document`, `target`, `failure`. */
  readonly view: View
  readonly subject: SubjectType
  /** The object it was found in, or that shows it when it was found in values. */
  readonly manifest: Manifest | null
  /** For a finding in values: the field of `manifest` that shows it. */
  readonly shownBy: Node | null
  readonly refusedBy: 'schema' | 'webhook' | null
  readonly related: readonly RelatedNode[]
  /** True if the key of `node` is what is wrong, whatever stands under it. */
  readonly isOfKey: boolean
  /** True if the object as a whole is wrong, and `node` only says which one it is. */
  readonly isOfObject: boolean
  readonly about: string | null
  readonly fix: ProposedFix | null
  readonly missing: Node | null
}

/** What a rule said of a subject, as a finding. */
export function findingOf(
  { id, severity }: Pick<Rule, 'id' | 'severity'>,
  view: View,
  { type, target, manifest }: LintSubject,
  problem: Problem,
): LintFinding {
  const {
    node,
    code,
    message,
    refusedBy = null,
    related = [],
    about = null,
    fix = null,
    missing = null,
  } = problem
  const isOfKey = problem.at === 'key'
  return {
    rule: id,
    code,
    severity: problem.severity ?? severity,
    confidence: problem.confidence ?? 'certain',
    message,
    node,
    at: isOfKey && node instanceof Node ? node.keyLocation : locationOf(node),
    target,
    view,
    subject: type,
    manifest,
    shownBy: null,
    refusedBy,
    related,
    isOfKey,
    isOfObject: problem.at === 'object',
    about,
    fix: fix?.set.some(({ value }) => containsStandIn(value)) ? null : fix,
    missing,
  }
}
