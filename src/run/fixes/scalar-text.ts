import type { YamlScalar } from '../../yaml/node.ts'
import { resolvePlain } from '../../yaml/scalar.ts'

/**
 * A value as it is written in the place of a scalar, its quotes kept; `null` for a text of several lines, of which
 * the style is more than what stands around it.
 */
export function writtenLike({ style, value: before }: YamlScalar, value: string): string | null {
  if (style === 'literal' || style === 'folded') return null
  if (style === 'single' && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`
  if (style === 'single' || style === 'double') return inDoubleQuotes(value)
  return isPlain(value, before) ? value : inDoubleQuotes(value)
}

/** A value as it is written where nothing was. */
export function newScalar(value: string): string {
  return isPlain(value, '') ? value : inDoubleQuotes(value)
}

/** What ends a line in YAML or may not stand in it, and can only be written as an escape. */
const unprintable = /[\p{Cc}\u2028\u2029\ufeff]/u

/** Like JSON, which leaves some of these as they are. */
function inDoubleQuotes(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * True for what needs no quotes wherever it stands, and does not become a number or a truth value that way where a
 * text was. A comma or question mark, which would end it in braces, does what the one before did.
 */
function isPlain(value: string, before: YamlScalar['value']): boolean {
  const known = typeof before === 'string' ? [',', '?'].filter((sign) => before.includes(sign)) : []
  const bare = known.reduce((text, sign) => text.replaceAll(sign, ''), value)
  if (!/^[A-Za-z0-9][\w./:%+=~&@-]*$/.test(bare) || value.endsWith(':')) return false
  return typeof before !== 'string' || typeof resolvePlain(value) === 'string'
}
