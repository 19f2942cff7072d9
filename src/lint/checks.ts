import type { Mesh } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import { mayHaveUnseenObjects } from '../model/presence.ts'
import { quote } from '../rules/message/quote.ts'
import type { Rule, View } from '../rules/rule.ts'
import type { Problem } from '../rules/problem.ts'
import { namespaceOf } from '../rules/shared/namespace-of.ts'
import { isSubstitution } from '../syntax/unfilled.ts'
import { meshesByKind } from './filled-kinds.ts'
import { meshWithoutInferred } from './inferred-objects.ts'
import { findingOf, type LintFinding } from './finding.ts'
import type { LintSubject } from './subjects.ts'

/** The findings of a rule's check under `on` in a subject. */
export function checkSubject(rule: Rule, view: View, subject: LintSubject): readonly LintFinding[] {
  // The view determines the type of the subject, both in `on` and in `subjectsOf`.
  const check = rule.on?.[view] as ((value: unknown) => Iterable<Problem>) | undefined
  return check ? findingsOf(rule, view, subject, () => check(subject.value)) : noFindings
}

/**
 * The findings of a rule's check under `across` in a subject of a mesh, for every kind that unfilled kinds may become.
 */
export function checkInMesh(
  rule: Rule,
  view: View,
  subject: LintSubject,
  mesh: Mesh,
): readonly LintFinding[] {
  const findings = checkInOneMesh(rule, view, subject, mesh)
  if (findings.length === 0) return findings
  const keysIn = (otherMesh: Mesh): ReadonlySet<string> =>
    new Set(checkInOneMesh(rule, view, subject, otherMesh).map(findingKey))
  const otherResults = meshesByKind(mesh).map(keysIn)
  const certain =
    otherResults.length === 0
      ? findings
      : findings.filter((finding) => otherResults.every((result) => result.has(findingKey(finding))))
  const ofFiles = meshWithoutInferred(mesh)
  return ofFiles ? markInferred(certain, keysIn(ofFiles)) : certain
}

/**
 * Lowers findings that depend on objects that are inferred from values: they are likely, and no errors.
 * @param stated the keys of those that do not depend on it
 */
function markInferred(findings: readonly LintFinding[], stated: ReadonlySet<string>): LintFinding[] {
  return findings.map((finding) =>
    stated.has(findingKey(finding))
      ? finding
      : {
          ...finding,
          severity: finding.severity === 'error' ? 'warning' : finding.severity,
          confidence: 'likely',
          message: `${finding.message} (the gateway's chart is not rendered: this follows from its values)`,
        },
  )
}

/** A key that is equal for findings of one rule at the same location in two meshes. */
function findingKey({ code, at, isOfKey }: LintFinding): string {
  return JSON.stringify([code, at, isOfKey])
}

function checkInOneMesh(rule: Rule, view: View, subject: LintSubject, mesh: Mesh): readonly LintFinding[] {
  const check = rule.across?.[view] as ((value: unknown, mesh: Mesh) => Iterable<Problem>) | undefined
  if (!check) return noFindings
  const findings = findingsOf(rule, view, subject, () => check(subject.value, mesh))
  const { fromAbsence, nearlyRight = [] } = rule
  if (!fromAbsence) return findings
  return findings.map((finding) =>
    nearlyRight.includes(finding.code) ? finding : lowerConfidence(finding, fromAbsence, mesh),
  )
}

/**
 * Lowers a finding that a rule infers from an absent object (`fromAbsence`): if that object may be outside of this
 * repository, the finding is only likely, and no error.
 */
function lowerConfidence(finding: LintFinding, likelySeverity: 'warning' | 'info', mesh: Mesh): LintFinding {
  const { manifest, severity, message } = finding
  if (!manifest || severity === 'info' || !mayHaveUnseenObjects(mesh, manifest)) return finding
  const reason = `not all of ${namespaceOf(manifest)} is in this repository`
  return {
    ...finding,
    severity: severity === 'error' ? likelySeverity : severity,
    confidence: 'likely',
    message: `${message} (${reason})`,
  }
}

/** Shared by the many checks without findings. */
export const noFindings: readonly LintFinding[] = []

/** The findings of a check. If the check throws, the findings so far and a finding about the failed rule. */
function findingsOf(
  rule: Rule,
  view: View,
  subject: LintSubject,
  check: () => Iterable<Problem>,
): readonly LintFinding[] {
  let findings: LintFinding[] | undefined
  try {
    for (const problem of check())
      if (!isAboutMissingField(subject, problem) && !isAboutPlaceholder(rule, subject, problem))
        (findings ??= []).push(findingOf(rule, view, subject, problem))
  } catch (error) {
    ;(findings ??= []).push(findingOf(failedRule, view, subject, failureOf(rule, error, subject)))
  }
  return findings ?? noFindings
}

/** True for a problem about a missing field of a part: the object that it is merged into may have the field. */
function isAboutMissingField({ manifest }: LintSubject, { node, missing }: Problem): boolean {
  if (!manifest?.part) return false
  return missing !== undefined || (node instanceof Node && !node.exists)
}

/**
 * True for a problem about a value with a placeholder, whose final value is unknown; only rules that own placeholders
 * report those that a person has to replace. Problems about a key or an object do not depend on the value, and files,
 * targets and renders are not values.
 */
function isAboutPlaceholder(rule: Rule, { type }: LintSubject, { code, node, at }: Problem): boolean {
  if ((type !== 'object' && type !== 'values') || at !== undefined) return false
  if (!(node instanceof Node) || !node.isUnfilled) return false
  return !rule.ownsPlaceholders || code !== 'placeholder' || isSubstitution(node.text)
}

/** The rule of findings about a rule that threw. */
const failedRule = { id: 'internal/rule-failed', severity: 'error' } as const

function failureOf(rule: Rule, error: unknown, { located }: LintSubject): Problem {
  const reason = quote(error instanceof Error ? error.message : String(error))
  const message = `the rule ${rule.id} failed here, which is a mistake in meshgate, not in this file: ${reason}`
  return { node: located, code: 'rule-failed', message, about: rule.id }
}
