import { holdsStandIn } from './core/namespace.ts'
import { oncePerName } from './core/once-per.ts'
import type { Place, Severity } from './core/report.ts'
import type { Target } from './core/target.ts'
import { oneFactOnce, sorted, withoutYielding } from './lint/one-fact.ts'
import type { Manifest } from './model/manifest.ts'
import { knownKind, type Mesh } from './model/mesh.ts'
import { Node } from './model/node.ts'
import type { RenderFailure } from './model/render-failure.ts'
import type { DeadKey, SchemaProblem, SourceDocument, UndefinedRead } from './model/sources.ts'
import type { Layout, ValuesEntry } from './model/values.ts'
import { placeOf } from './rules/place.ts'
import { quote } from './rules/quote.ts'
import type { Check, Located, Problem, ProposedFix, RelatedNode, Rule } from './rules/rule.ts'

export { placeOf } from './rules/place.ts'

/** A problem with the rule that found it and the subject it was found in. */
export interface LintFinding {
  /** The rule's id; `internal/rule-failed` for a rule that broke: its own mistake, not the reader's. */
  readonly rule: string
  /** That of the problem, else of the rule. */
  readonly severity: Severity
  readonly message: string
  readonly node: Located
  /** Where `node` stands; in a rendered manifest a place of the rendered text. */
  readonly at: Place
  /** The id of the target; `null` where it was found in a file that several targets may use. */
  readonly target: string | null
  /** The view that found it: a kind, `manifest`, `values/LAYOUT`, `document`, `target`, `failure`. */
  readonly view: string
  /** The object it was found in, or that shows it when it was found in values. */
  readonly manifest: Manifest | null
  /** For a finding in values: the field of `manifest` that shows it. */
  readonly shownBy: Node | null
  readonly refusedBy: 'schema' | 'webhook' | null
  readonly related: readonly RelatedNode[]
  /** True if the key of `node` is what is wrong, whatever stands under it. */
  readonly isOfKey: boolean
  readonly about: string | null
  readonly fix: ProposedFix | null
  readonly missing: Node | null
}

/**
 * Runs rules over what is applied together, or over what belongs to some of its targets. The findings are sorted by
 * place, and each fact is one: the same rule about the same thing in a target's values and in what it renders stands
 * at the values line. A rule that throws is reported, and the others go on.
 */
export function lint(mesh: Mesh, rules: readonly Rule[], targets?: ReadonlySet<string>): LintFinding[] {
  const found = rules.flatMap((rule) => run(rule, mesh, targets))
  return sorted(withoutYielding(oneFactOnce(found), rules))
}

/** What one view of a rule says of one object of a mesh. */
export function lintObject(mesh: Mesh, rule: Rule, view: string, manifest: Manifest): LintFinding[] {
  const found: LintFinding[] = []
  addProblems(rule, view as View, objectSubject(manifest), mesh, found)
  return found
}

/** What a view looks at, and what is known of it besides. */
interface Subject {
  readonly value: object
  readonly target: string | null
  readonly manifest: Manifest | null
  /** What to point at where the rule itself breaks. */
  readonly located: Located
}

/**
 * Works out ahead what rules say of a mesh without looking beyond single objects and entries of values; `lint` has it
 * at hand then, in whatever meshes these are.
 */
export function lintAlone(mesh: Mesh, rules: readonly Rule[]): void {
  for (const rule of rules) {
    const views = (Object.keys(rule.on) as View[]).filter((view) => isAskedAlone(rule, view))
    for (const view of views)
      for (const subject of subjectsOf(mesh, view)) findingsAlone(rule, view, subject, mesh)
  }
}

function run(rule: Rule, mesh: Mesh, targets: ReadonlySet<string> | undefined): LintFinding[] {
  const found: LintFinding[] = []
  for (const view of Object.keys(rule.on) as View[])
    for (const subject of [...subjectsOf(mesh, view), ...partsOf(mesh, view, rule)])
      if (!targets || subject.target === null || targets.has(subject.target))
        addFindings(rule, view, subject, mesh, found)
  return found
}

/** What a view says without looking at the mesh is said of a thing once, in however many meshes it is. */
function addFindings(rule: Rule, view: View, subject: Subject, mesh: Mesh, found: LintFinding[]): void {
  if (isAskedAlone(rule, view)) found.push(...findingsAlone(rule, view, subject, mesh))
  else addProblems(rule, view, subject, mesh, found)
}

/** True for a view that does not ask for the mesh. */
function isAskedAlone(rule: Rule, view: View): boolean {
  return rule.on[view]!.length < 2
}

function findingsAlone(rule: Rule, view: View, subject: Subject, mesh: Mesh): readonly LintFinding[] {
  const known = knownAlone(subject.value, view)
  const before = known.get(rule)
  if (before) return before
  const found: LintFinding[] = []
  addProblems(rule, view, subject, mesh, found)
  known.set(rule, found)
  return found
}

