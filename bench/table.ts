// What the benchmark prints.
import { CHAIN, type ChainCosts } from './chain.ts'
import type { Renders } from './meshgate.ts'
import type { Cost } from './measure.ts'

/**
 * @param comparison costs of each round: `meshgate` renders, lints and compares, as the chain does; `causes` finds values
 *   lines and tries fixes, too
 */
export function printComparison({
  title,
  renders: { needed, made, trials, probes },
  chain,
  meshgate,
  causes,
}: {
  title: string
  renders: Renders
  chain: ChainCosts[]
  meshgate: Cost[]
  causes: Cost[]
}): void {
  console.log(`\n${title}: ${needed} renders are needed`)
  console.log(
    `  meshgate made ${made} and re-used ${needed - made}; on top came ${probes} probes of values and ${trials} renders to try fixes`,
  )
  printRow('', 'wall', 'cpu', 'memory')
  const totals = chain.map(({ total }) => total)
  const withAnalyze = chain.flatMap((costs) => costs.withAnalyze ?? [])
  for (const tool of CHAIN)
    printCosts(
      `  ${tool}`,
      chain.flatMap(({ tools }) => tools[tool] ?? []),
    )
  printCosts('chain', totals)
  printCosts('chain with istioctl', withAnalyze)
  for (const [title, costs] of [
    ['meshgate', meshgate],
    ['with causes and fixes', causes],
  ] as const) {
    printCosts(title, costs)
    if (totals.length > 0) printRow('  to the chain', ...ratios(costs, totals))
    if (withAnalyze.length > 0) printRow('  to it with istioctl', ...ratios(costs, withAnalyze))
  }
  printRow('  to without', ...ratios(causes, meshgate))
}

function printCosts(title: string, costs: Cost[]): void {
  if (costs.length > 0) printRow(title, ...cells(costs))
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The printed measures, and how to print them. */
const MEASURES: [keyof Cost, (value: number) => string][] = [
  ['wall', (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`],
  ['cpu', (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`],
  ['memory', (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`],
]

/** The median of each measure, as text. */
export function cells(costs: Cost[]): string[] {
  return MEASURES.map(([name, write]) => {
    const value = medianOf(costs, name)
    return value === null ? '-' : write(value)
  })
}

/** The ratio of the medians of each measure, as text. */
export function ratios(costs: Cost[], baseline: Cost[], digits = 2): string[] {
  return MEASURES.map(([name]) => {
    const [value, base] = [medianOf(costs, name), medianOf(baseline, name)]
    return value === null || base === null ? '-' : (value / base).toFixed(digits)
  })
}

/** `null` if the platform does not measure it. */
function medianOf(costs: Cost[], name: keyof Cost): number | null {
  const values = costs.map((cost) => cost[name]).filter((value) => value !== null)
  return values.length === 0 ? null : median(values)
}

export function printRow(...texts: string[]): void {
  console.log(`  ${texts.map((text, index) => (index === 0 ? text.padEnd(24) : text.padStart(10))).join('')}`)
}
