import { shortClauseList } from './join-words.ts'

/** Limit on the inputs that a message names. */
const maxInputs = 2

/** ` (depends on …)`, as the message of a consequence ends: inputs after some words; empty without any. */
export function inBrackets(words: string, inputs: readonly string[]): string {
  return inputs.length === 0 ? '' : ` (${words} ${shortClauseList(inputs, maxInputs)})`
}

/** What a consequence depends on, in the brackets of its message; empty if it is certain. */
export function dependsOnText(missing: readonly string[]): string {
  return inBrackets('depends on', missing)
}
