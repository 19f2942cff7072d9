import { groupedDigits } from '../core/grouped-digits.ts'
import { joinAnd } from '../core/join-words.ts'
import { groupBy } from '../core/group.ts'
import type { PolicyTestCounts, Report, TargetReport } from '../core/report.ts'
import { count } from './words.ts'

/** The nouns for targets of each kind, singular and plural. */
const nouns = {
  helm: ['Helm release', 'Helm releases'],
  manifests: ['manifest file', 'manifest files'],
  values: ['values file without its chart', 'values files without their charts'],
  application: ['Application', 'Applications'],
  'application-set': ['ApplicationSet', 'ApplicationSets'],
  'flux-kustomization': ['Flux Kustomization', 'Flux Kustomizations'],
  'helm-release': ['HelmRelease', 'HelmReleases'],
  kustomization: ['kustomization', 'kustomizations'],
  'helmfile-release': ['helmfile release', 'helmfile releases'],
} as const satisfies Record<TargetReport['kind'], readonly [string, string]>

/**
 * How many of the applied releases and files were rendered and read: "27 of 95 releases rendered (not: 68
 * Applications)", "3 releases rendered, 12 manifest files read", "nothing was rendered or read".
 */
export function coverageText({ summary: { coverage } }: Report): string {
  const { releases, rendered, manifestFiles } = coverage
  const facts = [
    ...(releases > 0 ? [renderedText(releases, rendered, notRenderedCounts(coverage.notRendered))] : []),
    ...(manifestFiles > 0 ? [`${count(manifestFiles, 'manifest file')} read`] : []),
  ]
  return facts.length === 0 ? 'nothing was rendered or read' : facts.join(', ')
}

/** `58 policy tests passed`, `12 of 58 policy tests failed`. */
export function testCountsText({ passed, failed }: PolicyTestCounts): string {
  const total = count(passed + failed, 'policy test')
  return failed === 0 ? `${total} passed` : `${groupedDigits(failed)} of ${total} failed`
}

/** Why a run is incomplete, as clauses without a full stop; empty for a complete run. */
export function coverageGaps({ summary, targets, skipped }: Report): string[] {
  if (summary.complete) return []
  const { releases, rendered } = summary.coverage
  const unread = targets.filter(({ kind, status }) => kind === 'manifests' && status === 'failed').length
  // Coverage counts a base with the kustomization that includes it, which may be left out or part of a cycle.
  const unbuilt = targets.filter(
    ({ status, partOf }) => status === 'not-rendered' && partOf !== undefined,
  ).length
  const reasons = [
    ...(releases > rendered
      ? [
          `${groupedDigits(releases - rendered)} of ${count(releases, 'release')} ${were(releases - rendered)} not rendered`,
        ]
      : []),
    ...(releases === rendered && unbuilt > 0
      ? [`${count(unbuilt, 'kustomization')} ${were(unbuilt)} not built`]
      : []),
    ...(unread > 0 ? [`${count(unread, 'stated target')} ${were(unread)} not found`] : []),
    ...(skipped.length > 0 ? [`${count(skipped.length, 'file')} ${were(skipped.length)} not checked`] : []),
  ]
  return reasons.length > 0
    ? reasons
    : ['nothing was checked: no charts, values files or manifests were found']
}

function were(number: number): string {
  return number === 1 ? 'was' : 'were'
}

/** Targets that were not rendered, only partly checked, or left out, for one reason. */
export interface NotRendered {
  readonly targets: readonly TargetReport[]
  /** "failed", "not rendered", "left out", "checked in part". */
  readonly outcome: string
  readonly reason: string | undefined
}

/**
 * The targets that were not rendered or only partly checked, grouped by kind and reason in the order of the report. What an
 * Application or another object is rendered as is left out where the object says the same reason.
 */
export function notRenderedGroups(targets: readonly TargetReport[]): NotRendered[] {
  const keyOf = (id: string, { reason }: TargetReport): string => JSON.stringify([id, reason])
  const saidByOwner = new Set(
    targets.flatMap((target) => (target.renderedAs ?? []).map((id) => keyOf(id, target))),
  )
  const missing = targets.filter(
    (target) => outcomeOf(target) !== undefined && !saidByOwner.has(keyOf(target.id, target)),
  )
  const groups = groupBy(missing, ({ kind, status, reason }) => JSON.stringify([kind, status, reason]))
  return [...groups.values()].map((group) => ({
    targets: group,
    outcome: outcomeOf(group[0]!)!,
    reason: group[0]!.reason,
  }))
}

/**
 * The title of a group: "Helm release web", "68 Applications (cart, stock 2 times, 65 more)". Shows at most `limit` names,
 * each once, escaped by `show`.
 */
export function groupTitle(
  targets: readonly TargetReport[],
  limit: number,
  show: (name: string) => string,
): string {
  return titleOfNames(targets[0]!.kind, targets.map(nameOfTarget), limit, show)
}

/** Like `groupTitle`, for targets of one kind by their names. */
export function titleOfNames(
  kind: TargetReport['kind'],
  names: readonly string[],
  limit: number,
  show: (name: string) => string,
): string {
  const shown = [...groupBy(names, (name) => name)].slice(0, limit)
  const listed = shown.map(([name, { length }]) =>
    length > 1 ? `${show(name)} ${groupedDigits(length)} times` : show(name),
  )
  if (names.length === 1) return `${nouns[kind][0]} ${listed.join('')}`
  const remaining = shown.reduce((count, [, { length }]) => count - length, names.length)
  const more = remaining > 0 ? [`${groupedDigits(remaining)} more`] : []
  return `${countKind(names.length, kind)} (${[...listed, ...more].join(', ')})`
}

/** The name of a target: for Helm its id, else the name of its object, its release, or its id. */
export function nameOfTarget({ id, kind, name, release }: TargetReport): string {
  return kind === 'helm' ? id : (name ?? release ?? id)
}

const outcomes: Readonly<Record<TargetReport['status'], string | undefined>> = {
  rendered: undefined,
  unchanged: undefined,
  read: undefined,
  failed: 'failed',
  'not-rendered': 'not rendered',
  'left-out': 'left out',
}

/** The outcome of a target. A manifest file with a reason was read, but only some rules were applied to it. */
function outcomeOf({ status, reason }: TargetReport): string | undefined {
  return status === 'read' && reason !== undefined ? 'checked in part' : outcomes[status]
}

function renderedText(releases: number, rendered: number, missing: string): string {
  if (missing === '') return `${count(releases, 'release')} rendered`
  return `${groupedDigits(rendered)} of ${count(releases, 'release')} rendered (not: ${missing})`
}

function notRenderedCounts(counts: Readonly<Record<string, number>>): string {
  return joinAnd(
    Object.entries(counts).map(([kind, number]) => countKind(number, kind as TargetReport['kind'])),
  )
}

function countKind(number: number, kind: TargetReport['kind']): string {
  return `${groupedDigits(number)} ${nouns[kind][number === 1 ? 0 : 1]}`
}
