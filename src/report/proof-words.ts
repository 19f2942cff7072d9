import { joinAnd, shortNameList } from '../core/join-words.ts'
import { groupBy } from '../core/group.ts'
import type { Comparison, ProvedInvariant, Report } from '../core/report.ts'
import { meshName } from './egress/egress-words.ts'
import { targetTitles } from './target-titles.ts'
import { count } from './words.ts'

/**
 * The proofs as a sentence without a full stop: `nothing else can be reached outside (proved for prod)`, and the invariants
 * that hold; `''` if nothing is proved. If objects change, only the meshes in which they do are named. `else` refers to the
 * consequences that the report lists.
 */
export function proofText(report: Report): string {
  const { comparisons = [], provedInvariants = [], changes } = report
  const titleOf = targetTitles(report)
  const isChanged = changedMeshTest(report)
  const proved = comparisons.filter(
    (comparison) =>
      comparison.because.length === 0 &&
      !comparison.anyHost &&
      (changes.length === 0 || isChanged(comparison)),
  )
  const ofAreas = [...groupBy(proved, ({ area }) => area).values()].map((group) => ({
    words: proofs[group[0]!.area](group.some(({ verdict }) => verdict === 'new')),
    meshes: `${extentOf(group)}${meshNames(group, titleOf)}`,
  }))
  const clauses = [...groupBy(ofAreas, ({ meshes }) => meshes).values()].map(
    (group) => `${joinAnd(group.map(({ words }) => words))} (proved for ${group[0]!.meshes})`,
  )
  return [...clauses, ...invariantClauses(provedInvariants)].join('; ')
}

/** Limit on the invariants that are listed; more are only counted. */
const maxInvariants = 3

/** Invariants that hold, whether a change touches them or not. */
function invariantClauses(proved: readonly ProvedInvariant[]): string[] {
  const placeOf = (environments: readonly string[]): string =>
    environments.length === 0 ? 'proved' : `proved for ${shortNameList(environments, maxNames)}`
  if (proved.length > maxInvariants)
    return [...groupBy(proved, ({ environments }) => placeOf(environments))].map(
      ([place, group]) =>
        `${count(group.length, 'invariant')} ${group.length === 1 ? 'holds' : 'hold'} (${place})`,
    )
  return proved.map(
    ({ sentence, environments }) => `the invariant holds: ${sentence} (${placeOf(environments)})`,
  )
}

const proofs = {
  access: (isNew) => `no ${isNew ? 'other ' : ''}request is newly allowed`,
  egress: (isNew) => (isNew ? 'nothing else can be reached outside' : 'nothing new can be reached outside'),
} as const satisfies Record<Comparison['area'], (isNew: boolean) => string>

/** `3 entry points in `: at all others the same decides as in base. */
function extentOf(group: readonly Comparison[]): string {
  const entryPoints = group.reduce((sum, { entryPoints: number = 0 }) => sum + number, 0)
  return entryPoints === 0 ? '' : `${count(entryPoints, 'entry point')} in `
}

/** A missing proof with its reasons, for meshes with the same reasons. */
export interface Unproved {
  readonly title: string
  readonly because: readonly string[]
}

/** The missing proofs: meshes that change, and that may have more consequences than the report lists, or any. */
export function unprovedTexts(report: Report): Unproved[] {
  const { comparisons = [], notCompared, changes } = report
  const titleOf = targetTitles(report)
  if (changes.length === 0) return []
  if (notCompared !== undefined)
    return [{ title: 'what merging does to requests is not compared', because: [notCompared] }]
  const isChanged = changedMeshTest(report)
  const unproved = comparisons.filter((comparison) => comparison.because.length > 0 && isChanged(comparison))
  const groups = groupBy(unproved, ({ area, because }) => JSON.stringify([area, because]))
  return [...groups.values()].map((group) => ({
    title: `${doubts[group[0]!.area]} in ${meshNames(group, titleOf)}`,
    because: group[0]!.because,
  }))
}

/** Returns a function that is true for a comparison of a mesh in which objects change. */
function changedMeshTest({ changes }: Report): (comparison: Comparison) => boolean {
  const changed = new Set(changes.flatMap(({ environments, target }) => [...environments, target]))
  return ({ environment, targets }) =>
    (environment === null ? targets : [environment]).some((name) => changed.has(name))
}

const doubts = {
  access: 'whether other requests are newly allowed is not decided',
  egress: 'whether anything else can be reached outside is not known',
} as const satisfies Record<Comparison['area'], string>

/** Limit on the names of meshes, and on reasons; the JSON report has all. */
const maxNames = 4
const maxReasons = 3

function meshNames(comparisons: readonly Comparison[], titleOf: (id: string) => string): string {
  return shortNameList(
    comparisons.map(({ environment, targets }) => meshName({ environment, targets: targets.map(titleOf) })),
    maxNames,
  )
}

/** At most three reasons, separated by commas, and how many more there are; `''` without reasons. */
export function reasonsText({ because }: Unproved): string {
  return shortNameList(because, maxReasons)
}
