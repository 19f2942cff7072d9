import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { isatty } from 'node:tty'

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
  /** How Git ended: some commands say no by 1; `null` if it did not end by itself. */
  readonly exitCode: number | null

  constructor(message: string, exitCode: number | null = null) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Git did not end in time. What it was asked is not known: nothing may go on as if the answer were no. */
export class GitTimeout extends GitError {}

/** The environment that Git runs in: `PATH` and `HOME`, and what the caller adds (credentials, for a fetch). */
export type GitEnvironment = Readonly<Record<string, string | undefined>>

/**
 * Git for the repository that holds a folder, or `null` if no repository does. A command that takes longer than
 * `patience` milliseconds is ended with all that it started.
 */
export function openGit(folder: string, env: GitEnvironment, patience = defaultPatience): Git | null {
  try {
    const found = runGit({ folder, env, patience }, ['rev-parse', '--show-toplevel'])
    const top = realpathSync(found.toString().replace(/\n$/, ''))
    return Object.assign(
      (args: readonly string[], input?: string | Uint8Array) =>
        runGit({ folder: top, env, patience }, args, input),
      { top },
    )
  } catch (error) {
    if (error instanceof GitError && !(error instanceof GitTimeout)) return null
    throw error
  }
}

/** What comes of work that asks Git; `null` where Git fails, for those who can do without. */
export async function unlessGitFails<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GitError) return null
    throw error
  }
}

/** Five minutes: the fetch of a commit that a clone lacks, and of the objects that a partial clone has left out. */
const defaultPatience = 300_000

/** The same, and at most half of the time of a run. */
export function gitPatience({ seconds }: { readonly seconds: number }): number {
  return Math.min(defaultPatience, 500 * seconds)
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
  // A server that sends less than one byte a second for half a minute has stalled.
  ...['-c', 'http.lowSpeedLimit=1', '-c', 'http.lowSpeedTime=30'],
]

/** No question on the terminal, no lock of the index for what only reads, messages in English. */
const settings = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }

/** 1 GiB: larger than any listing or batch of configuration files. */
const maxBuffer = 2 ** 30

interface Setting {
  readonly folder: string
  readonly env: GitEnvironment
  readonly patience: number
}

function runGit(setting: Setting, args: readonly string[], input?: string | Uint8Array): Buffer {
  const { folder, env, patience } = setting
  const result = spawnSync('git', [...guards, ...args], {
    cwd: folder,
    env: { ...env, ...settings },
    maxBuffer,
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
    ...({ detached: isApart() } as object), // Node takes it here, too, which its types do not know
    ...(input === undefined ? {} : { input }),
  })
  if (result.error === undefined && result.status === 0) return result.stdout
  endGroup(result)
  if (codeOf(result) === 'ETIMEDOUT')
    throw new GitTimeout(`\`git ${args[0]}\` took longer than ${patience / 1000} s`)
  throw new GitError(lastWords(result), result.status)
}

/**
 * Where nobody sits at a terminal, Git gets a process group of its own, so that what it starts (git-remote-https, ssh)
 * can be ended with it. At a terminal that would keep ssh from asking for a passphrase.
 */
function isApart(): boolean {
  return process.platform !== 'win32' && !isatty(0)
}

/** Ends what a command has left behind. */
function endGroup({ pid }: SpawnSyncReturns<Buffer>): void {
  if (pid === 0 || !isApart()) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing was left.
  }
}

function codeOf({ error }: SpawnSyncReturns<Buffer>): string | undefined {
  return error && 'code' in error ? String(error.code) : undefined
}

function lastWords(result: SpawnSyncReturns<Buffer>): string {
  if (codeOf(result) === 'ENOENT') return 'git is not installed'
  if (codeOf(result) === 'ENOBUFS') return `git printed more than ${maxBuffer / 2 ** 30} GiB`
  const words = result.stderr?.toString().trim().split('\n').at(-1)
  return words ? words.replace(/^fatal: /, '') : String(result.error ?? `git ended with ${result.status}`)
}
