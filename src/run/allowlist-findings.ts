import type { Config } from '../core/config.ts'
import { meshEgress } from '../effect/egress/mesh-egress.ts'
import { adjustSeverities } from '../inspect/severities.ts'
import { locate, type LocatedFinding } from '../inspect/locate.ts'
import type { InspectedTree, ScopeOptions } from '../inspect/types.ts'
import { lint } from '../lint.ts'
import { createMesh, emptyMesh, type Mesh } from '../model/mesh.ts'
import type { AllowlistEntryProblem } from '../model/check-problems.ts'
import { rules } from '../rules/index.ts'
import { isAboutEgress } from './egress/about-egress.ts'
import { ownerOf, problemsOfEntries } from './egress/allowlist-entries.ts'
import { unreadBeside } from './unread.ts'
import { isFullyChecked } from './waivers/fully-checked.ts'

/** The inputs for checking the entries of the allow-list. */
export interface AllowlistInput {
  readonly head: InspectedTree
  /** `null` without a base. */
  readonly base: InspectedTree | null
  /** The configuration of each tree. A problem of an entry is located in the tree's own file. */
  readonly configs: { readonly head: Config; readonly base: Config }
  /** The configuration that the check uses. It has the severities. */
  readonly used: Config
  readonly options: ScopeOptions
  /** Milliseconds since 1970; `null`: nothing has expired. */
  readonly now: number | null
}

/**
 * Findings about entries of head's allow-list that are expired or unused: `existing` if base has the same problem, else `new`.
 * An entry is only known to be unused if the whole repository is checked and readable.
 */
export function allowlistFindings(input: AllowlistInput): LocatedFinding[] {
  const { head, base, configs, used } = input
  const problems = problemsIn(head, configs.head, input)
  if (problems.length === 0) return []
  const inBase = new Set(base ? problemsIn(base, configs.base, input).map(identityOf) : [])
  return problems.flatMap((problem) => {
    const found = lint(createMesh({ ...emptyMesh, allowlistProblems: [problem] }), rules)
    return locate(adjustSeverities(found, used), head.sources).map((finding) => ({
      ...finding,
      status: inBase.has(identityOf(problem)) ? ('existing' as const) : ('new' as const),
    }))
  })
}

function identityOf({ code, name, until }: AllowlistEntryProblem): string {
  return JSON.stringify([code, name, until])
}

function problemsIn(
  tree: InspectedTree,
  { 'egress-allowlist': entries }: Config,
  { options, now }: AllowlistInput,
): AllowlistEntryProblem[] {
  if (!entries) return []
  const { reader } = tree.sources
  const meshes = [...new Set(tree.meshes.values())].filter(isAboutEgress)
  const reached = isWhole(tree, meshes, options) ? meshes.map((mesh) => meshEgress(mesh)) : null
  const source = { reader, configFile: options.configFile, now }
  return problemsOfEntries(entries, reached, source).flatMap(({ code, permit, node }) => {
    const { host, ports, until } = permit
    const name = ports === null ? host : `${host}:${ports.join()}`
    return node ? [{ code, node, name, owner: ownerOf(permit), until }] : []
  })
}

/** True if everything in a tree was read, so that a host without an exit is certainly not reached. */
function isWhole(tree: InspectedTree, meshes: readonly Mesh[], options: ScopeOptions): boolean {
  return (
    meshes.length > 0 &&
    isFullyChecked(tree, options) &&
    tree.unreadFiles.length === 0 &&
    meshes.every((mesh) => unreadBeside(mesh, tree).length === 0)
  )
}
