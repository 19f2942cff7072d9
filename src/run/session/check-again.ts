import { checkEgressAllowlist } from '../../config.ts'
import type { Config } from '../../core/config.ts'
import { equalData } from '../../diff/data.ts'
import { checkEnvironments, checkPaths } from '../../discover/scope.ts'
import { causesIn } from '../../inspect/causes.ts'
import { pointAtCauses } from '../../inspect/point-at-causes.ts'
import { changedMeshes, type ChangedMeshes } from '../../inspect/change/changed-meshes.ts'
import { checkTree } from '../../inspect/inspect.ts'
import { renderIntoMeshes, type TreeOfMeshes } from '../../inspect/tree-of-meshes.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { createMask } from '../../secrets/mask.ts'
import { comparedTrees } from '../compare-trees.ts'
import { readUsedConfig } from '../configurations.ts'
import { offerFixes } from '../fixes.ts'
import { checkInvariants } from '../invariants/check-invariants.ts'
import { targetsReading } from '../fixes/readers.ts'
import type { RunInput } from '../run-input.ts'
import { carriedFindings } from './carried-findings.ts'
import { findingIdentity, type CheckedTree, type PlacedFinding } from './checked-tree.ts'
import { hasInvariants, sessionReport } from './session-report.ts'

/**
 * Checks a tree after an edit: renders the targets that read an edited file, checks what the edit may affect, and keeps
 * everything else from the previous check. The findings equal those of a check of the whole tree without a base. Throws
 * `UsageError` as `run` does.
 * @param input `head` is the tree after the edit; its base is ignored
 * @param last the previous check; `null` checks everything
 * @param edited the changed, added and removed paths
 */
export async function checkAgain(
  input: RunInput,
  last: CheckedTree | null,
  edited: ReadonlySet<string>,
): Promise<CheckedTree> {
  const config = await checkedConfig(input)
  const meshes = await renderIntoMeshes(input.head, config, input, {})
  checkEnvironments(
    meshes.rendered.allTargets.map(({ environment }) => environment),
    input.options.environments,
  )
  const change = last && equalData(last.config, config) ? changeSince(last.meshes, meshes, edited) : null
  // The previous mesh is kept in memory until the new one is linted.
  const before = last && treeBefore(last, change, input)
  const inspected = checkTree(meshes, config, input, change)
  const found = inspected.findings
  const sides = { last: last?.placed ?? [], before: before?.findings ?? [], found }
  const { kept, pending } =
    last && change
      ? carriedFindings(sides, { change, before: last.meshes.sources, after: meshes.sources })
      : { kept: [], pending: found }
  const placed = inOrder([...kept, ...(await placeFindings(pending, inspected, config, input))], meshes)
  const { unseen, ...news } = newsOf(inspected, before, last)
  return {
    ...sessionReport({ placed, inspected, config, last, invariants: null, ...news }, input),
    config,
    meshes,
    inspected,
    placed,
    invariants: null,
    unseen,
  }
}

/** What appeared and what is fixed since the previous tree; `unseen` has its findings in files that are broken now. */
function newsOf(
  inspected: InspectedTree,
  before: InspectedTree | null,
  last: CheckedTree | null,
): Pick<Parameters<typeof sessionReport>[0], 'appeared' | 'fixed'> & Pick<CheckedTree, 'unseen'> {
  const found = inspected.findings
  const compared = before ? comparedTrees(before, inspected) : { findings: found, isKnown: () => true }
  const gone = compared.findings.filter(({ status }) => status === 'fixed')
  const isKnown = (finding: LocatedFinding): boolean =>
    compared.isKnown(finding) && !isInBrokenFile(finding, inspected)
  return {
    appeared: new Set(found.filter((_, index) => compared.findings[index]!.status === 'new')),
    fixed: shownBefore(gone.filter(isKnown), last),
    unseen: gone.filter((finding) => !isKnown(finding)),
  }
}

/**
 * Finds the causes of the carried findings of `checked`, and decides the invariants unless they are decided. In the result,
 * `appeared` and `fixed` compare only findings about invariants and waivers with those of `checked`. It runs when the editor
 * is idle, since the answer to an edit does not wait for it.
 */
