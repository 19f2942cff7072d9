import type { Location } from './report.ts'

/** The person used meshgate incorrectly: an unknown flag, an invalid value. Shown without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A mistake in a configuration: a sentence, and the location to correct. */
export interface ConfigMistake {
  readonly at: Location
  readonly message: string
}

/** A configuration is wrong. The message has one line for each mistake, which begins with its location. */
export class ConfigurationError extends UsageError {
  readonly mistakes: readonly ConfigMistake[]

  constructor(mistakes: readonly ConfigMistake[]) {
    super(mistakes.map(({ at, message }) => `${locationText(at)} ${message}`).join('\n'))
    this.mistakes = mistakes
  }
}

function locationText({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`
}
