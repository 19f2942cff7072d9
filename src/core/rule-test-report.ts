import type { Location } from './report.ts'

/** What the examples of custom rules come to. */
export interface RuleTestReport {
  /** The files with examples. */
  readonly files: readonly string[]
  readonly results: readonly ExampleResult[]
  /** What is wrong with the rules and with the files. */
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
  /** What is not as the marks expect, a sentence each; empty if all is. */
  readonly mismatches: readonly string[]
}

/** True if an example is not as it is marked, or a rule or file has a mistake. */
export function ruleTestsFail({ results, mistakes }: RuleTestReport): boolean {
  return mistakes.length > 0 || results.some(({ mismatches }) => mismatches.length > 0)
}
