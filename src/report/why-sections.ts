import type { WhyAnswer, WhyPart } from '../core/why.ts'
import { columns } from './columns.ts'
import { clamp, line } from './escape.ts'
import type { Paint } from './paint.ts'
import { excerptLines, locationText } from './text-excerpt.ts'

/** Limit on listed values of one kind. */
const maxRows = 10

/**
 * The lines that show the value to edit, or the template's line where no value changes the field, after an empty line;
 * `[]` if the location is not known.
 */
export function mainExcerpt(answer: WhyAnswer, paint: Paint): string[] {
  const { primary, template } = answer
  if (isInTemplate(answer)) return template ? excerptAt(template, '', paint) : []
  return primary ? ['', ...primaryExcerpt(primary, answer, paint)] : []
}

/** Whether the answer shows only the template. */
function isInTemplate({ cause }: Pick<WhyAnswer, 'cause'>): boolean {
  return cause === 'template' || cause === 'object' || cause === 'unknown'
}

function primaryExcerpt(primary: WhyPart, { insertion }: WhyAnswer, paint: Paint): string[] {
  const arrow = paint('cyan', '-->')
  if (primary.flag !== undefined) return [`  ${arrow} ${line(primary.flag)}`]
  const added = insertion && addition(insertion)
  return excerptAt({ ...primary, ...(added && { added }) }, primary.path, paint).slice(1)
}

interface ShownPlace {
  readonly at: WhyPart['at']
  readonly excerpt?: WhyPart['excerpt']
  readonly added?: readonly string[]
}

function excerptAt({ at, excerpt, added }: ShownPlace, path: string, paint: Paint): string[] {
  const shownPath = path === '' ? '' : `  ${paint('dim', line(path))}`
  const pointer = `  ${paint('cyan', '-->')} ${locationText(at)}${shownPath}`
  if (!excerpt) return ['', pointer]
  return ['', pointer, ...excerptLines({ at, excerpt, style: 'green', ...(added && { added }) }, paint)]
}

/** The lines to write for a missing field, or the entry in a map in braces. */
function addition({ keys, indent }: NonNullable<WhyAnswer['insertion']>): string[] {
  if (indent === null) return [`{${keys.join(': {')}: …${'}'.repeat(keys.length - 1)}, …}`]
  return keys.map((key, depth) => {
    const isLast = depth === keys.length - 1
    return `${' '.repeat(indent + 2 * depth)}${key}:${isLast ? ' …' : ''}`
  })
}

/** The other values that are related to the field, each kind under its own title. */
export function relatedValueSections(answer: WhyAnswer, paint: Paint): string[] {
  const { overridden, others: contributing, perhaps, gates } = answer
  return [
    ...section('layers, the weakest first', overridden.length > 0 ? layers(answer) : [], paint),
    ...section('these values also contribute', rows(contributing), paint),
    ...section('these values may contribute, too; no render could show it', rows(perhaps), paint),
    ...section('nothing sets these values', unsetRows(answer), paint),
    ...section('the entry that makes the object', rows(objectEntry(answer)), paint),
    ...section('other values of these remove the field or its object', rows(gates), paint),
    ...section('value' in answer ? 'rendered by' : 'the template there', renderedBy(answer), paint),
  ]
}

/** The entry that makes the object, unless it is the shown map that a missing field would be written into. */
function objectEntry({ primary, anchor, cause }: WhyAnswer): WhyPart[] {
  const entry = anchor ?? (isInTemplate({ cause }) ? primary : null)
  const isShown = entry !== null && cause === 'missing' && primary !== null && where(entry) === where(primary)
  return entry && !isShown ? [entry] : []
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((text) => `  ${text}`)]
}

/** The layers of a value in columns: `values.yaml:12  5s  (overridden)`; the last one is the effective value. */
function layers({ primary, overridden }: WhyAnswer): string[] {
  const shown = [...overridden, ...(primary ? [primary] : [])]
  const paths = new Set(shown.map(({ path }) => path))
  const table = shown.map((layer) => [
    where(layer),
    ...(paths.size > 1 ? [line(layer.path)] : []),
    shortValue(layer.value),
    layer === primary ? '' : '(overridden)',
  ])
  return columns(table)
}

function rows(values: readonly WhyPart[]): string[] {
  const shown = values.slice(0, maxRows)
  const hasPaths = shown.some(({ path }) => path !== '')
  const table = shown.map((value) => [
    where(value),
    ...(hasPaths ? [line(value.path)] : []),
    shortValue(value.value),
  ])
  const hidden = values.length - shown.length
  return hidden > 0 ? [...columns(table), `… and ${hidden} more`] : columns(table)
}

function unsetRows({ unset }: WhyAnswer): string[] {
  return columns(
    unset.map(({ path, readAt }) => [
      line(path),
      readAt ? `read at ${line(readAt.file)}:${readAt.line}` : '',
    ]),
  )
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

/** A value in one line, escaped and cut by `line`: non-empty strings without quotes, anything else, except `undefined`, as JSON. */
export function valueText(value: unknown): string {
  return line(typeof value === 'string' && value !== '' ? value : JSON.stringify(value))
}

/** Limit on the length of a value in a table, in UTF-16 units. */
const maxValueLength = 80

function shortValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${plural(value.length, 'item')}]`
  if (typeof value !== 'object' || value === null) return clamp(valueText(value), maxValueLength)
  const { length } = Object.keys(value)
  return length === 0 ? '{}' : `{${plural(length, 'key')}}`
}

function plural(count: number, name: string): string {
  return count === 1 ? `1 ${name}` : `${count} ${name}s`
}
