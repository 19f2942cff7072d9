// The chain of tools that a team wires up for a pull request today.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENVIRONMENTS } from './repository.mjs'

/** Processes at a time. */
const PARALLEL = 2

/**
 * Renders both sides of some releases, validates head and compares, two processes at a time. Nobody's orchestration
 * is counted, nor the checkout of base, which lies ready.
 * @param {import('./measure.mjs').Run} run
 * @param {import('./peers.mjs').Peers} peers
 * @param {import('./repository.mjs').Repository} repository
 * @param {string[]} releases
 * @returns {Promise<{ renders: number, findings: number }>} `findings` of kubeconform
 */
export async function runChain(run, peers, repository, releases) {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-chain-'))
  const places = releases.flatMap((release) => ENVIRONMENTS.map((environment) => ({ release, environment })))
  try {
    for (const side of ['base', 'head']) mkdirSync(join(folder, side))
    const jobs = ['base', 'head'].flatMap((side) => places.map((place) => ({ ...place, side })))
    await inParallel(jobs, (job) => render(run, peers, repository, folder, job))
    const findings = await validate(run, peers, join(folder, 'head'))
    await inParallel(places, (place) => compare(run, peers, folder, place))
    return { renders: jobs.length, findings }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * @param {import('./measure.mjs').Run} run
 * @param {import('./peers.mjs').Peers} peers
 * @param {import('./repository.mjs').Repository} repository
 * @param {string} folder
 * @param {{ side: string, release: string, environment: string }} job
 */
async function render(run, { helm }, repository, folder, { side, release, environment }) {
  const source = join(side === 'base' ? repository.base : repository.head, 'releases', release)
  const values = join(source, `values-${environment}.yaml`)
  const namespace = `${release}-${environment}`
  const args = ['template', release, join(source, 'chart'), '-f', values, '-n', namespace]
  const { output } = await expectSuccess(run(helm, args, folder), 'helm')
  writeFileSync(join(folder, side, `${namespace}.yaml`), output)
}

/**
 * @param {import('./measure.mjs').Run} run
 * @param {import('./peers.mjs').Peers} peers
 * @param {string} manifests
 */
async function validate(run, { kubeconform, schemas }, manifests) {
  const location = join(schemas, '{{ .Group }}', '{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json')
  const format = ['-strict', '-summary', '-output', 'json']
  const args = ['-n', String(PARALLEL), ...format, '-schema-location', location, manifests]
  const { output } = await run(kubeconform, args, manifests)
  const { valid, invalid, errors, skipped } = JSON.parse(output).summary
  if (errors + skipped > 0 || valid === 0) throw new Error('kubeconform did not look at every manifest')
  return invalid
}

/**
 * @param {import('./measure.mjs').Run} run
 * @param {import('./peers.mjs').Peers} peers
 * @param {string} folder
 * @param {{ release: string, environment: string }} place
 */
async function compare(run, { dyff }, folder, { release, environment }) {
  const file = `${release}-${environment}.yaml`
  await expectSuccess(
    run(dyff, ['between', '--omit-header', join('base', file), join('head', file)], folder),
    'dyff',
  )
}

/**
 * @param {Promise<import('./measure.mjs').Outcome>} running
 * @param {string} name
 */
async function expectSuccess(running, name) {
  const outcome = await running
  if (outcome.code !== 0) throw new Error(`${name} failed with exit code ${outcome.code}`)
  return outcome
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 */
async function inParallel(items, work) {
  const waiting = [...items]
  const next = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: PARALLEL }, next))
}
