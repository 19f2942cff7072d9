import { containsStandIn } from '../core/namespace.ts'
import type { Confidence, Location, Severity } from '../core/report.ts'
import type { Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { locationOf } from '../rules/message/location.ts'
import type { Rule, View } from '../rules/rule.ts'
import type { Locatable, Problem, ProposedFix, RelatedNode, TextComponent } from '../rules/problem.ts'
import type { LintSubject, SubjectType } from './subjects.ts'

/** A problem, with the rule that reported it and the subject that it was found in. */
export interface LintFinding {
  /** The rule's id; `internal/rule-failed` if a rule threw, which is a mistake in meshgate. */
  readonly rule: string
  /** The code of the problem, unique in its rule (`Problem.code`). */
  readonly code: string
  /** The severity of the problem, or else of the rule. */
  readonly severity: Severity
  readonly confidence: Confidence
  readonly message: string
  readonly node: Locatable
  /** The location of `node`; in a rendered manifest a location in the rendered text. */
  readonly at: Location
  /** The id of the target; `null` if it was found in a file that several targets may use. */
  readonly target: string | null
  /** The view in which it was found: a kind, `manifest`, `values/LAYOUT`, `document`, `target`, `failure`. */
  readonly view: View
  readonly subject: SubjectType
  /** The object in which it was found; for a finding in values the rendered object that shows it. */
  readonly manifest: Manifest | null
  /** For a finding in values: the field of `manifest` that shows it. */
  readonly shownBy: Node | null
  readonly refusedBy: 'schema' | 'webhook' | null
  readonly related: readonly RelatedNode[]
  /** See `Problem`. */
  readonly nodeNote: string | null
  /** See `Problem`. */
  readonly components: readonly TextComponent[]
  /** True if the key of `node` is wrong, whatever its value. */
  readonly isOfKey: boolean
  /** True if the object as a whole is wrong, and `node` only identifies it. */
  readonly isOfObject: boolean
  readonly about: string | null
  /** See `Problem`. */
  readonly identity: string | null
  readonly measure: number | null
  readonly fix: ProposedFix | null
  readonly missing: Node | null
  /** The page of the rule, where it is not in docs/rules. */
  readonly url: string | null
}

/** The finding of a problem that a rule reported in a subject. */
export function findingOf(
  { id, severity, url }: Pick<Rule, 'id' | 'severity' | 'url'>,
  view: View,
  { type, target, manifest }: LintSubject,
  problem: Problem,
): LintFinding {
  const { node, code, message, fix } = problem
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
    isOfKey,
    isOfObject: problem.at === 'object',
    fix: fix && !fix.set.some(({ value }) => containsStandIn(value)) ? fix : null,
    url: url ?? null,
    ...optionalFields(problem),
  }
}

/** The fields of a problem that a rule may leave out. */
function optionalFields(problem: Problem): Pick<LintFinding, OptionalField> {
  const { refusedBy, related, nodeNote, components, about, identity, measure, missing } = problem
  return {
    refusedBy: refusedBy ?? null,
    related: related ?? [],
    nodeNote: nodeNote ?? null,
    components: components ?? [],
    about: about ?? null,
    identity: identity ?? null,
    measure: measure ?? null,
    missing: missing ?? null,
  }
}

type OptionalField =
  | 'refusedBy'
  | 'related'
  | 'nodeNote'
  | 'components'
  | 'about'
  | 'identity'
  | 'measure'
  | 'missing'
