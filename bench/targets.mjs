/**
 * What a check of many targets costs of which few have changed: the whole process with its threads, and how that grows
 * with the number of targets.
 *
 *   npm run bench -- --targets 1800 --changed 10
 */
import { rmSync } from 'node:fs'
import { requireDefects } from './defects.mjs'
import { measure } from './measure.mjs'
import { reportOf, runMeshgate, runUnaffected } from './meshgate.mjs'
import { commitReadme, createRepository, ENVIRONMENTS } from './repository.mjs'
import { printRow } from './table.mjs'

/** What a check of this size may cost at most: processor time of all threads in milliseconds, memory in bytes. */
const BAR = { targets: 1800, changed: 10, cpu: 40_000, memory: 1.2e9 }

/** What is measured of the number that is asked for: each exponent is that from the size before. */
const PARTS = [1 / 10, 1 / 3, 1]

/**
 * Checks repositories of so many targets and of parts of that, and prints processor time and memory.
 * @param {number} targets
 * @param {number} changed releases, each of which is a target in every environment
 */
export async function benchTargets(targets, changed) {
  console.log(`\ncheck --base, ${changed} releases changed in ${ENVIRONMENTS.length} environments`)
  printRow('', 'cpu', 'memory', 'wall', 'findings', 'exponent')
  /** @type {{ size: number, cpu: number, memory: number }[]} */
  const costs = []
  for (const size of PARTS.map((part) => Math.round(targets * part))) {
    const { cpu, memory, wall, findings, unaffected } = await checkTargets(size, changed)
    costs.push({ size, cpu, memory })
    const growth = costs.length > 1 ? exponent(costs.at(-2), costs.at(-1)).toFixed(2) : ''
    printRow(`${size} targets`, ...cells({ cpu, memory, wall }), String(findings), growth)
    printRow('  a README alone', ...cells(unaffected))
  }
  if (targets === BAR.targets && changed === BAR.changed) printBar(costs.at(-1))
}

/**
 * Says how far a check of the size of the bar is from it.
 * @param {{ cpu: number, memory: number }} cost
 */
function printBar({ cpu, memory }) {
  const isMet = cpu <= BAR.cpu && memory <= BAR.memory
  const [seconds, gigabytes] = [(cpu / 1000).toFixed(1), (memory / 1e9).toFixed(2)]
  console.log(
    `  the bar is ${BAR.cpu / 1000} s of processor time and ${BAR.memory / 1e9} GB; measured ${seconds} s and ${gigabytes} GB: ${isMet ? 'met' : 'not met'}`,
  )
}

/** @param {Pick<import('./measure.mjs').Cost, 'cpu' | 'memory' | 'wall'>} cost */
function cells({ cpu, memory, wall }) {
  return [
    `${((cpu ?? 0) / 1000).toFixed(1)} s`,
    `${Math.round((memory ?? 0) / 2 ** 20)} MiB`,
    `${(wall / 1000).toFixed(1)} s`,
  ]
}

/**
 * @param {number} size
 * @param {number} changed
 */
async function checkTargets(size, changed) {
  const count = Math.round(size / ENVIRONMENTS.length)
  const repository = createRepository({ count, changed: Math.min(changed, count), everywhere: false })
  try {
    const { cpu, memory, wall, result } = await measure((run) =>
      runMeshgate(run, repository, repository.releases, []),
    )
    const report = reportOf(result)
    requireDefects(report, repository)
    const folder = commitReadme(repository)
    const unaffected = await measure((run) => runUnaffected(run, folder, repository.baseCommit))
    return { cpu: cpu ?? 0, memory: memory ?? 0, wall, findings: report.findings.length, unaffected }
  } finally {
    rmSync(repository.folder, { recursive: true })
  }
}

/**
 * The power of the number of targets that the processor time grows with.
 * @param {{ size: number, cpu: number }} few
 * @param {{ size: number, cpu: number }} many
 */
function exponent(few, many) {
  return Math.log(many.cpu / few.cpu) / Math.log(many.size / few.size)
}
