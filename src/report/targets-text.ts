import { groupedDigits } from '../core/grouped-digits.ts'
import { joinAnd } from '../core/join-words.ts'
import { environmentRows } from '../core/environment-matrix.ts'
import { groupBy } from '../core/group.ts'
import type { ListedStatus, ListedTarget, TargetListing } from '../core/listed-target.ts'
import { columns } from './columns.ts'
import { line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { skippedLines } from './text-missing.ts'
import { count } from './words.ts'

/**
 * A list of targets for a terminal: a table of targets to render, of targets not rendered for each reason, of files that are
 * read, and of what the configuration leaves out; a table of environments if there are several; then a line for each reason
 * why files are not checked, and a line of counts.
 *
 * @param width characters of a line; absent: tables are as wide as their cells
 */
export function targetsText(targetListing: TargetListing, paint: Paint = unpainted, width?: number): string {
  const { targets, skipped } = targetListing
  // Tables are indented by two.
  const room = width === undefined ? undefined : width - 2
  const groups = groupBy(targets, ({ status, reason }) => headingOf(status, reason))
  const tables = [...groups].map(([heading, listed]) => {
    const title = paint('bold', `${heading} (${groupedDigits(listed.length)})`)
    return `${title}\n${listed.every(isSingleFile) ? folders(listed) : table(listed, paint, room)}`
  })
  const skippedText = skippedLines(skipped).map((text) => `${text}\n`)
  return [
    ...tables,
    ...environmentTable(targets, paint, room),
    ...(skipped.length > 0 ? [skippedText.join('')] : []),
    `${countsText(targets)}\n`,
  ].join('\n')
}

/** The table of targets that several environments have; nothing if there are fewer than two environments. */
function environmentTable(targets: readonly ListedTarget[], paint: Paint, room?: number): string[] {
  const placed = targets.filter((target): target is PlacedTarget => target.environment !== null)
  const environments = [...new Set(placed.map(({ environment }) => environment))].toSorted()
  if (environments.length < 2) return []
  const rows = environmentRows(placed).map(({ kind, name, targets: ofRow }) => {
    const statusByEnvironment = new Map(
      ofRow.map(({ environment, status }) => [environment, shortStatus[status]]),
    )
    return [
      kind,
      line(name),
      ...environments.map((environment) => statusByEnvironment.get(environment) ?? '-'),
    ]
  })
  const [headings = '', ...lines] = columns([['kind', 'name', ...environments.map(line)], ...rows], room)
  const title = paint('bold', `environments (${groupedDigits(environments.length)})`)
  return [`${title}\n${[paint('dim', headings), ...lines].map((text) => `  ${text}\n`).join('')}`]
}

type PlacedTarget = ListedTarget & { readonly environment: string }

const shortStatus: Readonly<Record<ListedStatus, string>> = {
  'to-render': 'yes',
  read: 'yes',
  'not-rendered': 'not rendered',
  'left-out': 'left out',
}

function headingOf(status: ListedStatus, reason: string | null): string {
  return reason === null ? statusWords[status] : `${statusWords[status]}: ${line(reason)}`
}

const statusWords: Readonly<Record<ListedStatus, string>> = {
  'to-render': 'to render',
  read: 'read as they stand',
  'not-rendered': 'not rendered',
  'left-out': 'left out',
}

/** True for a file of plain manifests that no configuration lists. */
function isSingleFile({ kind, name, file }: ListedTarget): boolean {
  return kind === 'manifests' && name === file
}

/** The number of files in each folder; `--format json` lists them. */
function folders(targets: readonly ListedTarget[]): string {
  const byFolder = groupBy(targets, ({ file }) => file.replace(/[^/]*$/, '') || './')
  const rows = [...byFolder].map(([folder, { length }]) => [line(folder), count(length, 'file')])
  return columns(rows)
    .map((text) => `  ${text}\n`)
    .join('')
}

/** The cells of targets, without columns that are empty for all of them. */
const tableColumns: readonly (readonly [heading: string, cell: (target: ListedTarget) => string])[] = [
  ['kind', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['defined at', (target) => `${target.file}:${target.line}`],
  ['environment', ({ environment }) => environment ?? ''],
  ['cluster', ({ cluster }) => cluster ?? ''],
  ['namespace', ({ namespace }) => namespace ?? ''],
  ['renders from', sourcesText],
]

function table(targets: readonly ListedTarget[], paint: Paint, room?: number): string {
  const filled = tableColumns
    .map(([heading, cell]) => [heading, ...targets.map((target) => line(cell(target)))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ''))
  const rows = targets.map((_, index) => filled.map((column) => column[index + 1] || '-'))
  const [headings = '', ...lines] = columns([filled.map(([heading = '']) => heading), ...rows], room)
  return [paint('dim', headings), ...lines].map((text) => `  ${text}\n`).join('')
}

/** Limit on the sources in a cell, since a target may consist of thousands of files. */
const maxSources = 4

/** The sources of a target besides the file that defines it; paths below the folder of that file are relative to it. */
function sourcesText({ file, sources }: ListedTarget): string {
  const folder = file.replace(/[^/]*$/, '')
  const shown = sources
    .filter((source) => source !== file)
    .map((source) => (folder !== '' && source.startsWith(folder) ? source.slice(folder.length) : source))
  const more = shown.length - maxSources
  return [...shown.slice(0, maxSources), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** `12 targets: 3 to render, 5 read as they stand and 4 not rendered`. */
function countsText(targets: readonly ListedTarget[]): string {
  const byStatus = groupBy(targets, ({ status }) => status)
  const counts = [...byStatus].map(
    ([status, { length }]) => `${groupedDigits(length)} ${statusWords[status]}`,
  )
  return counts.length === 0 ? 'no targets' : `${count(targets.length, 'target')}: ${joinAnd(counts)}`
}
