import { groupByEach } from './core/group.ts'
import { findingsOfSubject, type FindingsByRule } from './lint/subject-findings.ts'
import { customRulesIn } from './lint/custom-rules.ts'
import { checkInMesh, checkSubject, noFindings } from './lint/checks.ts'
import { deduplicate, dropSuperseded, sortByLocation } from './lint/deduplicate.ts'
import type { LintFinding } from './lint/finding.ts'
import { appliesTo, objectSubject, partSubjects, subjectsOf, type LintSubject } from './lint/subjects.ts'
import type { Manifest } from './model/manifest.ts'
import type { Mesh } from './model/mesh.ts'
import { viewsOf, type Rule, type View } from './rules/rule.ts'

export type { LintFinding } from './lint/finding.ts'
export { locationOf } from './rules/message/location.ts'

/** Selects the subjects to lint. */
export type SubjectTest = (subject: LintSubject) => boolean

/**
 * Runs rules, and those that the repository defines, over a mesh, or over some of its subjects. The findings are sorted by location, and each
 * fact is reported once: what a rule finds both in a target's values and in its rendered objects is one finding at the
 * values line. If a rule throws, that is a finding, and the other rules continue.
 */
export function lint(mesh: Mesh, rules: readonly Rule[], isLinted?: SubjectTest): LintFinding[] {
  const subjectsIn = viewCache(mesh, rules, isLinted)
  const findings = [...rules, ...customRulesIn(mesh)].flatMap((rule) => lintRule(rule, mesh, subjectsIn))
  return sortByLocation(dropSuperseded(deduplicate(findings), rules))
}

/** The findings of one view of a rule in one object of a mesh. */
export function lintObject(mesh: Mesh, rule: Rule, view: View, manifest: Manifest): LintFinding[] {
  const subject = objectSubject(manifest)
  return [...checkSubject(rule, view, subject), ...checkInMesh(rule, view, subject, mesh)]
}

/** A subject and the findings of each rule's check under `on`. */
interface CheckedSubject {
  readonly subject: LintSubject
  readonly findingsByRule: FindingsByRule
}

/** The subjects of a view that are linted. */
interface LintedSubjects {
  readonly checked: readonly CheckedSubject[]
  /** By rule, the subjects in which its check under `on` finds something. */
  readonly byRule: ReadonlyMap<Rule, readonly CheckedSubject[]>
}

/** Lists the subjects of each view once for all rules with that view. */
function viewCache(
  mesh: Mesh,
  rules: readonly Rule[],
  isLinted: SubjectTest | undefined,
): (view: View) => LintedSubjects {
  const cache = new Map<View, LintedSubjects>()
  return (view) => {
    const subjects = cache.get(view) ?? lintedSubjects(mesh, view, rules, isLinted)
    cache.set(view, subjects)
    return subjects
  }
}

function lintedSubjects(
  mesh: Mesh,
  view: View,
  rules: readonly Rule[],
  isLinted: SubjectTest = () => true,
): LintedSubjects {
  const checked = [...subjectsOf(mesh, view), ...partSubjects(mesh, view)]
    .filter(isLinted)
    .map((subject): CheckedSubject => ({ subject, findingsByRule: findingsOfSubject(rules, view, subject) }))
  return { checked, byRule: groupByEach(checked, ({ findingsByRule }) => findingsByRule.keys()) }
}

function lintRule(rule: Rule, mesh: Mesh, subjectsIn: (view: View) => LintedSubjects): LintFinding[] {
  const findings: LintFinding[] = []
  for (const view of viewsOf(rule)) {
    const { checked, byRule } = subjectsIn(view)
    for (const { subject, findingsByRule } of rule.across?.[view] ? checked : (byRule.get(rule) ?? []))
      if (appliesTo(rule, subject))
        findings.push(...(findingsByRule.get(rule) ?? noFindings), ...checkInMesh(rule, view, subject, mesh))
  }
  return findings
}