export async function settleTree(checked: CheckedTree, input: RunInput): Promise<CheckedTree> {
  const { inspected, config } = checked
  const { configSource, options } = input
  const configFile = typeof configSource === 'object' ? null : options.configFile
  const invariants =
    checked.invariants ??
    (await checkInvariants({ head: inspected, base: null, config, scope: input, configFile }))
  const carried = checked.placed.filter(({ isCarried }) => isCarried)
  const found = carried.map(({ located }) => located)
  const settled = checked.placed.filter(({ isCarried }) => !isCarried)
  const placed = inOrder(
    [...settled, ...(await placeFindings(found, inspected, config, input))],
    checked.meshes,
  )
  const news = { appeared: new Set<LocatedFinding>(), fixed: [] }
  return {
    ...checked,
    ...sessionReport({ placed, inspected, config, last: checked, invariants, ...news }, input),
    placed,
    invariants,
  }
}

/** True if `settleTree` has something to do: causes of carried findings, or invariants that are not decided. */
export function isUnsettled({ placed, config, invariants }: CheckedTree): boolean {
  return placed.some(({ isCarried }) => isCarried) || (invariants === null && hasInvariants(config))
}

async function checkedConfig(input: RunInput): Promise<Config> {
  const { head, options, host, configSource } = input
  checkPaths(head, options.paths)
  checkEgressAllowlist(options.egressAllowlist)
  const { configFile } = options
  return readUsedConfig({ head, base: () => null, configSource, configFile }, createMask(host.maskKey))
}

/** The difference from the previous check; `null` after an edit of so many files that everything is checked. */
function changeSince(
  last: TreeOfMeshes,
  meshes: TreeOfMeshes,
  edited: ReadonlySet<string>,
): ChangedMeshes | null {
  if (edited.size > maxEdited) return null
  const { sources, rendered } = meshes
  const readers = [...edited].flatMap((file) => targetsReading(file, rendered.targets, sources.reader))
  // Lines of an edited file may move although nothing else changes.
  return changedMeshes(last, meshes, new Set(readers.map(({ id }) => id)))
}

/** Limit on edited files, since the readers of each are looked for: another branch is another tree. */
const maxEdited = 50

/** The previous tree, with the findings that the edit may affect, and those in unreadable files. */
function treeBefore(last: CheckedTree, change: ChangedMeshes | null, input: RunInput): InspectedTree {
  const { meshes, config, inspected, placed, unseen } = last
  const tree = change
    ? checkTree(meshes, config, input, change)
    : { ...inspected, findings: placed.map(({ located }) => located) }
  return { ...tree, findings: [...tree.findings, ...unseen] }
}

/** Moves findings to their causes, and finds fixes. */
async function placeFindings(
  found: readonly LocatedFinding[],
  inspected: InspectedTree,
  config: Config,
  { host, maxFixes }: RunInput,
): Promise<PlacedFinding[]> {
  const causes = causesIn(inspected, host)
  const pointed = await pointAtCauses(found, inspected, causes, host.budget)
  const shown = await offerFixes(pointed, { head: inspected, config, causes, host, maxFixes })
  return found.map((located, index) => ({ located, shown: shown[index]! }))
}

/** Findings in the order of a check of everything, since the first of several merged findings represents them. */
function inOrder(placed: readonly PlacedFinding[], { meshInputs }: TreeOfMeshes): PlacedFinding[] {
  const targets = meshInputs.flatMap((mesh) => mesh.targets.map(({ id }) => id))
  const places = new Map(targets.map((id, index) => [id, index]))
  const placeOf = ({ located: { lintFinding } }: PlacedFinding): number =>
    places.get(lintFinding.target ?? '') ?? targets.length
  const lineOf = ({ located: { lintFinding } }: PlacedFinding): number => lintFinding.at.line
  return placed.toSorted(
    (first, second) => placeOf(first) - placeOf(second) || lineOf(first) - lineOf(second),
  )
}

/** True for a finding in a file that cannot be read now. It may reappear once the file is readable. */
function isInBrokenFile({ cause, at }: LocatedFinding, { sources: { reader } }: InspectedTree): boolean {
  return (
    cause === 'source' &&
    /\.(ya?ml|json)$/.test(at.file) &&
    reader.documents(at.file).some(({ root, problems }) => root === null && problems.length > 0)
  )
}

/** Findings of the previous tree, as they were shown. */
function shownBefore(gone: readonly LocatedFinding[], last: CheckedTree | null): LocatedFinding[] {
  const placed = last?.placed ?? []
  const shownOf = new Map(placed.map(({ located, shown }) => [findingIdentity(located), shown]))
  return gone.map((finding) => ({ ...(shownOf.get(findingIdentity(finding)) ?? finding), status: 'fixed' }))
}
