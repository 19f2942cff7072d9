import type { Invariant } from '../../core/config.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { ProvedInvariant } from '../../core/report.ts'
import { outOfTime } from '../../core/time-budget.ts'
import { equalData } from '../../diff/data.ts'
import { invariantWords, quotedAlternatives } from '../../effect/invariants/invariant-words.ts'
import { differentSpellings } from '../../effect/request/registry/host-spellings.ts'
import { judgeNever } from '../../effect/invariants/judge-never.ts'
import { judgeOnly } from '../../effect/invariants/judge-only.ts'
import type { InvariantVerdict, InvariantViolation } from '../../effect/invariants/verdict.ts'
import type { InspectedTree, Scope } from '../../inspect/types.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { InvariantProblem } from '../../model/check-problems.ts'
import { isAboutEgress } from '../egress/about-egress.ts'
import { unknownNames } from '../egress/unknown-because.ts'
import { missingTexts, nearInputs, unreadInputs } from '../request/unread-inputs.ts'
import { isOfLooseFile, unreadBeside, unreadInTree } from '../unread.ts'
import { timedSteps } from './timed-steps.ts'

/** The inputs for checking invariants in one tree. */
interface InvariantScope extends Pick<Scope, 'host' | 'options'> {
  /** The file with the entries; `null` if no tree brings it. */
  readonly configFile: string | null
}

/** The result of an invariant in the meshes of a tree. */
export interface InvariantAnswer {
  readonly problems: readonly InvariantProblem[]
  /** The proof for all meshes that it applies to; `null` if it is not proved. */
  readonly proved: ProvedInvariant | null
}

/** Checks the invariants of a configuration in the meshes of a tree. */
export async function invariantAnswers(
  tree: InspectedTree,
  invariants: readonly Invariant[],
  scope: InvariantScope,
): Promise<InvariantAnswer[]> {
  const meshes = [...new Set(tree.meshes.values())]
  const { configFile } = scope
  const root = configFile === null ? null : configurationFiles(tree.sources.reader, configFile).root
  const entries = root?.items('invariants') ?? []
  const answers: InvariantAnswer[] = []
  for (const invariant of invariants) {
    const entry = entries.find((node) => equalData(node.data, invariant)) ?? null
    const chosen = meshes.filter((mesh) => appliesToMesh(invariant, mesh))
    const question = { entry, tree, scope, meshes: chosen }
    const answer = await answerOf(invariant, question)
    const problems = [...answer.problems, ...absentEnvironments(invariant, question)]
    answers.push({ ...answer, problems })
  }
  return answers
}

/** A loose file of which nothing states what it is applied with counts for `only` if it is about egress. */
function appliesToMesh({ environments, only }: Invariant, mesh: Mesh): boolean {
  const { environment } = mesh
  if (environments !== undefined && (environment === null || !environments.includes(environment)))
    return false
  return only === undefined || !isOfLooseFile(mesh) || isAboutEgress(mesh)
}

/** The problem of an invariant that names environments of which the tree has only some; the others may be mistyped. */
function absentEnvironments(invariant: Invariant, question: Question): InvariantProblem[] {
  const { environments = [] } = invariant
  const absent = environments.filter((name) => !question.tree.environments.includes(name))
  if (absent.length === 0 || absent.length === environments.length) return []
  const words = invariantWords(invariant)
  const message = `${words}: nothing was proved for ${quotedAlternatives(absent)}, since no target has that environment`
  const place = { ...placeOf(question), object: null, entry: null, missing: [] }
  return [{ code: 'unchecked', ...place, message, about: `${words} ${absent.join()}` }]
}

/** An invariant and the mesh to check it in. */
interface Question {
  /** Its entry; `null` where no file of the tree has it. */
  readonly entry: Node | null
  readonly tree: InspectedTree
  readonly scope: InvariantScope
  readonly meshes: readonly Mesh[]
}

