import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { isatty } from 'node:tty'
import type { ProcessEnvironment } from '../environment.ts'

/** Runs Git in one folder. */
export interface Git {
  /** Absolute path of the top of the working folder. */
  readonly top: string
  /** Runs a command and returns what it prints; throws `GitError`. */
  (args: readonly string[], input?: string | Uint8Array): Buffer
}

/** Git failed or is not installed. The message is the last line that Git printed. */
export class GitError extends Error {
  override readonly name = 'GitError'
  /** The exit code of Git, which is 1 for "no" with some commands; `null` if Git was terminated. */
  readonly exitCode: number | null

  constructor(message: string, exitCode: number | null = null) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Git did not end in time. The answer is unknown, and must not be treated as "no". */
export class GitTimeout extends GitError {}

/**
 * Git for the repository that contains a folder, or `null` if there is none. A command that takes longer than `timeoutMs`
 * is terminated together with the processes that it started.
 */
export function openGit(folder: string, env: ProcessEnvironment, timeoutMs = defaultTimeoutMs): Git | null {
  try {
    const output = runGit({ folder, env, timeoutMs }, ['rev-parse', '--show-toplevel'])
    const top = realpathSync(output.toString().replace(/\n$/, ''))
    return Object.assign(
      (args: readonly string[], input?: string | Uint8Array) =>
        runGit({ folder: top, env, timeoutMs }, args, input),
      { top },
    )
  } catch (error) {
    if (error instanceof GitError && !(error instanceof GitTimeout)) return null
    throw error
  }
}

/** Says why `openGit` found no repository for a folder, as the rest of a sentence. */
export function whyNoGit(folder: string, env: ProcessEnvironment): string {
  try {
    runGit({ folder, env, timeoutMs: defaultTimeoutMs }, ['rev-parse', '--git-dir'])
    return `\`${folder}\` is a bare repository, without a working folder: run meshgate in a clone of it`
  } catch (error) {
    if (error instanceof GitError && error.message === notInstalled) return 'it is not installed'
    return `\`${folder}\` is not in a Git repository`
  }
}

/** Runs a function that uses Git and returns its result, or `null` if Git fails. */
export async function unlessGitFails<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GitError) return null
    throw error
  }
}

/** Five minutes, enough to fetch a missing commit or the missing objects of a partial clone. */
const defaultTimeoutMs = 300_000

/** The timeout of one command in milliseconds: the default, and at most half of the time of a run. */
export function gitTimeout({ seconds }: { readonly seconds: number }): number {
  return Math.min(defaultTimeoutMs, 500 * seconds)
}

/** Splits the output of a command with `-z` into its entries. */
export function nulSeparatedEntries(output: Buffer): string[] {
  return output.toString().split('\0').filter(Boolean)
}

/**
 * Options by which a repository under review cannot execute anything: no hooks, no file system monitor. `safe.directory` is
 * set because containers often run as another user than the owner of the folder.
 */
const safeOptions = [
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.quotePath=false'],
  ...['-c', 'safe.directory=*'],
  // A server that sends less than one byte per second for 30 s has stalled.
  ...['-c', 'http.lowSpeedLimit=1', '-c', 'http.lowSpeedTime=30'],
]

/** No prompts on the terminal, no lock of the index for reading, messages in English. */
const environment = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }

/** The message if there is no Git. */
const notInstalled = 'git is not installed'

/** 1 GiB, more than any listing or batch of configuration files. */
const maxBuffer = 2 ** 30

interface GitCall {
  readonly folder: string
  readonly env: ProcessEnvironment
  readonly timeoutMs: number
}

function runGit(call: GitCall, args: readonly string[], input?: string | Uint8Array): Buffer {
  const { folder, env, timeoutMs } = call
  const result = spawnSync('git', [...safeOptions, ...args], {
    cwd: folder,
    env: { ...env, ...environment },
    maxBuffer,
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    ...({ detached: hasOwnGroup() } as object), // an option of `spawnSync` that the types of Node lack
    ...(input === undefined ? {} : { input }),
  })
  if (result.error === undefined && result.status === 0) return result.stdout
  endGroup(result)
  if (codeOf(result) === 'ETIMEDOUT')
    throw new GitTimeout(`\`git ${args[0]}\` took longer than ${timeoutMs / 1000} s`)
  throw new GitError(errorText(result), result.status)
}

/**
 * Without a terminal Git runs in its own process group, so that its child processes (git-remote-https, ssh) can be
 * ended with it. At a terminal a separate group would keep ssh from asking for a passphrase.
 */
function hasOwnGroup(): boolean {
  return process.platform !== 'win32' && !isatty(0)
}

/** Terminates the processes that a command left running. */
function endGroup({ pid }: SpawnSyncReturns<Buffer>): void {
  if (pid === 0 || !hasOwnGroup()) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has ended already.
  }
}

function codeOf({ error }: SpawnSyncReturns<Buffer>): string | undefined {
  return error && 'code' in error ? String(error.code) : undefined
}

function errorText(result: SpawnSyncReturns<Buffer>): string {
  if (codeOf(result) === 'ENOENT') return notInstalled
  if (codeOf(result) === 'ENOBUFS') return `git printed more than ${maxBuffer / 2 ** 30} GiB`
  const words = result.stderr?.toString().trim().split('\n').at(-1)
  return words ? words.replace(/^fatal: /, '') : String(result.error ?? `git ended with ${result.status}`)
}
