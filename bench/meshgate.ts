// Runs the built command line on a repository.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ENVIRONMENTS, type Repository } from './repository.ts'
import type { Report } from '../src/core/report.ts'
import type { Outcome, Run } from './measure.ts'

export const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const COUNTER = new URL('count-renders.ts', import.meta.url).href

/** 256 MiB: a report is far smaller. */
const MAX_OUTPUT = 2 ** 28

/**
 * Checks some releases.
 * @param options further options
 * @param program the built command line
 */
export function runMeshgate(
  run: Run,
  repository: Repository,
  releases: string[],
  options: readonly string[],
  program = CLI,
): Promise<Outcome> {
  return run(
    process.execPath,
    [program, ...argsFor(repository, releases, program), ...options],
    repository.head,
  )
}

/**
 * Checks a change that touches no target; throws if meshgate checked anything.
 * @param folder the checkout of the change
 * @param base the commit to compare with
 */
export async function runUnaffected(run: Run, folder: string, base: string): Promise<void> {
  const { code, output } = await run(process.execPath, [CLI, 'check', '--base', base], folder)
  if (code !== 0 || !output.startsWith('nothing was checked'))
    throw new Error(`meshgate ended with exit code ${code}, and looked at what has not changed`)
}

export function reportOf({ code, output }: Outcome): Report {
  if (code !== 1) throw new Error(`meshgate ended with exit code ${code}, and 1 says that it found something`)
  return JSON.parse(output)
}

export interface Renders {
  /** Of head and base. */
  needed: number
  /** Of the needed ones. */
  made: number
  /** To try fixes. */
  trials: number
  /** Of one template or chart with other values. */
  probes: number
}

/** How many renders a check needs and makes; runs a check to count them. */
export function countRenders(repository: Repository, releases: string[]): Renders {
  const args = ['--import', COUNTER, CLI, ...argsFor(repository, releases)]
  const { stderr } = spawnSync(process.execPath, args, {
    cwd: repository.head,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
  })
  const [, counts] = /^counts: (.+)$/m.exec(stderr) ?? []
  if (counts === undefined) throw new Error(`no renders were counted: ${stderr}`)
  const { renders: made, trials, probes } = JSON.parse(counts)
  return { needed: 2 * releases.length * ENVIRONMENTS.length, made, trials, probes }
}

/** @param program the built command line */
export function argsFor(repository: Repository, releases: string[], program = CLI): string[] {
  // An older build keeps nothing, and knows no such option.
  const noCache = existsSync(join(dirname(program), 'engine.sha256')) ? ['--no-cache'] : []
  const isWhole = releases.length === repository.releases.length
  const paths = isWhole ? [] : releases.map((name) => `releases/${name}`)
  return ['check', '--base', repository.baseCommit, ...noCache, '--format', 'json', ...paths]
}
