import { UsageError } from '../core/errors.ts'
import { withoutCredentials } from '../secrets/errors.ts'
import { GitError } from './git/git.ts'

/**
 * The message of an error that ends the program, without credentials: a mistake of the user without a stack, an internal
 * error with it.
 */
export function errorText(error: unknown): string {
  return withoutCredentials(`meshgate: ${messageOf(error)}`)
}

function messageOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof GitError) return error.message
  return `internal error\n${error instanceof Error ? error.stack : String(error)}`
}
