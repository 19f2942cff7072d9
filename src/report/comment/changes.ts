import { groupBy } from '../../core/group.ts'
import type { Change, ObjectRef, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, plainMarkdown } from '../escape.ts'
import { environmentsCell } from './findings.ts'
import { count, grouped } from '../words.ts'

/** The table of changed objects, with the type of change in each environment. */
export function changesSection(report: Report): Section[] {
  const { changes } = report
  if (changes.length === 0) return []
  const rows = [...groupBy(changes, objectKey).values()]
  const columns = environmentColumns(report)
  const isWide = columns.length > maxColumns
  const header = isWide
    ? ['What happens, and where']
    : columns.map((name) => headerText(name, columns.length))
  return [
    rowsSection({
      rank: 2,
      open: `### Manifests: ${totals(changes)}\n\n| Object | ${header.join(' | ')} |\n|---|${'---|'.repeat(header.length)}\n`,
      rows: rows.map((objectChanges) =>
        row(
          objectChanges,
          isWide ? [inlineChanges(objectChanges)] : columns.map((name) => cell(objectChanges, name)),
        ),
      ),
      close: '\n',
      omittedText: (omitted) => (omitted === 0 ? '' : `\n… and ${count(omitted, 'more object')}\n`),
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

function row(changes: readonly Change[], cells: readonly string[]): string {
  return `| ${[objectName(changes[0]!.object), ...cells].join(' | ')} |\n`
}

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
