import { joinAnd } from '../../core/join-words.ts'
import { withoutStandIns } from '../../core/namespace.ts'

/**
 * Quotes a value for a message: in backticks, on one line, at most 80 characters and `…`; "a list" or "a map" for these.
 * Values come from pull requests, so characters that could end the backticks or change how a line reads are escaped. A
 * stand-in for an unstated namespace is removed before a name, and shown as `<namespace>` elsewhere.
 */
export function quote(value: unknown): string {
  const text = withoutStandIns(typeof value === 'string' ? value : describe(value))
  const characters = Array.from(text.slice(0, 4 * maxCharacters))
  const shown = characters.slice(0, maxCharacters).map(escapeUnsafe).join('')
  return `\`${shown}${characters.length > maxCharacters || text.length > 4 * maxCharacters ? '…' : ''}\``
}

/** Quotes several values: "`a`, `b` and `c`"; values after the fifth are only counted. */
export function quoteAll(values: readonly unknown[]): string {
  const omitted = values.length - maxListed
  const shown = values.slice(0, maxListed).map(quote)
  if (omitted > 0) return `${shown.join(', ')} and ${omitted} more`
  return joinAnd(shown)
}

const maxCharacters = 80
const maxListed = 5

/** Control and format characters (bidirectional marks among them), lone surrogates, and the backtick itself. */
function escapeUnsafe(character: string): string {
  if (character === '`') return "'"
  if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character)) return character
  return `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`
}

function describe(value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'a map' : String(value)
}
