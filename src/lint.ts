import { oncePerName } from './core/once-per.ts'
import { deduplicate, dropSuperseded, sortByPlace } from './lint/deduplicate.ts'
import { meshesByKind } from './lint/filled-kinds.ts'
import { findingOf, type LintFinding } from './lint/finding.ts'
import { isHeld, objectSubject, partSubjects, subjectsOf, type LintSubject } from './lint/subjects.ts'
import type { Manifest } from './model/manifest.ts'
import type { Mesh } from './model/mesh.ts'
import { Node } from './model/node.ts'
import { mayHaveUnseenObjects } from './model/presence.ts'
import { isSubstitution } from './syntax/unfilled.ts'
import { namespaceOf } from './rules/shared/namespace-of.ts'
import { quote } from './rules/message/quote.ts'
import { viewsOf, type Problem, type Rule, type View } from './rules/rule.ts'

export type { LintFinding } from './lint/finding.ts'
export { locationOf } from './rules/message/place.ts'

/**
 * Runs rules over what is applied together, or over what belongs to some of its targets. The findings are sorted by
 * place, and each fact is one: the same rule about the same thing in a target's values and in what it renders stands
 * at the values line. A rule that throws is reported, and the others go on.
 */
export function lint(mesh: Mesh, rules: readonly Rule[], targets?: ReadonlySet<string>): LintFinding[] {
  const looked = lookedAt(mesh, rules, targets)
  const findings = rules.flatMap((rule) => lintRule(rule, mesh, looked))
  return sortByPlace(dropSuperseded(deduplicate(findings), rules))
}

/** What one view of a rule says of one object of a mesh. */
export function lintObject(mesh: Mesh, rule: Rule, view: View, manifest: Manifest): LintFinding[] {
  const subject = objectSubject(manifest)
  return [...checkAlone(rule, view, subject), ...findingsAcross(rule, view, subject, mesh)]
}

/**
 * Works out ahead what rules say of single objects and entries of values, whatever is applied with them; `lint` has
 * it at hand then, in whatever meshes these are.
 */
export function lintAlone(mesh: Mesh, rules: readonly Rule[]): void {
  for (const view of new Set(rules.flatMap(({ on = {} }) => Object.keys(on) as View[])))
    for (const subject of subjectsOf(mesh, view)) findingsAlone(rules, view, subject)
}

/** The subjects of each view that are looked at, with what rules say of them alone. */
type LookedAt = (view: View) => {
  readonly all: readonly Alone[]
  /** By rule, those of which it says something. */
  readonly said: ReadonlyMap<Rule, readonly Alone[]>
}

/** A subject, and what each rule says of it alone. */
interface Alone {
  readonly subject: LintSubject
  readonly alone: FindingsByRule
}

type FindingsByRule = ReadonlyMap<Rule, readonly LintFinding[]>

function lookedAt(mesh: Mesh, rules: readonly Rule[], targets: ReadonlySet<string> | undefined): LookedAt {
  const known = new Map<View, ReturnType<LookedAt>>()
  return (view) => {
    const looked = known.get(view) ?? lookAt(mesh, view, rules, targets)
    known.set(view, looked)
    return looked
  }
}

function lookAt(
  mesh: Mesh,
  view: View,
  rules: readonly Rule[],
  targets: ReadonlySet<string> | undefined,
): ReturnType<LookedAt> {
  const all = [...subjectsOf(mesh, view), ...partSubjects(mesh, view)]
    .filter(({ target }) => !targets || target === null || targets.has(target))
    .map((subject): Alone => ({ subject, alone: findingsAlone(rules, view, subject) }))
  const said = new Map<Rule, Alone[]>()
  for (const each of all)
    for (const rule of each.alone.keys()) {
      const known = said.get(rule) ?? []
      known.push(each)
      said.set(rule, known)
    }
  return { all, said }
}

function lintRule(rule: Rule, mesh: Mesh, looked: LookedAt): LintFinding[] {
  const findings: LintFinding[] = []
  for (const view of viewsOf(rule)) {
    const { all, said } = looked(view)
    for (const { subject, alone } of rule.across?.[view] ? all : (said.get(rule) ?? []))
      if (isHeld(rule, subject))
        findings.push(...(alone.get(rule) ?? none), ...findingsAcross(rule, view, subject, mesh))
  }
  return findings
}

/** What rules say of a subject alone is worked out once, in however many meshes the subject is. */
function findingsAlone(rules: readonly Rule[], view: View, subject: LintSubject): FindingsByRule {
  const { checks, cache } = aloneCache(rules, view)
  const cached = cache.get(subject.value)
  if (cached) return cached
  const said = checks
    .filter((rule) => isHeld(rule, subject))
    .map((rule) => [rule, checkAlone(rule, view, subject)] as const)
    .filter(([, findings]) => findings.length > 0)
  const findings = said.length > 0 ? new Map(said) : nothingSaid
  cache.set(subject.value, findings)
  return findings
}

/** Rules say nothing of most subjects: those share one map. */
const nothingSaid: FindingsByRule = new Map()

/** The rules that look at a view alone, and what they said of its subjects, which live no shorter. */
const aloneCache = oncePerName((rules: readonly Rule[], view: View) => ({
  checks: rules.filter(({ on }) => on?.[view]),
  cache: new WeakMap<object, FindingsByRule>(),
}))

function checkAlone(rule: Rule, view: View, subject: LintSubject): readonly LintFinding[] {
  // The name of a view decides what it is given, in the type of `on` and in `subjectsOf` alike.
  const check = rule.on?.[view] as ((value: unknown) => Iterable<Problem>) | undefined
  return check ? findingsOf(rule, view, subject, () => check(subject.value)) : none
}

/** What holds whatever the kinds are that are not filled in yet. */
function findingsAcross(rule: Rule, view: View, subject: LintSubject, mesh: Mesh): readonly LintFinding[] {
  const findings = checkAcross(rule, view, subject, mesh)
  if (findings.length === 0) return findings
  const others = meshesByKind(mesh).map((one) => new Set(checkAcross(rule, view, subject, one).map(identity)))
  return others.length === 0
    ? findings
    : findings.filter((finding) => others.every((found) => found.has(identity(finding))))
}

/** Equal for what a rule says of the same place in two meshes, in whatever words. */
function identity({ code, at, isOfKey }: LintFinding): string {
  return JSON.stringify([code, at, isOfKey])
}

function checkAcross(rule: Rule, view: View, subject: LintSubject, mesh: Mesh): readonly LintFinding[] {
  const check = rule.across?.[view] as ((value: unknown, mesh: Mesh) => Iterable<Problem>) | undefined
  if (!check) return none
  const findings = findingsOf(rule, view, subject, () => check(subject.value, mesh))
  const { fromAbsence } = rule
  return fromAbsence ? findings.map((finding) => unsure(finding, fromAbsence, mesh)) : findings
}

/** An error about what is not there, less severe where something that is not rendered may be it. */
function unsure(finding: LintFinding, unsureSeverity: 'warning' | 'info', mesh: Mesh): LintFinding {
  const { manifest, severity, message } = finding
  if (!manifest || severity !== 'error' || !mayHaveUnseenObjects(mesh, manifest)) return finding
  const rest = `not all of ${namespaceOf(manifest)} is in this repository`
  return { ...finding, severity: unsureSeverity, confidence: 'likely', message: `${message} (${rest})` }
}

/** Most rules find nothing in most subjects: those share one list. */
const none: readonly LintFinding[] = []

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
