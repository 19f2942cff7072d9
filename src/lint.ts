import { findingsAlone, type FindingsByRule } from './lint/alone.ts'
import { checkAcross, checkAlone, none } from './lint/checks.ts'
import { deduplicate, dropSuperseded, sortByPlace } from './lint/deduplicate.ts'
import type { LintFinding } from './lint/finding.ts'
import { isHeld, objectSubject, partSubjects, subjectsOf, type LintSubject } from './lint/subjects.ts'
import type { Manifest } from './model/manifest.ts'
import type { Mesh } from './model/mesh.ts'
import { viewsOf, type Rule, type View } from './rules/rule.ts'

export type { LintFinding } from './lint/finding.ts'
export { locationOf } from './rules/message/place.ts'

/**
 * Runs rules over what is applied together, or over what belongs to some of its targets. The findings are sorted by
 * place, and each fact is one: the same rule about the same thing in a target's values and in what it renders stands
 * at the values line. A rule that throws is reported, and the others go on.
 */
export function lint(mesh: Mesh, rules: readonly Rule[], targets?: ReadonlySet<string>): LintFinding[] {
  const subjectsIn = viewCache(mesh, rules, targets)
  const findings = rules.flatMap((rule) => lintRule(rule, mesh, subjectsIn))
  return sortByPlace(dropSuperseded(deduplicate(findings), rules))
}

/** What one view of a rule says of one object of a mesh. */
export function lintObject(mesh: Mesh, rule: Rule, view: View, manifest: Manifest): LintFinding[] {
  const subject = objectSubject(manifest)
  return [...checkAlone(rule, view, subject), ...checkAcross(rule, view, subject, mesh)]
}

/** A subject, and what each rule says of it alone. */
interface CheckedSubject {
  readonly subject: LintSubject
  readonly alone: FindingsByRule
}

/** The subjects of a view that are linted. */
interface LintedSubjects {
  readonly all: readonly CheckedSubject[]
  /** Those of which a rule says something alone. */
  readonly byRule: ReadonlyMap<Rule, readonly CheckedSubject[]>
}

/** The subjects of each view, listed once for all rules that share it. */
function viewCache(
  mesh: Mesh,
  rules: readonly Rule[],
  targets: ReadonlySet<string> | undefined,
): (view: View) => LintedSubjects {
  const cache = new Map<View, LintedSubjects>()
  return (view) => {
    const subjects = cache.get(view) ?? lintedSubjects(mesh, view, rules, targets)
    cache.set(view, subjects)
    return subjects
  }
}

function lintedSubjects(
  mesh: Mesh,
  view: View,
  rules: readonly Rule[],
  targets: ReadonlySet<string> | undefined,
): LintedSubjects {
  const all = [...subjectsOf(mesh, view), ...partSubjects(mesh, view)]
    .filter(({ target }) => !targets || target === null || targets.has(target))
    .map((subject): CheckedSubject => ({ subject, alone: findingsAlone(rules, view, subject) }))
  const byRule = new Map<Rule, CheckedSubject[]>()
  for (const checked of all)
    for (const rule of checked.alone.keys()) {
      const subjects = byRule.get(rule)
      if (subjects) subjects.push(checked)
      else byRule.set(rule, [checked])
    }
  return { all, byRule }
}

function lintRule(rule: Rule, mesh: Mesh, subjectsIn: (view: View) => LintedSubjects): LintFinding[] {
  const findings: LintFinding[] = []
  for (const view of viewsOf(rule)) {
    const { all, byRule } = subjectsIn(view)
    for (const { subject, alone } of rule.across?.[view] ? all : (byRule.get(rule) ?? []))
      if (isHeld(rule, subject))
        findings.push(...(alone.get(rule) ?? none), ...checkAcross(rule, view, subject, mesh))
  }
  return findings
}
