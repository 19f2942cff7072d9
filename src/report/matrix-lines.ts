import { groupedDigits } from '../core/grouped-digits.ts'
import { groupBy } from '../core/group.ts'
import type { Report } from '../core/report.ts'
import { columns } from './columns.ts'
import { clamp, line } from './escape.ts'
import { matrixTable, type MatrixTable } from './matrix-words.ts'
import { unpainted, type Paint } from './paint.ts'
import { count } from './words.ts'

/** Limit on rows of a table in a log. */
const maxRows = 20

/** Limit on columns; of more environments each row lists those that it is in. */
const maxColumns = 6

/** Limit on targets that a row names. */
const maxNames = 3

/**
 * The matrix of targets by environment as lines of a table: one row for all targets with the same cells.
 * Empty for fewer than two environments.
 */
export function matrixLines(
  report: Pick<Report, 'environments' | 'matrix'>,
  paint: Paint = unpainted,
): string[] {
  const table = matrixTable(report)
  if (table === null) return []
  const { environments } = table
  const rows = [...groupBy(table.rows, ({ cells }) => JSON.stringify(cells)).values()]
  const shown = rows.slice(0, maxRows).map((group) => [titleOf(group), ...cellsOf(group[0]!, environments)])
  const hidden = rows.slice(maxRows).reduce((sum, { length }) => sum + length, 0)
  const headings = environments.length > maxColumns ? ['in'] : environments.map((name) => line(name))
  const [heading = '', ...lines] = columns([['target', ...headings], ...shown])
  return [
    paint('dim', heading),
    ...lines,
    ...(hidden > 0 ? [`… and ${count(hidden, 'more target')} (\`--format json\` lists all)`] : []),
  ]
}

/** `3 environments`, above the lines. */
export function matrixTitle({ environments }: Pick<Report, 'environments'>): string {
  return count(environments.length, 'environment')
}

type Row = MatrixTable['rows'][number]

function titleOf(group: readonly Row[]): string {
  const names = group.slice(0, maxNames).map(({ title }) => line(clamp(title, 60)))
  const more = group.length - names.length
  return more > 0 ? `${names.join(', ')} and ${groupedDigits(more)} more` : names.join(', ')
}

function cellsOf({ cells }: Row, environments: readonly string[]): string[] {
  if (environments.length <= maxColumns) return cells.map((cell) => cell || '-')
  return [
    environments
      .flatMap((name, index) => (cells[index] ? [`${line(name)}: ${cells[index]}`] : []))
      .join(', '),
  ]
}
