import { groupBy } from '../core/group.ts'
import type { MatrixCell, MatrixRow, Report } from '../core/report.ts'
import { count } from './words.ts'

/** The matrix of a report as texts: a row is a target, a column an environment. */
export interface MatrixTable {
  readonly environments: readonly string[]
  readonly rows: readonly { readonly title: string; readonly cells: readonly string[] }[]
}

/** The matrix of targets by environment; `null` for fewer than two environments. */
export function matrixTable({
  environments,
  matrix,
}: Pick<Report, 'environments' | 'matrix'>): MatrixTable | null {
  if (environments.length < 2) return null
  const names = environments.map(({ name }) => name)
  return { environments: names, rows: matrix.map((row) => rowOf(row, names)) }
}

function rowOf({ name, cells }: MatrixRow, environments: readonly string[]): MatrixTable['rows'][number] {
  const byEnvironment = groupBy(cells, ({ environment }) => environment)
  return {
    title: name,
    cells: environments.map((environment) =>
      [...new Set((byEnvironment.get(environment) ?? []).map(cellWords))].join(', '),
    ),
  }
}

function cellWords({ status, changes }: MatrixCell): string {
  return changes > 0 ? count(changes, 'change') : statusWords[status]
}

const statusWords = {
  rendered: 'rendered',
  unchanged: 'unchanged',
  read: 'read',
  failed: 'failed',
  'not-rendered': 'not rendered',
  'left-out': 'left out',
} as const satisfies Record<MatrixCell['status'], string>
