import { joinAnd } from '../../core/join-words.ts'
import type { Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, html, plainMarkdown } from '../escape.ts'
import { matrixTable } from '../matrix-words.ts'
import { count } from '../words.ts'

/** The folded matrix of targets by environment; nothing for fewer than two environments. */
export function environmentsSection(report: Report): Section[] {
  const table = matrixTable(report)
  if (table === null) return []
  const { environments, rows } = table
  const isWide = environments.length > maxColumns
  const names = environments.map((name) => plainMarkdown(clamp(name, 60)))
  const header = isWide ? ['In'] : names
  return [
    rowsSection({
      rank: 3,
      open: `<details><summary>${summaryText(environments.map((name) => html(clamp(name, 60))))}</summary>\n\n| Target | ${header.join(' | ')} |\n|---|${'---|'.repeat(header.length)}\n`,
      rows: rows.map(({ title, cells }) => {
        const shown = isWide ? [inlineCells(names, cells)] : cells
        return `| ${[code(clamp(title, 200)), ...shown].join(' | ')} |\n`
      }),
      close: '\n</details>\n\n',
      omittedText: (omitted) => (omitted === 0 ? '' : `\n… and ${count(omitted, 'more target')}\n`),
    }),
  ]
}

/** Limit on columns; a wider table is hard to read in a comment. */
const maxColumns = 8

/** Limit on environments that are named before the table is unfolded. */
const maxNames = 6

function summaryText(names: readonly string[]): string {
  const more = names.length - maxNames
  return `${count(names.length, 'environment')}: ${more > 0 ? `${names.slice(0, maxNames).join(', ')} and ${more} more` : joinAnd(names)}`
}

function inlineCells(names: readonly string[], cells: readonly string[]): string {
  return names.flatMap((name, index) => (cells[index] === '' ? [] : `${name}: ${cells[index]}`)).join(', ')
}
