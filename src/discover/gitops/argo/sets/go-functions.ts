import { sanitizedName } from './sanitized-name.ts'
import { TemplateError } from './template-error.ts'

/** Functions of Go templates, sprig and Argo CD that templates of ApplicationSets use; the piped value comes last. */
export const goFunctions: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  index: (value, ...keys) => keys.reduce(itemOf, value),
  default: (fallback, value) => (isEmpty(value) ? fallback : value),
  lower: (value) => text(value).toLowerCase(),
  upper: (value) => text(value).toUpperCase(),
  trim: (value) => text(value).trim(),
  trimPrefix: (prefix, value) =>
    text(value).startsWith(text(prefix)) ? text(value).slice(text(prefix).length) : text(value),
  trimSuffix: (suffix, value) =>
    text(suffix) !== '' && text(value).endsWith(text(suffix))
      ? text(value).slice(0, -text(suffix).length)
      : text(value),
  replace: (from, to, value) => replaced(text(value), text(from), text(to)),
  trunc: (length, value) => truncated(text(value), Number(length)),
  quote: (value) => JSON.stringify(text(value)),
  squote: (value) => `'${text(value)}'`,
  toString: text,
  normalize: (value) => sanitizedName(text(value)),
  splitList: (separator, value) => text(value).split(text(separator)),
  join: (separator, values) =>
    Array.isArray(values) ? values.map(text).join(text(separator)) : text(values),
  first: (values) => (Array.isArray(values) ? (values as readonly unknown[])[0] : undefined),
  last: (values) => (Array.isArray(values) ? (values as readonly unknown[]).at(-1) : undefined),
}

function itemOf(value: unknown, key: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const name = String(key)
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === undefined || value === null || value === '' || value === 0 || value === false
}

function replaced(value: string, from: string, to: string): string {
  const pieces = value.split(from)
  if (pieces.length * to.length > maxLength) throw new TemplateError('a template in it makes too long a text')
  return pieces.join(to)
}

/** No field of an Application needs more characters, and each function in a pipeline could multiply them. */
const maxLength = 1_000_000

/** sprig's `trunc`: a negative length keeps the end. */
function truncated(value: string, length: number): string {
  return length < 0 ? value.slice(length) : value.slice(0, length)
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}
