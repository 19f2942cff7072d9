import type {
  ExpectationMismatch,
  PolicyTestMistake,
  PolicyTestReport,
  PolicyTestResult,
} from '../../core/policy-test-report.ts'
import type { RequestDecisionAnswer } from '../../core/request-answer.ts'
import type { ClientRequest, RequestDecision } from '../../effect/request/hops/hop-chain.ts'
import type { CausesHost } from '../../inspect/causes.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { closestName } from '../../schema/suggest.ts'
import { meshTitle, type MeshSimulator } from '../request/mesh-simulator.ts'
import { valueLinesOf } from '../request/decision-answer.ts'
import { decidedBy } from './answer-fields.ts'
import { mismatches } from './mismatches.ts'
import type { PolicyTest } from './stated-tests.ts'

/** The meshes in which tests are decided. */
export interface TestedMeshes {
  readonly meshes: readonly MeshSimulator[]
  /** The tree of the meshes. */
  readonly tree: Pick<InspectedTree, 'sources' | 'renders'>
  readonly host: CausesHost
  /** The environments of the tree. */
  readonly existing: readonly (string | null)[]
  /** The requested environments; empty for all. */
  readonly requested: readonly string[]
  /** False if the tree has further meshes. A test that matches none of these meshes is then omitted. */
  readonly areAll: boolean
  /** Called for each decision. */
  readonly observe?: (mesh: MeshSimulator, clientRequest: ClientRequest, decision: RequestDecision) => void
}

/** The results of tests. */
export type DecidedTests = Pick<PolicyTestReport, 'results' | 'skipped' | 'mistakes' | 'unseen'> & {
  /** The files with tests that there was no time for. */
  readonly late: readonly string[]
}

/** Decides tests in each of their meshes, until the time is up. */
export async function decideTests(tests: readonly PolicyTest[], tested: TestedMeshes): Promise<DecidedTests> {
  const jwts = new Set(tests.flatMap(({ jwt }) => jwt ?? []))
  for (const jwt of jwts) await jwt.verifyFor(tested.meshes.map(({ mesh }) => mesh))
  const existing = new Set(tested.existing.filter((name) => name !== null))
  const decided: DecidedTest[] = []
  const mistakes = new Map<string, PolicyTestMistake>()
  const late = new Set<string>()
  let skipped = 0
  for (const test of tests) {
    if (tested.host.budget.isSpent('check')) {
      late.add(test.at.file)
      continue
    }
    const unknown = (test.environments ?? []).filter((name) => !existing.has(name))
    for (const name of unknown)
      mistakes.set(JSON.stringify([test.at, name]), unknownEnvironment(test, name, [...existing]))
    if (unknown.length > 0) continue
    const ofTest = decisionsOf(test, tested)
    if (ofTest.length === 0) skipped++
    decided.push(...ofTest)
  }
  const results = await resultsOf(decided, tested)
  return { ...results, skipped, mistakes: [...mistakes.values()], late: [...late] }
}

function unknownEnvironment(
  { at }: PolicyTest,
  name: string,
  environments: readonly string[],
): PolicyTestMistake {
  const similar = closestName(name, environments)
  return {
    at,
    message: `no target has the environment \`${name}\`${similar ? `; did you mean \`${similar}\`?` : ''}`,
  }
}

/** A test in a mesh. */
interface DecidedTest {
  readonly test: PolicyTest
  /** The environment, or the targets of a mesh that is of none. */
  readonly name: string
  /** Absent if no proxy of the mesh handles the host. */
  readonly answered?: { readonly mesh: MeshSimulator; readonly decision: RequestDecision }
  /** What is not read and may have the host, where no proxy handles it. */
  readonly unread: readonly string[]
}

/** A test in its meshes; empty if it is for environments that were not requested. */
function decisionsOf(test: PolicyTest, tested: TestedMeshes): DecidedTest[] {
  const { meshes, requested, areAll } = tested
  const isRequested = (name: string): boolean => requested.length === 0 || requested.includes(name)
  const concerned = meshes.filter((mesh) => mesh.isAbout(test.clientRequest))
  if (test.environments)
    return test.environments.filter(isRequested).flatMap((name) => {
      const ofEnvironment = concerned.filter(({ environment }) => environment === name)
      if (ofEnvironment.length > 0) return ofEnvironment.map((mesh) => decidedIn(mesh, test, tested))
      const ofName = meshes.filter(({ environment }) => environment === name)
      return areAll ? [{ test, name, unread: unreadIn(ofName) }] : []
    })
  if (concerned.length > 0) return concerned.map((mesh) => decidedIn(mesh, test, tested))
  return areAll && requested.length === 0 ? [{ test, name: 'every mesh', unread: unreadIn(meshes) }] : []
}

function unreadIn(meshes: readonly MeshSimulator[]): string[] {
  return [...new Set(meshes.flatMap((mesh) => mesh.unread()))]
}

function decidedIn(mesh: MeshSimulator, test: PolicyTest, { observe }: TestedMeshes): DecidedTest {
  const name = meshTitle(mesh)
  const decision = mesh.decide(test.clientRequest, test.elsewhere)
  if (decision) observe?.(mesh, test.clientRequest, decision)
  return decision
    ? { test, name, answered: { mesh, decision }, unread: [] }
    : { test, name, unread: unreadIn([mesh]) }
}

/** Compares decisions with the expectations, and finds the values that cause failures. */
async function resultsOf(
  decided: readonly DecidedTest[],
  { tree, host }: TestedMeshes,
): Promise<Pick<PolicyTestReport, 'results' | 'unseen'>> {
  const answers = decided.map(({ answered }) => answered && answered.mesh.answer(answered.decision))
  const compared = decided.map(({ test, unread }, index) => comparison(test, answers[index], unread))
  const failing = decided.filter((_, index) => compared[index]!.length > 0)
  const paths = failing.flatMap(({ answered }) => answered?.decision.paths ?? [])
  const valueLines = await valueLinesOf({ paths }, tree, host)
  const results = decided.map(({ test, name: mesh, answered, unread }, index): PolicyTestResult => {
    const { name, case: stated, request, from, token, at } = test
    const deciding = answered && decidedBy(answered.mesh.answer(answered.decision, valueLines))
    const { by, reason } = deciding ?? { by: null, reason: null }
    const verdict = answers[index]?.verdict ?? (unread.length > 0 ? 'depends' : null)
    const mismatch = compared[index]!
    return { name, case: stated, request, from, token, mesh, at, verdict, mismatches: mismatch, by, reason }
  })
  return { results, unseen: [...new Set(answers.flatMap((answer) => answer?.unseen ?? []))] }
}

/** A host or pods that no mesh has must not look like a refused request, since the host may be misspelt. */
function comparison(
  { expectation }: PolicyTest,
  answer: RequestDecisionAnswer | undefined,
  unread: readonly string[],
): ExpectationMismatch[] {
  if (answer) return mismatches(expectation, answer)
  const actual =
    unread.length > 0
      ? `depends on ${unread.join('; ')}: no object that was read is for this host`
      : 'nothing: no object is for this host'
  return [{ field: 'verdict', expected: 'an answer', actual }]
}
