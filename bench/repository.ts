// The measured GitOps repository: releases of an egress chart in two environments, and a change to some of them.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CHART = fileURLToPath(new URL('charts/egress', import.meta.url))

export const ENVIRONMENTS = ['staging', 'production']

/** Host that the change makes reachable. */
export const WILDCARD = '*.cdn.example.net'

export interface Repository {
  /** The folder that holds `head` and `base`. */
  folder: string
  /** The folder where the change is checked out. */
  head: string
  /** The folder with the files of the base commit, for tools that read no Git objects. */
  base: string
  baseCommit: string
  releases: string[]
  /** Names of the releases that the change edits. */
  changed: string[]
}

/** What a repository is made of. */
export interface RepositoryShape {
  /** Number of releases. */
  count: number
  /** Number of releases that the change edits. */
  changed: number
  /** Whether the change edits every chart, too. */
  everywhere: boolean
}

/**
 * Makes the repository in a temporary folder.
 *
 * In each changed release the change breaks one retry budget, adds a host and replaces a host by a wildcard, in
 * both environments. With `everywhere` it also raises the version of every chart, so that no render of base
 * can be re-used for head.
 */
export function createRepository({ count, changed, everywhere }: RepositoryShape): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-bench-'))
  const head = join(folder, 'head')
  const base = join(folder, 'base')
  const releases = Array.from({ length: count }, (_, index) => `team${String(index).padStart(2, '0')}`)
  mkdirSync(head)
  git(head, 'init', '--quiet', '--initial-branch', 'main')
  releases.forEach((name) => writeRelease(head, name, { version: '1.0.0', broken: false }))
  const baseCommit = commit(head, 'Egress of all teams')
  git(head, 'worktree', 'add', '--quiet', '--detach', base, baseCommit)
  const version = everywhere ? '1.0.1' : '1.0.0'
  releases.forEach((name, index) => writeRelease(head, name, { version, broken: index < changed }))
  commit(head, 'More hosts')
  return { folder, head, base, baseCommit, releases, changed: releases.slice(0, changed) }
}

/**
 * Commits a README on top of the base commit: a change that touches no target.
 * @returns the folder where the commit is checked out
 */
export function commitReadme({ base }: Repository): string {
  writeFileSync(join(base, 'README.md'), 'Egress of all teams\n')
  commit(base, 'More words')
  return base
}

function writeRelease(
  root: string,
  name: string,
  { version, broken }: { version: string; broken: boolean },
): void {
  const folder = join(root, 'releases', name)
  const metadata = readFileSync(join(CHART, 'Chart.yaml'), 'utf8')
    .replace('NAME', name)
    .replace('VERSION', version)
  cpSync(CHART, join(folder, 'chart'), { recursive: true })
  writeFileSync(join(folder, 'chart', 'Chart.yaml'), metadata)
  for (const environment of ENVIRONMENTS) {
    writeFileSync(join(folder, `values-${environment}.yaml`), valuesOf(name, environment, broken))
  }
}

/**
 * Seven mediated and three passthrough hosts. A broken release has a further host in each environment, and in the first
 * environment a mediated wildcard, which cannot be resolved.
 */
function valuesOf(name: string, environment: string, broken: boolean): string {
  const where = `${name}-${environment}`
  const mediated = range(7).map((index) => ({ key: `api${index}`, host: `api${index}.${where}.example.com` }))
  const passthrough = range(3).map((index) => ({
    key: `ext${index}`,
    host: `ext${index}.${where}.example.net`,
  }))
  if (broken) mediated.push({ key: 'newdep', host: `new.${where}.example.com` })
  if (broken && environment === ENVIRONMENTS[0])
    mediated.push({ key: 'anydep', host: `"*.any.${where}.example.com"` })
  if (broken) passthrough[2] = { key: 'wild', host: WILDCARD }
  return [
    'mediatedTls:',
    ...mediated.flatMap((entry) => mediatedLines(entry, broken && entry.key === 'api1' ? '5s' : '15s')),
    'passthroughTls:',
    ...passthrough.flatMap(({ key, host }) => [`  ${key}:`, `    externalHost: "${host}"`]),
    '',
  ].join('\n')
}

/** Four tries of 3 s each need 12 s. */
function mediatedLines({ key, host }: { key: string; host: string }, timeout: string): string[] {
  return [
    `  ${key}:`,
    `    externalHost: ${host}`,
    '    tlsMode: SIMPLE',
    `    timeout: ${timeout}`,
    '    retries:',
    '      attempts: 3',
    '      retryOn: 5xx,connect-failure,refused-stream,reset',
    '      perTryTimeout: 3s',
    '    trafficPolicy:',
    '      connectionPool:',
    '        http:',
    '          idleTimeout: 30s',
  ]
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

function commit(folder: string, message: string): string {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', message)
  return git(folder, 'rev-parse', 'HEAD').trim()
}

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.com',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env: { ...process.env, ...IDENTITY }, encoding: 'utf8' })
}
