import { compiledRegex } from '../request/match/text-match.ts'

/** An inclusive range of code points. */
export type CodeRange = readonly [from: number, to: number]

/** A regular expression as a set of states, each of which waits for a character. */
export interface RegexProgram {
  /** The states before the first character. */
  readonly initial: RegexStates
  /** By state: the characters that it accepts, and the next states. */
  readonly steps: ReadonlyMap<number, { readonly ranges: readonly CodeRange[]; readonly next: RegexStates }>
}

/** The instructions of a program that wait for the next character of a text, by their index. */
export interface RegexStates {
  readonly waiting: readonly number[]
  /** True if the pattern matches a text that ends in these states. */
  readonly isMatch: boolean
}

/**
 * The RE2 program of a regular expression. `null` if RE2 rejects it, or if it has word or line assertions, which an
 * automaton without lookahead cannot check.
 */
export function regexProgram(pattern: string): RegexProgram | null {
  const compiled = compiledRegex(pattern)
  if (compiled === null) return null
  const { inst, start }: CompiledProgram = compiled.re2Input.prog
  if (inst.some(isOutside)) return null
  const steps = new Map<
    number,
    RegexProgram['steps'] extends ReadonlyMap<number, infer Step> ? Step : never
  >()
  for (const [state, instruction] of inst.entries())
    if (instruction.op >= operations.rune)
      steps.set(state, { ranges: rangesOf(instruction), next: statesAt(inst, instruction.out, 0) })
  return { initial: statesAt(inst, start, beginOfText), steps }
}

/** The fields of a compiled re2js expression (`Prog` and `Inst`, as in Go's `regexp/syntax`). */
interface CompiledProgram {
  readonly inst: readonly Instruction[]
  readonly start: number
}

interface Instruction {
  readonly op: number
  readonly out: number
  readonly arg: number
  readonly runes: ArrayLike<number>
}

/** `Inst.op`: instructions with the number of `rune` or a higher one consume a character. */
const operations = {
  ...{ alternative: 1, alternativeOfMatch: 2, empty: 4, fail: 5, match: 6 },
  ...{ rune: 8, anyRune: 10, anyRuneOfLine: 11 },
} as const

/** `Utils.EMPTY_*`: the conditions of an `empty` instruction. */
const beginOfText = 4
const endOfText = 8

const foldsCase = 1

function isOutside({ op, arg }: Instruction): boolean {
  return (
    op > operations.anyRuneOfLine || (op === operations.empty && (arg & ~(beginOfText | endOfText)) !== 0)
  )
}

function statesAt(program: readonly Instruction[], start: number, position: number): RegexStates {
  return {
    waiting: reached(program, start, position).filter((state) => program[state]!.op >= operations.rune),
    isMatch: reached(program, start, position | endOfText).some(
      (state) => program[state]!.op === operations.match,
    ),
  }
}

/** The instructions that are reachable without consuming a character. */
function reached(program: readonly Instruction[], start: number, position: number): number[] {
  const seen = new Set<number>()
  const pending = [start]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const { op, out, arg } = program[at]!
    if (op >= operations.rune || op === operations.match || op === operations.fail) continue
    if (op === operations.empty && (arg & ~position) !== 0) continue
    pending.push(out)
    if (op === operations.alternative || op === operations.alternativeOfMatch) pending.push(arg)
  }
  return [...seen]
}

function rangesOf({ op, arg, runes }: Instruction): CodeRange[] {
  if (op === operations.anyRune) return [[0, lastCodePoint]]
  if (op === operations.anyRuneOfLine)
    return [
      [0, 9],
      [11, lastCodePoint],
    ]
  const [first] = Array.from(runes)
  if (runes.length === 1)
    return (arg & foldsCase) === 0 ? [[first!, first!]] : caseVariants(first!).map((code) => [code, code])
  return Array.from({ length: runes.length / 2 }, (_, index) => [runes[2 * index]!, runes[2 * index + 1]!])
}

export const lastCodePoint = 0x10_ff_ff

/** The code points that are equal when case is ignored. */
export function caseVariants(code: number): number[] {
  const text = String.fromCodePoint(code)
  const variants = [text, text.toLowerCase(), text.toUpperCase(), ...(foldedSigns[text.toLowerCase()] ?? [])]
  return [...new Set(variants.filter((variant) => [...variant].length === 1))].map((variant) =>
    variant.codePointAt(0)!,
  )
}

/** The Kelvin sign and the long s fold to ASCII letters. */
const foldedSigns: Readonly<Record<string, readonly string[]>> = { k: ['\u212a'], s: ['\u017f'] }
