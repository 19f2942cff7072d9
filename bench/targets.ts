/**
 * The cost of checking many targets of which few have changed, for the whole process with its threads, and its growth
 * with the number of targets: without kept renders and with those of an earlier run, beside the chain of tools over the
 * changed releases alone.
 *
 *   npm run bench -- --targets 1800 --changed 10 [--profile] [--results]
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChain, runWholeAnalyze } from './chain.ts'
import { requireErrors } from './defects.ts'
import { measure, type Cost } from './measure.ts'
import { runMeshgate, runUnaffected } from './meshgate.ts'
import { peers } from './peers.ts'
import { stagesOfCheck } from './profile.ts'
import { commitReadme, createRepository, ENVIRONMENTS, type Repository } from './repository.ts'
import { writeResults } from './results.ts'
import { causesText, costCells, exponent, pointOf, type SizeCosts } from './size-costs.ts'
import { printRow } from './table.ts'

/** The bar for a check of this size: milliseconds of processor time of all threads, bytes of memory. */
const BAR = { targets: 1800, changed: 10, cpu: 20_000, memory: 600e6 }

/** The largest exponent that counts as linear. */
const MAX_EXPONENT = 1.1

/** The measured shares of the requested number of targets: each exponent is that from the size before. */
const PARTS = [1 / 10, 1 / 3, 1]

/** What is measured, and what is done with it besides printing it. */
export interface TargetsOptions {
  /** Releases that the change edits, each of which is a target in every environment. */
  changed: number
  /** True to print the growth of each stage, too. */
  profile: boolean
  /** True to write bench/RESULTS.md. */
  results: boolean
}

/** Checks repositories of so many targets and of parts of that, and prints processor time and memory. */
export async function benchTargets(targets: number, options: TargetsOptions): Promise<void> {
  const { changed, profile, results } = options
  console.log(`\ncheck --base, ${changed} releases changed in ${ENVIRONMENTS.length} environments`)
  printRow('', 'cpu', 'memory', 'wall', 'new', 'exponent')
  const costs: SizeCosts[] = []
  for (const size of PARTS.map((part) => Math.round(targets * part))) {
    costs.push(await checkTargets(size, options))
    printSize(costs.at(-1)!, costs.at(-2))
  }
  const [smallest, largest] = [costs[0]!, costs.at(-1)!]
  const growth = exponent(pointOf(smallest), pointOf(largest))
  console.log(`  exponent from ${smallest.size} to ${largest.size} targets: ${growth.toFixed(2)}`)
  if (targets === BAR.targets && changed === BAR.changed) printBar(largest.cold)
  if (profile) printGrowth(costs)
  if (results) writeResults(costs, { changed, exponent: growth })
}

function printSize(costs: SizeCosts, before?: SizeCosts): void {
  const { size, cold, warm, unaffected, chain, wholeAnalyze, findings } = costs
  const growth = before ? exponent(pointOf(before), { size, cpu: cold.cpu ?? 0 }).toFixed(2) : ''
  printRow(`${size} targets`, ...costCells(cold), String(findings), growth)
  printRow('  with kept renders', ...costCells(warm))
  printRow('  a README alone', ...costCells(unaffected))
  if (chain) printRow('  chain, changed only', ...costCells(chain.total))
  if (chain?.withAnalyze) printRow('  with istioctl', ...costCells(chain.withAnalyze))
  else if (chain) console.log('  istioctl cannot be compiled, and is left out')
  if (wholeAnalyze) printRow('  istioctl over all', ...costCells(wholeAnalyze))
  console.log(`  causes and fixes: ${causesText(costs)}`)
}

/** Prints the milliseconds of each stage at each size, and the exponent from the smallest to the largest. */
function printGrowth(costs: readonly SizeCosts[]): void {
  console.log('\nstages of a check, sampled: milliseconds')
  printRow('', ...costs.map(({ size }) => String(size)), 'exponent')
  for (const stage of costs[0]!.stages!.keys()) {
    const points = costs.map(({ size, stages }) => ({ size, cpu: stages!.get(stage) ?? 0 }))
    const growth = exponent(points[0]!, points.at(-1)!)
    const mark = growth > MAX_EXPONENT ? ' (more than linear)' : ''
    printRow(stage, ...points.map(({ cpu }) => cpu.toFixed(0)), `${growth.toFixed(2)}${mark}`)
  }
}

/** Prints the bar beside the cost. */
function printBar({ cpu, memory }: Cost): void {
  const isMet = (cpu ?? 0) <= BAR.cpu && (memory ?? 0) <= BAR.memory
  const [seconds, megabytes] = [((cpu ?? 0) / 1000).toFixed(1), ((memory ?? 0) / 1e6).toFixed(0)]
  console.log(
    `  the bar is ${BAR.cpu / 1000} s of processor time and ${BAR.memory / 1e6} MB; measured ${seconds} s and ${megabytes} MB: ${isMet ? 'met' : 'not met'}`,
  )
}

async function checkTargets(size: number, { changed, profile }: TargetsOptions): Promise<SizeCosts> {
  const count = Math.round(size / ENVIRONMENTS.length)
  const repository = createRepository({ count, changed: Math.min(changed, count), everywhere: false })
  // A JSON report lists what base has, too, and so looks at everything.
  const options = ['--format', 'text']
  const kept = [...options, '--cache', join(repository.folder, 'renders')]
  try {
    const { result, ...cold } = await measureCheck(repository, options)
    await measureCheck(repository, kept)
    const { result: _, ...warm } = await measureCheck(repository, kept)
    const withoutCauses = {
      coldWithoutCauses: await measureWithoutCauses(repository, options),
      warmWithoutCauses: await measureWithoutCauses(repository, kept),
    }
    const tools = peers()
    const chain = tools ? await runChain(tools, repository, repository.changed) : null
    const wholeAnalyze = tools ? await runWholeAnalyze(tools, repository, repository.releases) : null
    const stages = profile ? stagesOfCheck(repository, options) : null
    const folder = commitReadme(repository)
    const unaffected = await measure((run) => runUnaffected(run, folder, repository.baseCommit))
    return { size, cold, warm, ...withoutCauses, unaffected, chain, wholeAnalyze, findings: result, stages }
  } finally {
    rmSync(repository.folder, { recursive: true })
  }
}

/** Measures a check; the result is the number of new findings. */
function measureCheck(
  repository: Repository,
  options: readonly string[],
): Promise<Cost & { result: number }> {
  return measure(async (run) =>
    requireErrors(await runMeshgate(run, repository, repository.releases, options), repository),
  )
}

/** Measures a check that leaves findings at the lines of templates, where those of several releases are one. */
function measureWithoutCauses(repository: Repository, options: readonly string[]): Promise<Cost> {
  return measure(async (run) => {
    const { code } = await runMeshgate(run, repository, repository.releases, [...options, '--no-causes'])
    if (code !== 1) throw new Error(`a check without causes ended with exit code ${code}`)
  })
}
