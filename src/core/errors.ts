/** The person used meshgate incorrectly: an unknown flag, an invalid value. Shown without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
