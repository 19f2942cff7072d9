import type { Location } from './report.ts'

/** The results of the examples of custom rules. */
export interface RuleTestReport {
  /** The files with examples. */
  readonly files: readonly string[]
  readonly results: readonly ExampleResult[]
  /** Mistakes in the rules and in the files. */
  readonly mistakes: readonly { readonly at: Location; readonly message: string }[]
  /** The rules that find something in no example. */
  readonly untested: readonly string[]
}

/** An object of an example file. */
export interface ExampleResult {
  /** Where the object begins. */
  readonly at: Location
  /** `VirtualService/shop`. */
  readonly object: string
  /** The rules that find something in it, each once. */
  readonly rules: readonly string[]
  /** Differences from the marks; empty if there is none. */
  readonly mismatches: readonly ExampleMismatch[]
}

/** A rule that finds something at an unmarked line of an example, or nothing at a marked line. */
export interface ExampleMismatch {
  /** 1-based. */
  readonly line: number
  /** A rule, or a rule and a code. */
  readonly name: string
  /** The end of a sentence that begins with the name. */
  readonly text: string
}

/** A mismatch as a sentence: `line 10: custom/owner is expected, and does not find it`. */
export function mismatchSentence({ line, name, text }: ExampleMismatch): string {
  return `line ${line}: ${name} ${text}`
}

/** True if an example differs from its marks, or a rule or file has a mistake. */
export function ruleTestsFail({ results, mistakes }: RuleTestReport): boolean {
  return mistakes.length > 0 || results.some(({ mismatches }) => mismatches.length > 0)
}
