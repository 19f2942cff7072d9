import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'

/** Runs Git in one folder. */
export interface Git {
  /** Absolute path of the top of the working folder. */
  readonly top: string
  /** Runs a command and returns what it prints; throws `GitError`. */
  (args: readonly string[], input?: string | Uint8Array): Buffer
}

/** Git refused, or is not installed. The message is Git's own last words. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** The environment that Git runs in: `PATH` and `HOME`, and what the caller adds (credentials, for a fetch). */
export type GitEnvironment = Readonly<Record<string, string | undefined>>

/** Git for the repository that holds a folder, or `null` if no repository does. */
export function openGit(folder: string, env: GitEnvironment): Git | null {
  try {
    const top = realpathSync(
      runGit(folder, env, ['rev-parse', '--show-toplevel']).toString().replace(/\n$/, ''),
    )
    return Object.assign(
      (args: readonly string[], input?: string | Uint8Array) => runGit(top, env, args, input),
      { top },
    )
  } catch (error) {
    if (error instanceof GitError) return null
    throw error
  }
}

/** What a command prints with `-z`. */
export function fields(output: Buffer): string[] {
  return output.toString().split('\0').filter(Boolean)
}

/**
 * A repository under review must not run anything: no hooks, no file system monitor. `safe.directory` is set for our
 * own calls only, since containers often run as another user.
 */
const guards = [
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.quotePath=false'],
  ...['-c', 'safe.directory=*'],
]

/** No question on the terminal, no lock of the index for what only reads, messages in English. */
const settings = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }

/** 1 GiB: larger than any listing or batch of configuration files. */
const maxBuffer = 2 ** 30

function runGit(
  folder: string,
  env: GitEnvironment,
  args: readonly string[],
  input?: string | Uint8Array,
): Buffer {
  try {
    return execFileSync('git', [...guards, ...args], {
      cwd: folder,
      env: { ...env, ...settings },
      maxBuffer,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    })
  } catch (error) {
    throw new GitError(lastWords(error))
  }
}

function lastWords(error: unknown): string {
  const { stderr, code } = error as { stderr?: Buffer; code?: string }
  if (code === 'ENOENT') return 'git is not installed'
  const words = stderr?.toString().trim().split('\n').at(-1)
  return words ? words.replace(/^fatal: /, '') : String(error)
}
