import { compareText } from '../../core/order.ts'
import type { TextPattern } from '../request/match/text-match.ts'

/** Finds out whether a pattern may match a text that one of many patterns matches. The case of letters is ignored. */
export class PatternIndex {
  readonly #exact: ReadonlySet<string>
  readonly #prefixes: TextSet
  readonly #suffixes: TextSet
  /** What begins in a certain way, and what ends so, reversed. */
  readonly #beginnings: readonly string[]
  readonly #endings: readonly string[]
  /** True if a pattern of another form may match any text. */
  readonly #isUnlimited: boolean

  constructor(patterns: readonly TextPattern[]) {
    const textsOf = (form: TextPattern['form']): string[] =>
      patterns.flatMap((pattern) => (pattern.form === form ? [pattern.text.toLowerCase()] : []))
    const [exact, prefixes, suffixes] = [textsOf('exact'), textsOf('prefix'), textsOf('suffix').map(reversed)]
    this.#exact = new Set(exact)
    this.#prefixes = new TextSet(prefixes)
    this.#suffixes = new TextSet(suffixes)
    this.#beginnings = [...exact, ...prefixes].toSorted(compareText)
    this.#endings = [...exact.map(reversed), ...suffixes].toSorted(compareText)
    this.#isUnlimited = exact.length + prefixes.length + suffixes.length < patterns.length
  }

  /** False if certainly no text matches both the pattern and one of the index. */
  mayOverlap({ form, text }: TextPattern): boolean {
    if (this.#isUnlimited) return true
    const folded = text.toLowerCase()
    if (form === 'exact')
      return (
        this.#exact.has(folded) ||
        this.#prefixes.hasPrefixOf(folded) ||
        this.#suffixes.hasPrefixOf(reversed(folded))
      )
    if (form === 'prefix')
      return this.#suffixes.size > 0 || this.#prefixes.hasPrefixOf(folded) || begins(this.#beginnings, folded)
    if (form === 'suffix') {
      const ending = reversed(folded)
      return this.#prefixes.size > 0 || this.#suffixes.hasPrefixOf(ending) || begins(this.#endings, ending)
    }
    return true
  }
}

/** Texts that may be the beginning of another one. */
class TextSet {
  readonly #texts: ReadonlySet<string>
  readonly #lengths: readonly number[]

  constructor(texts: readonly string[]) {
    this.#texts = new Set(texts)
    this.#lengths = [...new Set(texts.map(({ length }) => length))]
  }

  get size(): number {
    return this.#texts.size
  }

  hasPrefixOf(text: string): boolean {
    return this.#lengths.some((length) => length <= text.length && this.#texts.has(text.slice(0, length)))
  }
}

/** True if one of some sorted texts begins with a text. */
function begins(sorted: readonly string[], text: string): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareText(sorted[middle]!, text) < 0) low = middle + 1
    else high = middle
  }
  return sorted[low]?.startsWith(text) ?? false
}

function reversed(text: string): string {
  return [...text].toReversed().join('')
}
