import { distinctData } from '../../core/distinct.ts'
import { groupedDigits } from '../../core/grouped-digits.ts'
import { groupBy } from '../../core/group.ts'
import type { Change, ChangeCause, ObjectRef, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { causeExtent, causeWords } from '../cause-words.ts'
import { clamp, code, plainMarkdown } from '../escape.ts'
import { equalChanges } from './equal-changes.ts'
import { environmentsCell } from './environments-cell.ts'
import { placeLink, type PageOptions } from './options.ts'
import { count } from '../words.ts'

/**
 * One section with the table of changed objects, empty without changes. Objects with the same causes in the same environments
 * share a row, up to `maxObjects` lines.
 */
export function changesSection(report: Report, options: PageOptions): Section[] {
  const { changes } = report
  if (changes.length === 0) return []
  const rows = [...groupBy(equalChanges(changes), rowKey).values()].flatMap(splitRow)
  const columns = columnsFor(changes, options)
  return [
    rowsSection({
      rank: 2,
      open: `### Manifests: ${totals(changes)}\n\n| ${columns.map(({ title }) => title).join(' | ')} |\n|${'---|'.repeat(columns.length)}\n`,
      rows: rows.map((groups) => `| ${columns.map(({ cell }) => cell(groups)).join(' | ')} |\n`),
      close: '\n',
      omittedText: (omitted) => {
        const hidden = rows.slice(rows.length - omitted).flat(2).length
        return hidden === 0 ? '' : `\n… and ${count(hidden, 'more object')}\n`
      },
    }),
  ]
}

/**
 * The lines that decide changes as links in Markdown, with what they become: at most four, then one text with the number of
 * further ones. Empty if no cause is known.
 */
export function causeLinks(causes: readonly ChangeCause[], options: PageOptions): string[] {
  const shown = causes.slice(0, maxCauses).map((cause) => {
    const words = causeWords(cause)
    const link = placeLink(cause.at, cause.side, options)
    return words === '' ? link : `${link} ${code(clamp(words, 160))}${causeExtent(cause)}`
  })
  return causes.length > shown.length
    ? [...shown, `and ${groupedDigits(causes.length - shown.length)} more`]
    : shown
}

/** Limit on the causes of one change; the JSON report has all. */
const maxCauses = 4

/** An object in Markdown: VirtualService `payments/pay`. One that states no name has words instead. */
export function objectName({ kind, namespace, name }: ObjectRef): string {
  if (name === '') return `${plainMarkdown(clamp(kind, 100))} without a name`
  return `${plainMarkdown(clamp(kind, 100))} ${code(clamp(namespace ? `${namespace}/${name}` : name, 260))}`
}

function totals(changes: readonly Change[]): string {
  return (['added', 'removed', 'changed'] as const)
    .map((type) => [type, changes.filter((change) => change.type === type).length] as const)
    .filter(([, number]) => number > 0)
    .map(([type, number]) => `${groupedDigits(number)} ${type}`)
    .join(', ')
}

/** Changes that are the same (`equalChanges`). */
type ChangeGroup = readonly Change[]

function rowKey(group: ChangeGroup): string {
  return JSON.stringify([causesOf(group), group[0]!.environments])
}

/** The causes of changes, each once. */
export function causesOf(changes: ChangeGroup): ChangeCause[] {
  return distinctData(changes.flatMap(({ causes }) => causes))
}

/** Splits the groups of a row into rows of at most `maxObjects` lines, so that a full comment omits few of them. */
function splitRow(groups: readonly ChangeGroup[]): ChangeGroup[][] {
  return Array.from({ length: Math.ceil(groups.length / maxObjects) }, (_, index) =>
    groups.slice(index * maxObjects, (index + 1) * maxObjects),
  )
}

/** Limit on the lines of one row. */
const maxObjects = 10

/** A column of the table, with the text of a row in it. */
interface Column {
  readonly title: string
  readonly cell: (groups: readonly ChangeGroup[]) => string
}

/** Causes and environments have a column if any is known. */
function columnsFor(changes: readonly Change[], options: PageOptions): Column[] {
  const hasCauses = changes.some(({ causes }) => causes.length > 0)
  const hasEnvironments = changes.some(({ environments }) => environments.length > 0)
  const causes: Column = {
    title: 'Because of',
    cell: (groups) => causeLinks(causesOf(groups.flat()), options).join('<br>'),
  }
  const objects: Column = { title: 'Objects', cell: (groups) => groups.map(groupText).join('<br>') }
  const environments: Column = {
    title: 'In',
    cell: ([group]) => environmentsCell(group![0]!.environments),
  }
  return [...(hasCauses ? [causes] : []), objects, ...(hasEnvironments ? [environments] : [])]
}

/** One object and its change; for a group of several their number, the first names, and the changed fields. */
function groupText(group: ChangeGroup): string {
  const [first] = group as readonly [Change]
  if (group.length === 1) return `${objectName(first.object)} ${changeLabels[first.type]}`
  const shown = group.slice(0, maxListed).map(({ object }) => objectName(object))
  const hidden = group.length - shown.length
  const names = `${shown.join(', ')}${hidden > 0 ? ` and ${groupedDigits(hidden)} more` : ''}`
  const fields = [...new Set(first.fields.map(({ path }) => path))].slice(0, maxListed)
  return `**${count(group.length, 'object')}** with the same change: ${names}<br>${fields.map((path) => code(clamp(path, 120))).join(', ')}`
}

/** Limit on the names and fields of a group; the diff lists more. */
const maxListed = 3

const changeLabels = {
  added: '**added**',
  removed: '**removed**',
  changed: 'changed',
} satisfies Record<Change['type'], string>
