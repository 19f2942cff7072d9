import { groupBy } from '../../core/group.ts'
import type { Change, ObjectRef, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, plainMarkdown } from '../escape.ts'
import { environmentsCell } from './findings.ts'
import { count, grouped } from '../words.ts'

/** Every object that changes, with what happens to it in each environment. */
export function changesSection(report: Report): Section[] {
  const { changes } = report
  if (changes.length === 0) return []
  const rows = [...groupBy(changes, objectKey).values()]
  const columns = environmentColumns(report)
  const isWide = columns.length > widest
  const header = isWide
    ? ['What happens, and where']
    : columns.map((name) => headerText(name, columns.length))
  return [
    rowsSection({
      rank: 2,
      open: `### Manifests: ${totals(changes)}\n\n| Object | ${header.join(' | ')} |\n|---|${'---|'.repeat(header.length)}\n`,
      rows: rows.map((same) => row(same, isWide ? [listed(same)] : columns.map((name) => cell(same, name)))),
      close: '\n',
      more: (left) => (left === 0 ? '' : `\n… and ${count(left, 'more object')}\n`),
    }),
  ]
}

/** An object in Markdown: VirtualService `payments/pay`. */
export function objectName({ kind, namespace, name }: ObjectRef): string {
  return `${plainMarkdown(clamp(kind, 100))} ${code(clamp(namespace ? `${namespace}/${name}` : name, 260))}`
}

/** More columns than this are hard to read in a comment. */
const widest = 8

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

/** In the order of targets; `''` stands for changes that belong to no environment. */
function environmentColumns({ targets, changes }: Report): string[] {
  const changed = new Set(
    changes.flatMap(({ environments }) => (environments.length > 0 ? environments : [''])),
  )
  const known = targets.map(({ environment }) => environment ?? '').filter((name) => changed.has(name))
  const all = new Set(targets.flatMap(({ environment }) => environment ?? []))
  return [...new Set([...(all.size > widest ? known : all), ...known, ...changed])]
}

function row(same: readonly Change[], cells: readonly string[]): string {
  return `| ${[objectName(same[0]!.object), ...cells].join(' | ')} |\n`
}

function cell(same: readonly Change[], environment: string): string {
  const here = same.filter(({ environments }) =>
    environment === '' ? environments.length === 0 : environments.includes(environment),
  )
  return [...new Set(here.map(({ type }) => type))].join(', ')
}

function listed(same: readonly Change[]): string {
  return same
    .map(({ type, environments }) =>
      [type, environmentsCell(environments)].filter((part) => part !== '').join(' in '),
    )
    .join('; ')
}

function headerText(name: string, columns: number): string {
  if (name === '') return columns === 1 ? 'What happens' : 'elsewhere'
  return plainMarkdown(clamp(name, 60))
}
