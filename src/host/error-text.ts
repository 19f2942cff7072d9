import { UsageError } from '../core/errors.ts'
import { withoutCredentials } from '../secrets/errors.ts'
import { GitError } from './git/git.ts'

/**
 * The text of an error that ends the program, after `meshgate: ` and without credentials: the message of a `UsageError` or
 * `GitError`; for anything else `internal error` and the stack.
 */
export function errorText(error: unknown): string {
  return withoutCredentials(`meshgate: ${messageOf(error)}`)
}

/**
 * What the operating system says of a file, such as `no such file or directory`; of another error its message. Node writes
 * `ENOENT: no such file or directory, open '/path'`.
 */
export function systemErrorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message
}

function messageOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof GitError) return error.message
  return `internal error\n${error instanceof Error ? error.stack : String(error)}`
}
