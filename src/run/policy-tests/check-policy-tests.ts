import { selectsWholeTree } from '../../discover/scope.ts'
import type { Config } from '../../core/config.ts'
import type { PolicyTestCounts, SkippedFile } from '../../core/report.ts'
import { outOfTime } from '../../core/time-budget.ts'
import { overridesIn } from '../../inspect/overrides.ts'
import { adjustSeverities } from '../../inspect/severities.ts'
import { locate, type LocatedFinding } from '../../inspect/locate.ts'
import type { HostServices, InspectedTree, Scope } from '../../inspect/types.ts'
import { lint } from '../../lint.ts'
import { createMesh, emptyMesh, type Mesh } from '../../model/mesh.ts'
import { rules } from '../../rules/index.ts'
import { meshSimulator } from '../request/mesh-simulator.ts'
import { changedMeshesOf } from './changed-meshes.ts'
import { decideTests } from './decide-tests.ts'
import { compareTests, type ComparedTests, type TestedSide } from './failing-cases.ts'
import { readTestFiles, testFilesIn } from './test-files.ts'

/** The trees of a run, each with the configuration that it brings. */
export interface PolicyTestTrees {
  readonly scope: Scope
  readonly head: TreeWithTests
  readonly base: TreeWithTests | null
}

interface TreeWithTests {
  readonly tree: InspectedTree
  readonly config: Config
}

/** The parts of a report about policy tests. */
export interface CheckedPolicyTests {
  readonly findings: readonly LocatedFinding[]
  /** `null` if none ran. */
  readonly counts: PolicyTestCounts | null
  /** Test files that there was no time for, or that need more than the paths of the run. */
  readonly skipped: readonly SkippedFile[]
}

const noTests: CheckedPolicyTests = { findings: [], counts: null, skipped: [] }

/**
 * Runs the policy tests of both trees, and reports cases that fail in head, and those that failed in base. If a person named
 * paths, meshes are incomplete: the test files are then listed as not checked. If a run looks only for what a change
 * affects, they run in the meshes that differ.
 */
export async function checkPolicyTests({ scope, head, base }: PolicyTestTrees): Promise<CheckedPolicyTests> {
  const { host, options } = scope
  if (!selectsWholeTree(options.paths)) return { ...noTests, skipped: undecidedTests(head) }
  const ofHead = await testTree(head, base, scope, host)
  if (!ofHead) return noTests
  // The locations of values in base are not needed.
  const ofBase = base && (await testTree(base, head, scope, { ...host, provenance: null }))
  const results = ofHead.results.filter(({ mismatches }) => mismatches.length > 0)
  return {
    findings: findingsOf(compareTests(ofHead, ofBase), head, base),
    counts: {
      files: ofHead.files.length,
      passed: ofHead.results.length - results.length,
      failed: results.length,
    },
    skipped: ofHead.late.map((file) => ({ file, reason: outOfTime(host.budget) })),
  }
}

/** Lists the test files as not checked, as `undecidedInvariants` lists the configuration. */
function undecidedTests({ tree, config }: TreeWithTests): SkippedFile[] {
  const reason =
    'its tests are about whole meshes, and this run reads only some paths; `meshgate check` without paths runs them'
  return testFilesIn(tree.sources.reader.tree, config).map((file) => ({ file, reason }))
}

interface TestedTree extends TestedSide {
  readonly files: readonly string[]
  readonly late: readonly string[]
}

/** The test results of a tree; `null` if it has no tests. */
async function testTree(
  { tree, config }: TreeWithTests,
  otherTree: TreeWithTests | null,
  { options, now }: Scope,
  host: HostServices,
): Promise<TestedTree | null> {
  const files = testFilesIn(tree.sources.reader.tree, config)
  if (files.length === 0) return null
  const { tests, mistakes } = await readTestFiles(tree.sources.reader.tree, files, now ?? 0)
  const meshes = changedMeshesOf(tree, otherTree?.tree ?? null)
  const decided = await decideTests(tests, {
    meshes: meshes.map((mesh: Mesh) => meshSimulator(mesh, tree)),
    tree,
    host,
    existing: tree.environments,
    requested: options.environments,
    areAll: tree.unchanged.size === 0,
  })
  return { ...decided, files, mistakes: [...mistakes, ...decided.mistakes] }
}

function findingsOf(
  compared: ComparedTests,
  head: TreeWithTests,
  base: TreeWithTests | null,
): LocatedFinding[] {
  return (['new', 'existing', 'fixed'] as const).flatMap((status) => {
    const side = status === 'fixed' ? base : head
    if (!side) return []
    return compared[status].flatMap(({ problem, meshes }) => {
      const found = lint(createMesh({ ...emptyMesh, policyTestProblems: [problem] }), rules)
      const environments = meshes.filter((name) => side.tree.environments.includes(name))
      return locate(adjustSeverities(found, head.config), side.tree.sources)
        .map((finding) => ({ ...finding, status, environments }))
        .flatMap(overridesIn(head.config))
    })
  })
}
