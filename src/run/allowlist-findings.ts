import type { Config } from '../core/config.ts'
import { meshEgress } from '../effect/egress/mesh-egress.ts'
import { adjustSeverities } from '../inspect/severities.ts'
import { locate, type LocatedFinding } from '../inspect/locate.ts'
import type { InspectedTree, ScopeOptions } from '../inspect/types.ts'
import { lint } from '../lint.ts'
import { createMesh, emptyMesh, type Mesh } from '../model/mesh.ts'
import type { AllowlistEntryProblem } from '../model/sources.ts'
import { rules } from '../rules/index.ts'
import { isAboutEgress } from './egress/about-egress.ts'
import { ownerOf, problemsOfEntries } from './egress/allowlist-entries.ts'
import { unreadBeside } from './unread.ts'
import { isFullyChecked } from './waivers/fully-checked.ts'

/** What entries of the allow-list are held against. */
export interface AllowlistInput {
  readonly head: InspectedTree
  /** `null` without a base. */
  readonly base: InspectedTree | null
  /** The configuration that each tree brings: what is wrong with an entry is shown where that tree has it. */
  readonly configs: { readonly head: Config; readonly base: Config }
  /** The configuration that the check uses, which has the severity of the findings. */
  readonly used: Config
  readonly options: ScopeOptions
  /** Milliseconds since 1970; `null`: nothing has expired. */
  readonly now: number | null
}

/**
 * The findings about entries of head's allow-list that have expired, or that nothing which pods reach needs; existing where base
 * has the same. That one is unused shows only where all of the repository is checked and read.
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

/** True if nothing of a tree is unread, so that a host which is not reached is reached by nothing. */
function isWhole(tree: InspectedTree, meshes: readonly Mesh[], options: ScopeOptions): boolean {
  return (
    meshes.length > 0 &&
    isFullyChecked(tree, options) &&
    tree.unreadFiles.length === 0 &&
    meshes.every((mesh) => unreadBeside(mesh, tree).length === 0)
  )
}
