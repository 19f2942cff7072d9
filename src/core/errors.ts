/** The person used meshgate in a way it does not understand. Shown without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
