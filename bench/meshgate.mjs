// Runs the built command line on a repository.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ENVIRONMENTS } from './repository.mjs'

export const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const COUNTER = new URL('count-renders.mjs', import.meta.url).href

/** 256 MiB: a report is far smaller. */
const MAX_OUTPUT = 2 ** 28

/**
 * @param {import('./measure.mjs').Run} run
 * @param {import('./repository.mjs').Repository} repository
 * @param {string[]} releases those that are looked at
 * @param {readonly string[]} more options
 */
export function runMeshgate(run, repository, releases, more) {
  return run(process.execPath, [CLI, ...argsFor(repository, releases), ...more], repository.head)
}

/**
 * Checks a change that touches nothing that is checked.
 * @param {import('./measure.mjs').Run} run
 * @param {string} folder where it is checked out
 * @param {string} base commit
 */
export async function runUnaffected(run, folder, base) {
  const { code, output } = await run(process.execPath, [CLI, 'check', '--base', base], folder)
  if (code !== 0 || !output.startsWith('nothing was checked'))
    throw new Error(`meshgate ended with exit code ${code}, and looked at what has not changed`)
}

/**
 * @param {import('./measure.mjs').Outcome} outcome
 * @returns {any} the report
 */
export function reportOf({ code, output }) {
  if (code !== 1) throw new Error(`meshgate ended with exit code ${code}, and 1 says that it found something`)
  return JSON.parse(output)
}

/**
 * @typedef {object} Renders
 * @property {number} needed of both sides
 * @property {number} made of those that are needed
 * @property {number} trials of fixes
 * @property {number} probes of values: renders of one template, or of a chart, with other values
 */

/**
 * How many renders a check needs, and how many it makes: counted in a run of its own.
 * @param {import('./repository.mjs').Repository} repository
 * @param {string[]} releases
 * @returns {Renders}
 */
export function countRenders(repository, releases) {
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

/**
 * @param {import('./repository.mjs').Repository} repository
 * @param {string[]} releases
 */
export function argsFor(repository, releases) {
  const all = releases.length === repository.releases.length
  const paths = all ? [] : releases.map((name) => `releases/${name}`)
  return ['check', '--base', repository.baseCommit, '--format', 'json', ...paths]
}
