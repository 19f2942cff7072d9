import { withoutStandIns } from '../../core/namespace.ts'

/**
 * A value as messages show it: in backticks, one line, at most 80 characters. Values come from pull requests, so
 * whatever could leave the backticks or change how a line reads is written as an escape. A namespace that nothing
 * states is left out before a name, and `<namespace>` elsewhere.
 */
export function quote(value: unknown): string {
  const text = withoutStandIns(typeof value === 'string' ? value : describe(value))
  const characters = Array.from(text.slice(0, 4 * longest))
  const shown = characters.slice(0, longest).map(harmless).join('')
  return `\`${shown}${characters.length > longest || text.length > 4 * longest ? '…' : ''}\``
}

/** Several values, each quoted: "`a`, `b` and `c`"; beyond five the rest is counted. */
export function quoteAll(values: readonly unknown[]): string {
  const rest = values.length - mostListed
  const shown = values.slice(0, mostListed).map(quote)
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

const longest = 80
const mostListed = 5

/** Control and format characters (bidirectional marks among them), lone surrogates, and the backtick itself. */
function harmless(character: string): string {
  if (character === '`') return "'"
  if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character)) return character
  return `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`
}

function describe(value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'a map' : String(value)
}
