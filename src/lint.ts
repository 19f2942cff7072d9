import { oncePerName } from './core/once-per.ts'
import { deduplicate, dropSuperseded, sortByPlace } from './lint/deduplicate.ts'
import { findingOf, type LintFinding } from './lint/finding.ts'
import { objectSubject, partsOf, subjectsOf, type Subject } from './lint/subjects.ts'
import type { Manifest } from './model/manifest.ts'
import type { Mesh } from './model/mesh.ts'
import { Node } from './model/node.ts'
import { isSubstitution } from './model/unfilled.ts'
import { quote } from './rules/quote.ts'
import { viewsOf, type Problem, type Rule, type View } from './rules/rule.ts'

export type { LintFinding } from './lint/finding.ts'
export { placeOf } from './rules/place.ts'

/**
 * Runs rules over what is applied together, or over what belongs to some of its targets. The findings are sorted by
 * place, and each fact is one: the same rule about the same thing in a target's values and in what it renders stands
 * at the values line. A rule that throws is reported, and the others go on.
 */
export function lint(mesh: Mesh, rules: readonly Rule[], targets?: ReadonlySet<string>): LintFinding[] {
  const findings = rules.flatMap((rule) => lintRule(rule, mesh, targets))
  return sortByPlace(dropSuperseded(deduplicate(findings), rules))
}

/** What one view of a rule says of one object of a mesh. */
export function lintObject(mesh: Mesh, rule: Rule, view: View, manifest: Manifest): LintFinding[] {
  const subject = objectSubject(manifest)
  return [...checkAlone(rule, view, subject), ...checkAcross(rule, view, subject, mesh)]
}

/**
 * Works out ahead what rules say of single objects and entries of values, whatever is applied with them; `lint` has
 * it at hand then, in whatever meshes these are.
 */
export function lintAlone(mesh: Mesh, rules: readonly Rule[]): void {
  for (const rule of rules)
    for (const view of Object.keys(rule.on ?? {}) as View[])
      for (const subject of subjectsOf(mesh, view)) findingsAlone(rule, view, subject)
}

function lintRule(rule: Rule, mesh: Mesh, targets: ReadonlySet<string> | undefined): LintFinding[] {
  const findings: LintFinding[] = []
  for (const view of viewsOf(rule))
    for (const subject of [...subjectsOf(mesh, view), ...partsOf(mesh, view, rule)]) {
      if (targets && subject.target !== null && !targets.has(subject.target)) continue
      findings.push(...findingsAlone(rule, view, subject), ...checkAcross(rule, view, subject, mesh))
    }
  return findings
}

/** What a rule says of a subject alone is worked out once, in however many meshes the subject is. */
function findingsAlone(rule: Rule, view: View, subject: Subject): readonly LintFinding[] {
  if (!rule.on?.[view]) return none
  const cached = aloneCache(subject.value, view)
  const findings = cached.get(rule) ?? checkAlone(rule, view, subject)
  cached.set(rule, findings)
  return findings
}

const aloneCache = oncePerName<object, View, Map<Rule, readonly LintFinding[]>>(() => new Map())

function checkAlone(rule: Rule, view: View, subject: Subject): readonly LintFinding[] {
  // The name of a view decides what it is given, in the type of `on` and in `subjectsOf` alike.
  const check = rule.on?.[view] as ((value: unknown) => Iterable<Problem>) | undefined
  return check ? findingsOf(rule, view, subject, () => check(subject.value)) : none
}

function checkAcross(rule: Rule, view: View, subject: Subject, mesh: Mesh): readonly LintFinding[] {
  const check = rule.across?.[view] as ((value: unknown, mesh: Mesh) => Iterable<Problem>) | undefined
  return check ? findingsOf(rule, view, subject, () => check(subject.value, mesh)) : none
}

/** Most rules find nothing in most subjects: those share one list. */
const none: readonly LintFinding[] = []

/** What a check finds; of a rule that throws, what it said before, and the rule's own failure. */
function findingsOf(
  rule: Rule,
  view: View,
  subject: Subject,
  check: () => Iterable<Problem>,
): readonly LintFinding[] {
  let findings: LintFinding[] | undefined
  try {
    for (const problem of check())
      if (!isAboutAbsence(subject, problem) && !isAboutUnfilled(rule, subject, problem))
        (findings ??= []).push(findingOf(rule, view, subject, problem))
  } catch (error) {
    ;(findings ??= []).push(findingOf(failedRule, view, subject, failure(rule, error, subject)))
  }
  return findings ?? none
}

/** True for what a part lacks: whatever it is put upon, or is put upon it, may have it. */
function isAboutAbsence({ manifest }: Subject, { node, missing }: Problem): boolean {
  if (!manifest?.part) return false
  return missing !== undefined || (node instanceof Node && !node.exists)
}

/**
 * True for what is said of a value that is not filled in yet: nothing is wrong with that, and only an owner of
 * placeholders tells a person to replace one. A key is what it is, whatever stands under it, and files, targets and
 * renders are no values.
 */
function isAboutUnfilled(rule: Rule, { type }: Subject, { node, at }: Problem): boolean {
  if ((type !== 'object' && type !== 'values') || at === 'key') return false
  if (!(node instanceof Node) || !node.isUnfilled) return false
  return !rule.ownsPlaceholders || isSubstitution(node.text)
}

/** Stands for a rule that threw. */
const failedRule = { id: 'internal/rule-failed', severity: 'error' } as const

function failure(rule: Rule, error: unknown, { located }: Subject): Problem {
  const reason = quote(error instanceof Error ? error.message : String(error))
  const message = `the rule ${rule.id} broke on this, a mistake of meshgate: ${reason}`
  return { node: located, code: 'rule-failed', message, about: rule.id }
}
