import { oncePerName } from '../core/once-per.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Rule, View } from '../rules/rule.ts'
import { checkSubject } from './checks.ts'
import type { LintFinding } from './finding.ts'
import { appliesTo, subjectsOf, type LintSubject } from './subjects.ts'

/** The findings of each rule about one subject; rules without findings are left out. */
export type FindingsByRule = ReadonlyMap<Rule, readonly LintFinding[]>

/** The findings of the checks under `on[view]` in a subject. Computed once for each list of rules, view and subject. */
export function findingsOfSubject(rules: readonly Rule[], view: View, subject: LintSubject): FindingsByRule {
  const { checks, cache } = subjectRules(rules, view)
  const cached = cache.get(subject.value)
  if (cached) return cached
  const entries = checks
    .filter((rule) => appliesTo(rule, subject))
    .map((rule) => [rule, checkSubject(rule, view, subject)] as const)
    .filter(([, findings]) => findings.length > 0)
  const findings = entries.length > 0 ? new Map(entries) : noFindings
  cache.set(subject.value, findings)
  return findings
}

/** Shared by the many subjects without findings. */
const noFindings: FindingsByRule = new Map()

/** The rules with a check under `on` for a view, and their findings by subject. */
const subjectRules = oncePerName((rules: readonly Rule[], view: View) => ({
  checks: rules.filter(({ on }) => on?.[view]),
  cache: new WeakMap<object, FindingsByRule>(),
}))

/**
 * Runs the checks under `on` for all subjects of a mesh ahead of `lint`. `findingsOfSubject` then has the findings in its
 * cache when the same subjects are linted in another mesh.
 */
export function lintSubjects(mesh: Mesh, rules: readonly Rule[]): void {
  for (const view of new Set(rules.flatMap(({ on = {} }) => Object.keys(on) as View[])))
    for (const subject of subjectsOf(mesh, view)) findingsOfSubject(rules, view, subject)
}