async function answerOf(invariant: Invariant, question: Question): Promise<InvariantAnswer> {
  const { tree, scope, meshes } = question
  const words = invariantWords(invariant)
  const answers: MeshAnswer[] = []
  for (const mesh of meshes) answers.push(await answerFor(invariant, mesh, question))
  const violations = answers.flatMap(({ mesh, verdict }) =>
    verdict.violations.map((violation) =>
      violationProblem(violation, mesh, { ...question, invariant, words }),
    ),
  )
  const unknown = answers.filter(({ reasons }) => reasons.length > 0)
  const place = { ...placeOf(question), object: null, entry: null, missing: [] }
  if (unknown.length > 0) {
    const where = environmentWords(unknown.map(({ mesh }) => mesh))
    const reasons = [...new Set(unknown.flatMap((answer) => answer.reasons))]
    const message = `${words}: not proved${where}, since ${someReasons(reasons)}`
    const undecided = { code: 'undecided' as const, ...place, message, about: `${words}${where}` }
    return { problems: [...violations, undecided], proved: null }
  }
  const applicable = answers.filter(({ verdict }) => verdict.isApplicable).map(({ mesh }) => mesh)
  if (violations.length > 0 || tree.unchecked.size > 0) return { problems: violations, proved: null }
  if (applicable.length > 0)
    return { problems: [], proved: { sentence: words, environments: environmentNames(applicable) } }
  if (scope.options.environments.length > 0) return { problems: [], proved: null }
  const message = `${words}: nothing was proved, since ${withoutSubject(invariant, meshes)}`
  return { problems: [{ code: 'unchecked', ...place, message, about: words }], proved: null }
}

/** The verdict on an invariant in a mesh, and the reasons why it is no proof. */
interface MeshAnswer {
  readonly mesh: Mesh
  readonly verdict: InvariantVerdict
  readonly reasons: readonly string[]
}

async function answerFor(
  invariant: Invariant,
  mesh: Mesh,
  { tree, scope: { host } }: Question,
): Promise<MeshAnswer> {
  const steps = invariant.never ? judgeNever(mesh, invariant.never) : judgeOnly(mesh, invariant.only!)
  const done = await timedSteps(steps, host)
  if (!done) return { mesh, verdict: nothingKnown, reasons: [outOfTime(host.budget)] }
  const verdict = done.result
  const unread = unreadBeside(mesh, tree)
  if (verdict.violations.length > 0) return { mesh, verdict, reasons: [] }
  // A loose file matters for an invariant if its objects do.
  if (!verdict.isApplicable) return { mesh, verdict, reasons: isOfLooseFile(mesh) ? [] : unread }
  return {
    mesh,
    verdict,
    reasons: [
      ...unreadInTree(tree),
      ...unread,
      ...unknownNames(mesh),
      ...differentSpellings([mesh]),
      ...verdict.reservations,
    ],
  }
}

const nothingKnown: InvariantVerdict = { isApplicable: false, violations: [], reservations: [] }

function violationProblem(
  { place, sentence, about, missing, namespaces }: InvariantViolation,
  mesh: Mesh,
  { invariant, words, ...question }: Question & { readonly invariant: Invariant; readonly words: string },
): InvariantProblem {
  const inputs = unreadInputs(mesh, question.tree)
  const near = new Set([mesh.rootNamespace, ...namespaces, ...(place ? [place.object.namespace] : [])])
  const unread = missingTexts(nearInputs(inputs, near))
  const where = place ? '' : environmentWords([mesh])
  const ofFiles = isOfLooseFile(mesh) ? ['which files are applied together'] : []
  return {
    code: invariant.never ? 'access' : 'egress',
    ...(place ? { node: place.node, object: place.object } : { ...placeOf(question), object: null }),
    entry: place ? question.entry : null,
    message: withoutStandIns(`${sentence}${where}, and ${words}`),
    about: withoutStandIns(`${words} ${about}${where}`),
    missing: [...missing, ...unread, ...ofFiles].map(withoutStandIns),
  }
}

/** The entry of the configuration; if no file of the tree has it, the first file of the mesh. */
function placeOf({ entry, tree, scope }: Question): Pick<InvariantProblem, 'node'> {
  return { node: entry ?? { file: tree.targets[0]?.path ?? scope.options.configFile, line: 1 } }
}

function environmentWords(meshes: readonly Mesh[]): string {
  const names = environmentNames(meshes)
  return names.length === 0 ? '' : ` in ${names.join(', ')}`
}

function environmentNames(meshes: readonly Mesh[]): string[] {
  return [...new Set(meshes.flatMap(({ environment }) => environment ?? []))].toSorted()
}

/** Limit on the reasons that a message names. */
const maxReasons = 3

function someReasons(reasons: readonly string[]): string {
  const more = reasons.length > maxReasons ? `; and ${reasons.length - maxReasons} more reasons` : ''
  return withoutStandIns(`${reasons.slice(0, maxReasons).join('; ')}${more}`)
}

function withoutSubject({ never, environments }: Invariant, meshes: readonly Mesh[]): string {
  if (meshes.length === 0 && environments)
    return `no target has the environment ${quotedAlternatives(environments)}`
  if (!never) return 'no pods reach it'
  return never.at === 'workloads' ? 'there are no such workloads' : 'no gateway serves such requests'
}
