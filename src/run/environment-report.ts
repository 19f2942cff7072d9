import { environmentRows } from '../core/environment-matrix.ts'
import { groupBy } from '../core/group.ts'
import { compareText } from '../core/order.ts'
import type { EnvironmentReport, MatrixRow, Report, TargetReport } from '../core/report.ts'

/** The environments of the targets of head, and the matrix of targets by environment. */
export function environmentReport({
  targets,
  changes,
}: Pick<Report, 'targets' | 'changes'>): Pick<Report, 'environments' | 'matrix'> {
  const placed = targets.filter((target): target is PlacedTarget => target.environment !== undefined)
  const changesOf = changeCounter(placed, changes)
  return {
    environments: [...groupBy(placed, ({ environment }) => environment)]
      .map(([name, ofEnvironment]) => environmentOf(name, ofEnvironment))
      .toSorted((a, b) => compareText(a.name, b.name)),
    matrix: environmentRows(placed.map((target) => ({ ...target, name: shownName(target) }))).map(
      ({ kind, name, targets: ofRow }): MatrixRow => ({
        kind,
        name,
        cells: ofRow.map(({ environment, id, status }) => ({
          environment,
          target: id,
          status,
          changes: changesOf(id),
        })),
      }),
    ),
  }
}

type PlacedTarget = TargetReport & { readonly environment: string }

function shownName({ release, name, path }: TargetReport): string {
  return release ?? name ?? path
}

function environmentOf(name: string, targets: readonly PlacedTarget[]): EnvironmentReport {
  const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted()
  return {
    name,
    clusters: distinct(targets.flatMap(({ cluster }) => cluster ?? [])),
    namespaces: distinct(targets.flatMap(({ namespace }) => namespace ?? [])),
    targets: targets.map(({ id }) => id),
  }
}

/**
 * Returns a function that counts the changes of a target. A change names the first of its targets; the others are the
 * same release in other environments.
 */
function changeCounter(targets: readonly PlacedTarget[], changes: Report['changes']): (id: string) => number {
  const byId = new Map(targets.map((target) => [target.id, target]))
  const idsByRelease = groupBy(targets, releaseKey)
  const counts = new Map<string, number>()
  const add = (id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { target: id, environments } of changes) {
    const target = byId.get(id)
    if (!target) continue
    add(id)
    for (const environment of environments)
      if (environment !== target.environment)
        for (const equalTarget of idsByRelease.get(releaseKey({ ...target, environment })) ?? [])
          add(equalTarget.id)
  }
  return (id) => counts.get(id) ?? 0
}

function releaseKey({ kind, path, release, environment }: PlacedTarget): string {
  return JSON.stringify([kind, path, release, environment])
}
