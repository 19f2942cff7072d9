import type { Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import { mayHaveUnseenObjects } from '../model/presence.ts'
import { quote } from '../rules/message/quote.ts'
import type { Problem, Rule, View } from '../rules/rule.ts'
import { namespaceOf } from '../rules/shared/namespace-of.ts'
import { isSubstitution } from '../syntax/unfilled.ts'
import { meshesByKind } from './filled-kinds.ts'
import { findingOf, type LintFinding } from './finding.ts'
import type { LintSubject } from './subjects.ts'

/** What a rule says of a subject alone. */
export function checkAlone(rule: Rule, view: View, subject: LintSubject): readonly LintFinding[] {
  // The name of a view decides what it is given, in the type of `on` and in `subjectsOf` alike.
  const check = rule.on?.[view] as ((value: unknown) => Iterable<Problem>) | undefined
  return check ? findingsOf(rule, view, subject, () => check(subject.value)) : none
}

/** What a rule says of a subject beside its mesh, if it holds whatever the kinds are that are not filled in yet. */
export function checkAcross(
  rule: Rule,
  view: View,
  subject: LintSubject,
  mesh: Mesh,
): readonly LintFinding[] {
  const findings = checkIn(rule, view, subject, mesh)
  if (findings.length === 0) return findings
  const others = meshesByKind(mesh).map((one) => new Set(checkIn(rule, view, subject, one).map(identity)))
  return others.length === 0
    ? findings
    : findings.filter((finding) => others.every((found) => found.has(identity(finding))))
}

/** Equal for what a rule says of the same place in two meshes, in whatever words. */
function identity({ code, at, isOfKey }: LintFinding): string {
  return JSON.stringify([code, at, isOfKey])
}

function checkIn(rule: Rule, view: View, subject: LintSubject, mesh: Mesh): readonly LintFinding[] {
  const check = rule.across?.[view] as ((value: unknown, mesh: Mesh) => Iterable<Problem>) | undefined
  if (!check) return none
  const findings = findingsOf(rule, view, subject, () => check(subject.value, mesh))
  const { fromAbsence } = rule
  return fromAbsence ? findings.map((finding) => unsure(finding, fromAbsence, mesh)) : findings
}

/**
 * What is concluded from absence, only likely where something that is not rendered may be what is missing; then no
 * error either.
 */
function unsure(finding: LintFinding, unsureSeverity: 'warning' | 'info', mesh: Mesh): LintFinding {
  const { manifest, severity, message } = finding
  if (!manifest || severity === 'info' || !mayHaveUnseenObjects(mesh, manifest)) return finding
  const rest = `not all of ${namespaceOf(manifest)} is in this repository`
  return {
    ...finding,
    severity: severity === 'error' ? unsureSeverity : severity,
    confidence: 'likely',
    message: `${message} (${rest})`,
  }
}

/** Most rules find nothing in most subjects: those share one list. */
export const none: readonly LintFinding[] = []

/** What a check finds; of a rule that throws, what it said before, and the rule's own failure. */
function findingsOf(
  rule: Rule,
  view: View,
  subject: LintSubject,
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
function isAboutAbsence({ manifest }: LintSubject, { node, missing }: Problem): boolean {
  if (!manifest?.part) return false
  return missing !== undefined || (node instanceof Node && !node.exists)
}

/**
 * True for what is said of a value that is not filled in yet: nothing is wrong with that, and only an owner of
 * placeholders tells a person to replace one. A key is what it is, whatever stands under it, an object has its defects
 * whatever its name is, and files, targets and renders are no values.
 */
function isAboutUnfilled(rule: Rule, { type }: LintSubject, { code, node, at }: Problem): boolean {
  if ((type !== 'object' && type !== 'values') || at !== undefined) return false
  if (!(node instanceof Node) || !node.isUnfilled) return false
  return !rule.ownsPlaceholders || code !== 'placeholder' || isSubstitution(node.text)
}

/** Stands for a rule that threw. */
const failedRule = { id: 'internal/rule-failed', severity: 'error' } as const

function failure(rule: Rule, error: unknown, { located }: LintSubject): Problem {
  const reason = quote(error instanceof Error ? error.message : String(error))
  const message = `the rule ${rule.id} broke on this, a mistake of meshgate: ${reason}`
  return { node: located, code: 'rule-failed', message, about: rule.id }
}
