import { groupedDigits } from '../../core/grouped-digits.ts'
import { groupBy } from '../../core/group.ts'
import type { Change, ChangeCause, ObjectRef, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { causeExtent, causeWords, distinctCauses } from '../cause-words.ts'
import { clamp, code, plainMarkdown } from '../escape.ts'
import { equalChanges } from './equal-changes.ts'
import { environmentsCell } from './environments-cell.ts'
import { placeLink, type PageOptions } from './options.ts'
import { count } from '../words.ts'

/** The table of changed objects: those that the same lines decide in the same environments are one row. */
export function changesSection(report: Report, options: PageOptions): Section[] {
  const { changes } = report
  if (changes.length === 0) return []
  const rows = [...groupBy(equalChanges(changes), rowKey).values()].flatMap(ofSize)
  const columns = columnsFor(changes, options)
  return [
    rowsSection({
      rank: 2,
      open: `### Manifests: ${totals(changes)}\n\n| ${columns.map(({ title }) => title).join(' | ')} |\n|${'---|'.repeat(columns.length)}\n`,
      rows: rows.map((ofRow) => `| ${columns.map(({ cell }) => cell(ofRow)).join(' | ')} |\n`),
      close: '\n',
      omittedText: (omitted) => {
        const hidden = rows.slice(rows.length - omitted).flat(2).length
        return hidden === 0 ? '' : `\n… and ${count(hidden, 'more object')}\n`
      },
    }),
  ]
}

/** The lines that decide changes as links, with what they become; `''` if none is known. */
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

/** An object in Markdown: VirtualService `payments/pay`. */
export function objectName({ kind, namespace, name }: ObjectRef): string {
  return `${plainMarkdown(clamp(kind, 100))} ${code(clamp(namespace ? `${namespace}/${name}` : name, 260))}`
}

function totals(changes: readonly Change[]): string {
  return (['added', 'removed', 'changed'] as const)
    .map((type) => [type, changes.filter((change) => change.type === type).length] as const)
    .filter(([, number]) => number > 0)
    .map(([type, number]) => `${groupedDigits(number)} ${type}`)
    .join(', ')
}

/** Objects that change alike. */
type Alike = readonly Change[]

function rowKey(alike: Alike): string {
  return JSON.stringify([causesOf(alike), alike[0]!.environments])
}

/** The causes of objects that change alike, each once. */
export function causesOf(alike: Alike): ChangeCause[] {
  return distinctCauses(alike.flatMap(({ causes }) => causes))
}

/** Rows of at most `maxObjects` lines, so that a comment that is full loses few of them. */
function ofSize(ofRow: readonly Alike[]): Alike[][] {
  return Array.from({ length: Math.ceil(ofRow.length / maxObjects) }, (_, index) =>
    ofRow.slice(index * maxObjects, (index + 1) * maxObjects),
  )
}

/** Limit on the lines of one row. */
const maxObjects = 10

/** A column of the table, with the text of a row in it. */
interface Column {
  readonly title: string
  readonly cell: (ofRow: readonly Alike[]) => string
}

/** Causes and environments have a column if any is known. */
function columnsFor(changes: readonly Change[], options: PageOptions): Column[] {
  const hasCauses = changes.some(({ causes }) => causes.length > 0)
  const hasEnvironments = changes.some(({ environments }) => environments.length > 0)
  const causes: Column = {
    title: 'Because of',
    cell: (ofRow) => causeLinks(causesOf(ofRow.flat()), options).join('<br>'),
  }
  const objects: Column = { title: 'Objects', cell: (ofRow) => ofRow.map(alikeText).join('<br>') }
  const environments: Column = {
    title: 'In',
    cell: ([alike]) => environmentsCell(alike![0]!.environments),
  }
  return [...(hasCauses ? [causes] : []), objects, ...(hasEnvironments ? [environments] : [])]
}

/** One object with what happens to it; of several that change alike how many, the first of them, and the fields. */
function alikeText(alike: Alike): string {
  const [first] = alike as readonly [Change]
  if (alike.length === 1) return `${objectName(first.object)} ${changeLabels[first.type]}`
  const shown = alike.slice(0, maxAlike).map(({ object }) => objectName(object))
  const hidden = alike.length - shown.length
  const names = `${shown.join(', ')}${hidden > 0 ? ` and ${groupedDigits(hidden)} more` : ''}`
  const fields = [...new Set(first.fields.map(({ path }) => path))].slice(0, maxAlike)
  return `**${count(alike.length, 'object')}** change alike: ${names}<br>${fields.map((path) => code(clamp(path, 120))).join(', ')}`
}

/** Limit on the names and fields of objects that change alike; the diff lists more. */
const maxAlike = 3

const changeLabels = {
  added: '**added**',
  removed: '**removed**',
  changed: 'changed',
} satisfies Record<Change['type'], string>
