import { selectsWholeTree } from '../../discover/scope.ts'
import type { Config } from '../../core/config.ts'
import { groupBy } from '../../core/group.ts'
import { shortNameList } from '../../core/join-words.ts'
import type { PolicyTestResult } from '../../core/policy-test-report.ts'
import { requestTitle } from '../../core/policy-test-words.ts'
import type { Location } from '../../core/report.ts'
import { hasPath } from '../../core/tree.ts'
import type { InspectedTree, Scope } from '../../inspect/types.ts'
import type { Weakening } from '../../model/check-problems.ts'
import { fileStart } from '../../yaml/lines.ts'
import { decideTests } from '../policy-tests/decide-tests.ts'
import type { PolicyTest } from '../policy-tests/stated-tests.ts'
import { haveSameTests, readTestFiles, testFilesIn } from '../policy-tests/test-files.ts'
import { meshSimulator } from '../request/mesh-simulator.ts'

/** Both trees, each with the configuration that it brings. */
export interface TestedTrees {
  readonly scope: Scope
  readonly head: InspectedTree
  readonly base: InspectedTree
  readonly configs: { readonly head: Config; readonly base: Config }
}

/**
 * The policy tests of base that head no longer has, and that would show in head that a request gets in which base refuses:
 * without them nobody sees the failure. A request that head still asks about is not dropped, whatever its case is called and
 * whatever is expected of it now, since a changed expectation is in the difference of the file. Other tests that go, such as
 * those of a route that goes with them, are only listed among the changes of the check.
 */
export async function droppedTests(trees: TestedTrees): Promise<Weakening[]> {
  const { scope, head, base } = trees
  if (!selectsWholeTree(scope.options.paths)) return []
  const dropped = await testsOfBaseAlone(trees)
  if (dropped.length === 0) return []
  const admitted = (await resultsIn(head, dropped, scope)).filter(isFailingOpen)
  if (admitted.length === 0) return []
  const ofBase = await resultsIn(base, dropped, scope)
  const refused = new Set(ofBase.filter(({ verdict }) => verdict === 'refused').map(resultKey))
  const hidden = admitted.filter((result) => refused.has(resultKey(result)))
  const byFile = groupBy(hidden, ({ at }) => at.file)
  return [...byFile].map(([file, results]) => weakeningOf(file, results, head))
}

/** True for a request that gets in although its test expects something else. */
function isFailingOpen({ mismatches, verdict }: PolicyTestResult): boolean {
  return mismatches.length > 0 && verdict === 'allowed'
}

function weakeningOf(file: string, results: readonly PolicyTestResult[], head: InspectedTree): Weakening {
  const isInHead = hasPath(head.sources.reader.tree, file)
  // A file that is in head has other lines there.
  const placeOf = (at: Location): Location => (isInHead ? fileStart(file) : at)
  const names = [...new Set(results.map(({ name }) => name))]
  return {
    code: 'hides-new',
    node: placeOf(results[0]!.at),
    change: `− ${shortNameList(names)}`,
    hidden: results.map(({ at }) => ({
      rule: 'meshgate/policy-test',
      severity: 'error',
      isNew: true,
      at: placeOf(at),
    })),
  }
}

async function testsOfBaseAlone({ scope, head, base, configs }: TestedTrees): Promise<PolicyTest[]> {
  const [headTree, baseTree] = [head, base].map(({ sources }) => sources.reader.tree)
  if (haveSameTests(headTree!, baseTree!)) return []
  const read = async (tree: typeof headTree, config: Config): Promise<readonly PolicyTest[]> =>
    (await readTestFiles(tree!, testFilesIn(tree!, config), scope.now ?? 0)).tests
  const [ofHead, ofBase] = await Promise.all([read(headTree, configs.head), read(baseTree, configs.base)])
  const requested = new Set(ofHead.map(requestTitle))
  return ofBase.filter((test) => !requested.has(requestTitle(test)))
}

/** The results of tests in the meshes of a tree that handle their hosts. */
async function resultsIn(
  tree: InspectedTree,
  tests: readonly PolicyTest[],
  { host, options }: Scope,
): Promise<readonly PolicyTestResult[]> {
  const meshes = [...new Set(tree.meshes.values())].map((mesh) => meshSimulator(mesh, tree))
  const { results } = await decideTests(tests, {
    ...{ meshes, tree, host: { ...host, provenance: null } },
    ...{ existing: tree.environments, requested: options.environments, areAll: false },
  })
  return results
}

function resultKey(result: PolicyTestResult): string {
  return JSON.stringify([result.name, requestTitle(result), result.mesh])
}