const knownAlone = oncePerName<object, View, Map<Rule, LintFinding[]>>(() => new Map())

type View = keyof Rule['on']

/** Each view has many rules: its subjects are listed once. */
const subjectsOf = oncePerName((mesh: Mesh, view: View): readonly Subject[] => {
  if (view === 'document') return mesh.documents.map(documentSubject)
  if (view === 'target') return mesh.targets.map(targetSubject)
  if (view === 'failure') return mesh.failures.map(failureSubject)
  if (view === 'deadValue') return (mesh.deadKeys ?? []).map(deadSubject)
  if (view === 'undefinedValue') return (mesh.undefinedReads ?? []).map(undefinedSubject)
  if (view === 'givenSchema') return (mesh.schemaProblems ?? []).map(schemaSubject)
  if (view === 'manifest') return mesh.manifests.map(objectSubject)
  if (!isLayoutView(view)) return mesh.ofKind(view).map(objectSubject)
  return mesh.entries.filter(({ layout }) => view === `values/${layout}`).map(entrySubject)
})

/** The parts of objects that a rule holds for. */
function partsOf(mesh: Mesh, view: View, { parts: held = [] }: Rule): readonly Subject[] {
  if (mesh.parts.length === 0 || held.length === 0) return []
  return partSubjects(mesh, view).filter(({ manifest }) => held.includes(manifest!.part!))
}

const partSubjects = oncePerName((mesh: Mesh, view: View): readonly Subject[] =>
  mesh.parts.filter((part) => view === 'manifest' || knownKind(part) === view).map(objectSubject),
)

function isLayoutView(view: View): view is View & `values/${Layout}` {
  return view.startsWith('values/')
}

function documentSubject(value: SourceDocument): Subject {
  return { value, target: null, manifest: null, located: { file: value.file, line: 1 } }
}

function targetSubject(value: Target): Subject {
  return { value, target: value.id, manifest: null, located: { file: value.path, line: 1 } }
}

function failureSubject(value: RenderFailure): Subject {
  const { target, at } = value.failure
  return { value, target: target.id, manifest: null, located: at ?? { file: target.path, line: 1 } }
}

function deadSubject(value: DeadKey): Subject {
  return { value, target: value.target, manifest: null, located: value.node }
}

function undefinedSubject(value: UndefinedRead): Subject {
  return { value, target: value.target, manifest: null, located: value.fact.read }
}

function schemaSubject(value: SchemaProblem): Subject {
  return { value, target: null, manifest: null, located: value.node }
}

function entrySubject(value: ValuesEntry): Subject {
  return { value, target: value.target, manifest: null, located: value.node }
}

function objectSubject(value: Manifest): Subject {
  return { value, target: value.target, manifest: value, located: value.root }
}

/** Adds what one view says of one subject to what was found; a rule that throws keeps what it said before. */
function addProblems(rule: Rule, view: View, subject: Subject, mesh: Mesh, found: LintFinding[]): void {
  // The name of a view decides what it looks at, in the type of `on` and in subjectsOf alike.
  const check = rule.on[view] as Check<unknown>
  try {
    for (const problem of check(subject.value, mesh))
      if (!isAboutAbsence(subject, problem)) found.push(finding(rule, view, subject, problem))
  } catch (error) {
    found.push(finding(broken, view, subject, breakage(rule, error, subject)))
  }
}

/** True for what a part lacks: whatever it is put upon, or is put upon it, may have it. */
function isAboutAbsence({ manifest }: Subject, { node, missing }: Problem): boolean {
  if (!manifest?.part) return false
  return missing !== undefined || (node instanceof Node && !node.exists)
}

/** Stands for a rule that threw. */
const broken = { id: 'internal/rule-failed', severity: 'error' } as const

function breakage(rule: Rule, error: unknown, { located }: Subject): Problem {
  const reason = quote(error instanceof Error ? error.message : String(error))
  return { node: located, message: `the rule ${rule.id} broke on this, a mistake of meshgate: ${reason}` }
}

type Judge = Pick<Rule, 'id' | 'severity'>

function finding(judge: Judge, view: View, { target, manifest }: Subject, problem: Problem): LintFinding {
  const { node, message, refusedBy = null, related = [], about = null, fix = null, missing = null } = problem
  const isOfKey = problem.at === 'key'
  return {
    rule: judge.id,
    severity: problem.severity ?? judge.severity,
    message,
    node,
    at: isOfKey && node instanceof Node ? node.keyPlace : placeOf(node),
    target,
    view,
    manifest,
    shownBy: null,
    refusedBy,
    related,
    isOfKey,
    about,
    fix: fix?.set.some(({ value }) => holdsStandIn(value)) ? null : fix,
    missing,
  }
}
