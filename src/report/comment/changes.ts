import { groupBy } from '../../core/group.ts'
import type { Change, ObjectRef, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, plainMarkdown } from '../escape.ts'
import { changeKey } from './equal-changes.ts'
import { environmentsCell } from './findings.ts'
import { count, grouped } from '../words.ts'

/** The table of changed objects, with the type of change in each environment. */
export function changesSection(report: Report): Section[] {
  const { changes } = report
  if (changes.length === 0) return []
  const objects = [...groupBy(changes, objectKey).values()]
  const rows = [...groupBy(objects, (object) => changeKey(object) ?? object).values()]
  const columns = environmentColumns(report)
  const isWide = columns.length > maxColumns
  const header = isWide
    ? ['What happens, and where']
    : columns.map((name) => headerText(name, columns.length))
  return [
    rowsSection({
      rank: 2,
      open: `### Manifests: ${totals(changes)}\n\n| Object | ${header.join(' | ')} |\n|---|${'---|'.repeat(header.length)}\n`,
      rows: rows.map((alike) =>
        row(alike, isWide ? [inlineChanges(alike[0]!)] : columns.map((name) => cell(alike[0]!, name))),
      ),
      close: '\n',
      omittedText: (omitted) => {
        const hidden = rows.slice(rows.length - omitted).flat().length
        return hidden === 0 ? '' : `\n… and ${count(hidden, 'more object')}\n`
      },
    }),
  ]
}

/** An object in Markdown: VirtualService `payments/pay`. */
export function objectName({ kind, namespace, name }: ObjectRef): string {
  return `${plainMarkdown(clamp(kind, 100))} ${code(clamp(namespace ? `${namespace}/${name}` : name, 260))}`
}

/** Limit on columns; a wider table is hard to read in a comment. */
const maxColumns = 8

function totals(changes: readonly Change[]): string {
  return (['added', 'removed', 'changed'] as const)
    .map((type) => [type, changes.filter((change) => change.type === type).length] as const)
    .filter(([, number]) => number > 0)
    .map(([type, number]) => `${grouped(number)} ${type}`)
    .join(', ')
}

function objectKey({ object }: Change): string {
  const group = object.apiVersion.split('/').slice(0, -1).join('')
  return [group, object.kind, object.namespace, object.name].join('\0')
}

/** The environments of the columns, in the order of targets; `''` for changes without an environment. */
function environmentColumns({ targets, changes }: Report): string[] {
  const changed = new Set(
    changes.flatMap(({ environments }) => (environments.length > 0 ? environments : [''])),
  )
  const withTarget = targets.map(({ environment }) => environment ?? '').filter((name) => changed.has(name))
  const allEnvironments = new Set(targets.flatMap(({ environment }) => environment ?? []))
  return [
    ...new Set([
      ...(allEnvironments.size > maxColumns ? withTarget : allEnvironments),
      ...withTarget,
      ...changed,
    ]),
  ]
}

/** The row of an object, or of several that change alike. Each object is given by its changes. */
function row(alike: readonly (readonly Change[])[], cells: readonly string[]): string {
  const [first] = alike as [readonly [Change]]
  const name = alike.length === 1 ? objectName(first[0].object) : alikeNames(alike.map(([change]) => change!))
  return `| ${[name, ...cells].join(' | ')} |\n`
}

/** Objects that change alike: how many, the first of them, and the fields. */
function alikeNames(changes: readonly Change[]): string {
  const shown = changes.slice(0, maxAlike).map(({ object }) => objectName(object))
  const hidden = changes.length - shown.length
  const names = `${shown.join(', ')}${hidden > 0 ? ` and ${grouped(hidden)} more` : ''}`
  const fields = [...new Set(changes[0]!.fields.map(({ path }) => path))].slice(0, maxAlike)
  return `**${count(changes.length, 'object')}** change alike: ${names}<br>${fields.map((path) => code(clamp(path, 120))).join(', ')}`
}

/** Limit on the names and fields of objects that change alike; the diff lists more. */
const maxAlike = 3

function cell(changes: readonly Change[], environment: string): string {
  const inEnvironment = changes.filter(({ environments }) =>
    environment === '' ? environments.length === 0 : environments.includes(environment),
  )
  return [...new Set(inEnvironment.map(({ type }) => type))].join(', ')
}

function inlineChanges(changes: readonly Change[]): string {
  return changes
    .map(({ type, environments }) =>
      [type, environmentsCell(environments)].filter((text) => text !== '').join(' in '),
    )
    .join('; ')
}

function headerText(name: string, columns: number): string {
  if (name === '') return columns === 1 ? 'What happens' : 'elsewhere'
  return plainMarkdown(clamp(name, 60))
}
