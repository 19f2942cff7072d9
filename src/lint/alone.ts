import { oncePerName } from '../core/once-per.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Rule, View } from '../rules/rule.ts'
import { checkAlone } from './checks.ts'
import type { LintFinding } from './finding.ts'
import { isHeld, subjectsOf, type LintSubject } from './subjects.ts'

/** What rules say of one subject alone; rules that say nothing are left out. */
export type FindingsByRule = ReadonlyMap<Rule, readonly LintFinding[]>

/** What rules say of a subject alone. It is worked out once for one list of rules, in however many meshes it is. */
export function findingsAlone(rules: readonly Rule[], view: View, subject: LintSubject): FindingsByRule {
  const { checks, cache } = aloneCache(rules, view)
  const cached = cache.get(subject.value)
  if (cached) return cached
  const entries = checks
    .filter((rule) => isHeld(rule, subject))
    .map((rule) => [rule, checkAlone(rule, view, subject)] as const)
    .filter(([, findings]) => findings.length > 0)
  const findings = entries.length > 0 ? new Map(entries) : noFindings
  cache.set(subject.value, findings)
  return findings
}

/** Rules say nothing of most subjects: those share one map. */
const noFindings: FindingsByRule = new Map()

/** The rules that look at a view alone, and what they said of its subjects, which live no shorter. */
const aloneCache = oncePerName((rules: readonly Rule[], view: View) => ({
  checks: rules.filter(({ on }) => on?.[view]),
  cache: new WeakMap<object, FindingsByRule>(),
}))

/**
 * Lints the single objects and entries of values of a mesh ahead: `findingsAlone` has the findings when the same
 * objects are linted in another mesh.
 */
export function lintAlone(mesh: Mesh, rules: readonly Rule[]): void {
  for (const view of new Set(rules.flatMap(({ on = {} }) => Object.keys(on) as View[])))
    for (const subject of subjectsOf(mesh, view)) findingsAlone(rules, view, subject)
}
