import type { PathNormalization } from '../request/match/request-path.ts'
import type { TextMachine } from './text-domain.ts'

/** The states of a path: the parsed part of its last segment, or of a percent escape. */
const states = { start: 0, begin: 1, dot: 2, dots: 3, other: 4, percent: 5 } as const

/** States from this number on have read the first digit of an escape. */
const firstDigit = 6

/** The characters that normalization keeps, and those that a path may have without it. */
const kept = { normal: /[!$&-;=@-Z_a-z~]/, raw: /[!-"$->@-~]/ } as const

/** The characters that normalization decodes if they are escaped. */
const unreserved = /[A-Za-z0-9_.~-]/

const hexDigit = /[0-9A-Fa-f]/

/** Whether the last segment so far is `.` or `..`. */
function isDotSegment(state: number): boolean {
  return state === states.dot || state === states.dots
}

/** Whether normalization decodes an escape: by the value of its first digit, and its second digit. */
function isDecoded(firstValue: number, second: string, decodesSlashes: boolean): boolean {
  const decoded = String.fromCharCode(firstValue * 16 + parseInt(second, 16))
  return unreserved.test(decoded) || (decodesSlashes && /[/\\]/.test(decoded))
}

/**
 * The paths that normalization does not change (see `normalTarget`): without dot segments, without escapes that are
 * decoded, and without double slashes if those are merged.
 * @param readsEscapes false if no pattern distinguishes the percent sign; then paths have none
 */
export function pathMachine(normalization: PathNormalization, readsEscapes: boolean): TextMachine {
  if (normalization === 'NONE') return rawPaths
  const mergesSlashes = normalization !== 'BASE'
  const decodesSlashes = normalization === 'DECODE_AND_MERGE_SLASHES'
  const isRefusedSlash = (state: number): boolean =>
    isDotSegment(state) || (state === states.begin && mergesSlashes)
  const next = (state: number, character: string): number | null => {
    if (state === states.start) return character === '/' ? states.begin : null
    if (character === '/') return isRefusedSlash(state) ? null : states.begin
    if (character === '%') return readsEscapes ? states.percent : null
    if (state === states.percent && hexDigit.test(character)) return firstDigit + parseInt(character, 16)
    if (state >= firstDigit && hexDigit.test(character))
      return isDecoded(state - firstDigit, character, decodesSlashes) ? null : states.other
    // A dot segment may end with parameters.
    if (character === ';' && isDotSegment(state)) return null
    if (character === '.' && state === states.begin) return states.dot
    if (character === '.' && state === states.dot) return states.dots
    return kept.normal.test(character) ? states.other : null
  }
  return {
    start: states.start,
    accepts: (state) => state !== states.start && !isDotSegment(state),
    next,
    distinguished: readsEscapes ? ['/', '.', ';', '%', ...'0123456789abcdefABCDEF'] : ['/', '.', ';', '%'],
    allowed: kept.normal,
  }
}

const rawPaths: TextMachine = {
  start: states.start,
  accepts: (state) => state !== states.start,
  next: (state, character) => {
    if (state === states.start) return character === '/' ? states.other : null
    return kept.raw.test(character) ? states.other : null
  },
  distinguished: ['/'],
  allowed: kept.raw,
}
