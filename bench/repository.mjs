// The GitOps repository that is measured: releases of an egress chart in two environments, and a change to some.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CHART = fileURLToPath(new URL('charts/egress', import.meta.url))

export const ENVIRONMENTS = ['staging', 'production']

/** Host that the change makes reachable. */
export const WILDCARD = '*.cdn.example.net'

/**
 * @typedef {object} Repository
 * @property {string} folder holds all of it
 * @property {string} head folder whose checked out branch is the change
 * @property {string} base folder with the files of the base commit, for tools that read no Git objects
 * @property {string} baseCommit
 * @property {string[]} releases
 * @property {string[]} changed names of the releases that the change is about
 */

/**
 * Makes the repository in a temporary folder.
 *
 * In each changed release the change breaks one retry budget, adds a host and replaces a host by a wildcard, in
 * both environments. With `everywhere` it also raises the version of every chart, so that no render of one side
 * can stand for the other side's.
 * @param {{ count: number, changed: number, everywhere: boolean }} shape
 * @returns {Repository}
 */
export function createRepository({ count, changed, everywhere }) {
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
 * Commits a change that touches nothing that is checked, upon the base commit: a README.
 * @param {Repository} repository
 * @returns {string} the folder where it is checked out
 */
export function commitReadme({ base }) {
  writeFileSync(join(base, 'README.md'), 'Egress of all teams\n')
  commit(base, 'More words')
  return base
}

/**
 * @param {string} root
 * @param {string} name
 * @param {{ version: string, broken: boolean }} state
 */
function writeRelease(root, name, { version, broken }) {
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
 * Seven mediated and three passthrough hosts. A broken one has one more of each environment, and in the first a
 * mediated wildcard, which cannot be resolved.
 * @param {string} name
 * @param {string} environment
 * @param {boolean} broken
 */
function valuesOf(name, environment, broken) {
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

/**
 * Four tries of 3 s each need 12 s.
 * @param {{ key: string, host: string }} entry
 * @param {string} timeout
 */
function mediatedLines({ key, host }, timeout) {
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

/** @param {number} count */
function range(count) {
  return Array.from({ length: count }, (_, index) => index)
}

/**
 * @param {string} folder
 * @param {string} message
 */
function commit(folder, message) {
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

/**
 * @param {string} folder
 * @param {...string} args
 */
function git(folder, ...args) {
  return execFileSync('git', args, { cwd: folder, env: { ...process.env, ...IDENTITY }, encoding: 'utf8' })
}
