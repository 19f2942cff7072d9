import type { WhyAnswer, WhyPart } from '../core/why.ts'
import { columns } from './columns.ts'
import { clamp, line } from './escape.ts'
import type { Paint } from './paint.ts'
import { excerptLines, placeText } from './text-excerpt.ts'

/** Most values that are listed of one kind. */
const mostParts = 10

/** The place that matters most: the value to edit, or the line of the template where no value does. */
export function mainExcerpt(answer: WhyAnswer, paint: Paint): string[] {
  const { primary, template } = answer
  if (isInTemplate(answer)) return template ? place(template, '', paint) : []
  return primary ? ['', ...placed(primary, answer, paint)] : []
}

/** True where the template is all there is to show. */
function isInTemplate({ cause }: Pick<WhyAnswer, 'cause'>): boolean {
  return cause === 'template' || cause === 'object' || cause === 'unknown'
}

function placed(primary: WhyPart, { insertion }: WhyAnswer, paint: Paint): string[] {
  const arrow = paint('cyan', '-->')
  if (primary.flag !== undefined) return [`  ${arrow} ${line(primary.flag)}`]
  const added = insertion && addition(insertion)
  return place({ ...primary, ...(added && { added }) }, primary.path, paint).slice(1)
}

interface Shown {
  readonly at: WhyPart['at']
  readonly excerpt?: WhyPart['excerpt']
  readonly added?: readonly string[]
}

function place({ at, excerpt, added }: Shown, path: string, paint: Paint): string[] {
  const named = path === '' ? '' : `  ${paint('dim', line(path))}`
  const first = `  ${paint('cyan', '-->')} ${placeText(at)}${named}`
  if (!excerpt) return ['', first]
  return ['', first, ...excerptLines({ at, excerpt, style: 'green', ...(added && { added }) }, paint)]
}

/** What to write for a field that is not there yet: lines, or a part of a map in braces. */
function addition({ keys, indent }: NonNullable<WhyAnswer['insertion']>): string[] {
  if (indent === null) return [`{${keys.join(': {')}: …${'}'.repeat(keys.length - 1)}, …}`]
  return keys.map((key, depth) => {
    const isLast = depth === keys.length - 1
    return `${' '.repeat(indent + 2 * depth)}${key}:${isLast ? ' …' : ''}`
  })
}

/** All else that has to do with the field, each kind under its own line. */
export function sections(answer: WhyAnswer, paint: Paint): string[] {
  const { overridden, others, perhaps, gates } = answer
  return [
    ...section('layers, the weakest first', overridden.length > 0 ? layers(answer) : [], paint),
    ...section('these values have a part in it, too', rows(others), paint),
    ...section('these values may have a part in it; no render could show it', rows(perhaps), paint),
    ...section('the entry that makes the object', rows(maker(answer)), paint),
    ...section('with another value of these the field or its object goes away', rows(gates), paint),
    ...section('value' in answer ? 'rendered by' : 'the template there', renderedBy(answer), paint),
  ]
}

/** Not said again of the map that a field would be written into. */
function maker({ primary, anchor, cause }: WhyAnswer): WhyPart[] {
  const entry = anchor ?? (isInTemplate({ cause }) ? primary : null)
  const isShown = entry !== null && cause === 'missing' && primary !== null && where(entry) === where(primary)
  return entry && !isShown ? [entry] : []
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((text) => `  ${text}`)]
}

/** `values.yaml:12  5s  (overridden)`, in columns; the last one is the value that holds. */
function layers({ primary, overridden }: WhyAnswer): string[] {
  const parts = [...overridden, ...(primary ? [primary] : [])]
  const paths = new Set(parts.map(({ path }) => path))
  const table = parts.map((part) => [
    where(part),
    ...(paths.size > 1 ? [line(part.path)] : []),
    briefly(part.value),
    part === primary ? '' : '(overridden)',
  ])
  return columns(table)
}

function rows(parts: readonly WhyPart[]): string[] {
  const shown = parts.slice(0, mostParts)
  const table = shown.map((part) => [where(part), line(part.path), briefly(part.value)])
  const more = parts.length - shown.length
  return more > 0 ? [...columns(table), `… and ${more} more`] : columns(table)
}

function where({ at, flag }: WhyPart): string {
  return flag === undefined ? `${line(at.file)}:${at.line}` : line(flag)
}

function renderedBy(answer: WhyAnswer): string[] {
  const { template } = answer
  if (!template || isInTemplate(answer)) return []
  const text = template.excerpt?.lines.at(-1)?.trim() ?? ''
  return [`${line(template.at.file)}:${template.at.line}${text === '' ? '' : `  ${line(text)}`}`]
}

/** A value in one line: texts as they are, anything else as JSON. */
export function valueText(value: unknown): string {
  return line(typeof value === 'string' && value !== '' ? value : JSON.stringify(value))
}

/** Longest value in a table, in UTF-16 units. */
const longest = 80

function briefly(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${plural(value.length, 'item')}]`
  if (typeof value !== 'object' || value === null) return clamp(valueText(value), longest)
  const { length } = Object.keys(value)
  return length === 0 ? '{}' : `{${plural(length, 'key')}}`
}

function plural(count: number, name: string): string {
  return count === 1 ? `1 ${name}` : `${count} ${name}s`
}
