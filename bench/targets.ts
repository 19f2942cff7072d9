/**
 * The cost of checking many targets of which few have changed, for the whole process with its threads, and its growth
 * with the number of targets.
 *
 *   npm run bench -- --targets 1800 --changed 10 [--profile]
 */
import { rmSync } from 'node:fs'
import { requireErrors } from './defects.ts'
import { measure, type Cost } from './measure.ts'
import { runMeshgate, runUnaffected } from './meshgate.ts'
import { stagesOfCheck } from './profile.ts'
import { commitReadme, createRepository, ENVIRONMENTS } from './repository.ts'
import { printRow } from './table.ts'

/** The bar for a check of this size: milliseconds of processor time of all threads, bytes of memory. */
const BAR = { targets: 1800, changed: 10, cpu: 40_000, memory: 1.2e9 }

/** The largest exponent that counts as linear. */
const MAX_EXPONENT = 1.1

/** The measured shares of the requested number of targets: each exponent is that from the size before. */
const PARTS = [1 / 10, 1 / 3, 1]

/**
 * Checks repositories of so many targets and of parts of that, and prints processor time and memory.
 * @param changed releases, each of which is a target in every environment
 * @param profile true to print the growth of each stage, too
 */
export async function benchTargets(targets: number, changed: number, profile: boolean): Promise<void> {
  console.log(`\ncheck --base, ${changed} releases changed in ${ENVIRONMENTS.length} environments`)
  printRow('', 'cpu', 'memory', 'wall', 'new', 'exponent')
  const costs: { size: number; cpu: number; memory: number }[] = []
  const stages: { size: number; times: ReadonlyMap<string, number> }[] = []
  for (const size of PARTS.map((part) => Math.round(targets * part))) {
    const { cpu, memory, wall, findings, unaffected, times } = await checkTargets(size, changed, profile)
    costs.push({ size, cpu, memory })
    if (times) stages.push({ size, times })
    const growth = costs.length > 1 ? exponent(costs.at(-2)!, costs.at(-1)!).toFixed(2) : ''
    printRow(`${size} targets`, ...cells({ cpu, memory, wall }), String(findings), growth)
    printRow('  a README alone', ...cells(unaffected))
  }
  const [smallest, largest] = [costs[0]!, costs.at(-1)!]
  console.log(
    `  exponent from ${smallest.size} to ${largest.size} targets: ${exponent(smallest, largest).toFixed(2)}`,
  )
  if (targets === BAR.targets && changed === BAR.changed) printBar(costs.at(-1)!)
  if (profile) printGrowth(stages)
}

/** Prints the milliseconds of each stage at each size, and the exponent from the smallest to the largest. */
function printGrowth(stages: readonly { size: number; times: ReadonlyMap<string, number> }[]): void {
  console.log('\nstages of a check, sampled: milliseconds')
  printRow('', ...stages.map(({ size }) => String(size)), 'exponent')
  for (const stage of stages[0]!.times.keys()) {
    const costs = stages.map(({ size, times }) => ({ size, cpu: times.get(stage) ?? 0 }))
    const growth = exponent(costs[0]!, costs.at(-1)!)
    const mark = growth > MAX_EXPONENT ? ' (more than linear)' : ''
    printRow(stage, ...costs.map(({ cpu }) => cpu.toFixed(0)), `${growth.toFixed(2)}${mark}`)
  }
}

/** Prints the bar beside the cost. */
function printBar({ cpu, memory }: { cpu: number; memory: number }): void {
  const isMet = cpu <= BAR.cpu && memory <= BAR.memory
  const [seconds, gigabytes] = [(cpu / 1000).toFixed(1), (memory / 1e9).toFixed(2)]
  console.log(
    `  the bar is ${BAR.cpu / 1000} s of processor time and ${BAR.memory / 1e9} GB; measured ${seconds} s and ${gigabytes} GB: ${isMet ? 'met' : 'not met'}`,
  )
}

function cells({ cpu, memory, wall }: Pick<Cost, 'cpu' | 'memory' | 'wall'>): string[] {
  return [
    `${((cpu ?? 0) / 1000).toFixed(1)} s`,
    `${Math.round((memory ?? 0) / 2 ** 20)} MiB`,
    `${(wall / 1000).toFixed(1)} s`,
  ]
}

async function checkTargets(size: number, changed: number, profile: boolean) {
  const count = Math.round(size / ENVIRONMENTS.length)
  const repository = createRepository({ count, changed: Math.min(changed, count), everywhere: false })
  try {
    // A JSON report lists what base has, too, and so looks at everything.
    const options = ['--format', 'text']
    const { cpu, memory, wall, result } = await measure((run) =>
      runMeshgate(run, repository, repository.releases, options),
    )
    const findings = requireErrors(result, repository)
    const times = profile ? stagesOfCheck(repository, options) : null
    const folder = commitReadme(repository)
    const unaffected = await measure((run) => runUnaffected(run, folder, repository.baseCommit))
    return { cpu: cpu ?? 0, memory: memory ?? 0, wall, findings, unaffected, times }
  } finally {
    rmSync(repository.folder, { recursive: true })
  }
}

/** The exponent of the growth of processor time with the number of targets. */
function exponent(smaller: { size: number; cpu: number }, larger: { size: number; cpu: number }): number {
  return Math.log(larger.cpu / smaller.cpu) / Math.log(larger.size / smaller.size)
}
