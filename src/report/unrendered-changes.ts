import { groupBy } from '../core/group.ts'
import type { Report, SkippedFile, TargetReport } from '../core/report.ts'
import { nameOfTarget, titleOfNames } from './coverage.ts'
import { skippedGroups, skippedTitle } from './skipped.ts'

/** What differs from base and is not rendered, for one reason. */
export interface UnrenderedChanges {
  /** `HelmRelease web`, `3 Applications (a, b, 1 more) of ApplicationSet apps`, with at most `limit` names, escaped by `show`. */
  readonly title: (limit: number, show: (name: string) => string) => string
  readonly reason: string
}

/**
 * The targets that differ from base and are not, or not wholly, rendered, by kind and reason, in the order of the report, then
 * the files that differ and are not checked. What an Application or another object is rendered as is left out where the
 * object is listed.
 */
export function unrenderedChanges(report: Pick<Report, 'targets' | 'skipped'>): UnrenderedChanges[] {
  return [...changesOfTargets(report), ...changesOfFiles(report)]
}

function changesOfTargets({ targets }: Pick<Report, 'targets'>): UnrenderedChanges[] {
  const differing = targets.filter((target) => target.differing !== undefined)
  const owned = new Set(differing.flatMap(({ renderedAs = [] }) => renderedAs))
  const entries = differing
    .filter(({ id }) => !owned.has(id))
    .flatMap((target) => target.differing!.map(({ name, reason }): Entry => ({ target, name, reason })))
  const groups = groupBy(entries, ({ target: { kind, id }, reason }) =>
    JSON.stringify([kind, kind === 'application-set' ? id : null, reason]),
  )
  return [...groups.values()].map((group) => ({
    title: (limit, show) => titleOf(group, limit, show),
    reason: group[0]!.reason,
  }))
}

function changesOfFiles({ skipped }: Pick<Report, 'skipped'>): UnrenderedChanges[] {
  const differing = skipped.flatMap((entry) => entry.differing ?? [])
  const groups = skippedGroups(differing.map(({ name, reason }): SkippedFile => ({ file: name, reason })))
  return groups.map((group) => ({
    title: (limit, show) => skippedTitle(group, limit, show),
    reason: group.reason,
  }))
}

interface Entry {
  readonly target: TargetReport
  readonly name: string
  readonly reason: string
}

function titleOf(group: readonly Entry[], limit: number, show: (name: string) => string): string {
  const { target } = group[0]!
  if (target.kind !== 'application-set')
    return titleOfNames(
      target.kind,
      group.map((entry) => nameOfTarget(entry.target)),
      limit,
      show,
    )
  const names = group.map(({ name }) => name)
  const title = titleOfNames(target.kind, [nameOfTarget(target)], limit, show)
  // Its own name stands for a set of which the Applications are not known.
  const isWhole = names.every((name) => name === nameOfTarget(target))
  return isWhole ? title : `${titleOfNames('application', names, limit, show)} of ${title}`
}
