import type { YamlScalar } from '../../yaml/node.ts'
import { resolvePlain } from '../../yaml/scalar.ts'

/**
 * A value written in the style of the scalar that it replaces, with its quotes. In double quotes if it needs escapes or, in
 * place of a plain scalar, quotes; `null` if the replaced scalar is a block scalar.
 */
export function writtenLike({ style, value: previous }: YamlScalar, value: string): string | null {
  if (style === 'literal' || style === 'folded') return null
  if (style === 'single' && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`
  if (style === 'single' || style === 'double') return inDoubleQuotes(value)
  return isPlain(value, previous) ? value : inDoubleQuotes(value)
}

/** A value written as a new scalar. */
export function newScalar(value: string): string {
  return isPlain(value, '') ? value : inDoubleQuotes(value)
}

/** Characters that YAML allows only as escapes. */
const unprintable = /[\p{Cc}\u2028\u2029\ufeff]/u

/** A JSON string with all these characters escaped, some of which JSON leaves unescaped. */
function inDoubleQuotes(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * True for a value that needs no quotes anywhere and, if it replaces a string, does not become a number or boolean
 * without them. A comma, a question mark and the signs of a variable are allowed if the previous value contains them, too.
 */
function isPlain(value: string, previous: YamlScalar['value']): boolean {
  const allowed =
    typeof previous === 'string' ? [',', '?', '$', '{', '}'].filter((sign) => previous.includes(sign)) : []
  const bare = allowed.reduce((text, sign) => text.replaceAll(sign, ''), value)
  if (!/^[A-Za-z0-9][\w./:%+=~&@-]*$/.test(bare) || value.endsWith(':')) return false
  return typeof previous !== 'string' || typeof resolvePlain(value) === 'string'
}
