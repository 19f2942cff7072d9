// What the benchmark prints.

/** @typedef {import('./measure.mjs').Cost} Cost */

/**
 * @param {{ title: string, renders: import('./meshgate.mjs').Renders, chain: Cost[], meshgate: Cost[], causes: Cost[] }} comparison
 *   `meshgate` renders, lints and compares, as the chain does; `causes` finds values lines and tries fixes, too
 */
export function printComparison({
  title,
  renders: { needed, made, trials, probes },
  chain,
  meshgate,
  causes,
}) {
  console.log(`\n${title}: ${needed} renders are needed`)
  console.log(
    `  meshgate made ${made} and re-used ${needed - made}; on top came ${probes} probes of values and ${trials} renders to try fixes`,
  )
  printRow('', 'wall', 'cpu', 'memory')
  if (chain.length > 0) printRow('chain', ...cells(chain))
  printRow('meshgate', ...cells(meshgate))
  if (chain.length > 0) printRow('  to the chain', ...ratios(meshgate, chain))
  printRow('with causes and fixes', ...cells(causes))
  printRow('  to without', ...ratios(causes, meshgate))
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Measures and how they are written. @type {[keyof Cost, (value: number) => string][]} */
const MEASURES = [
  ['wall', (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`],
  ['cpu', (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`],
  ['memory', (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`],
]

/** @param {Cost[]} costs */
function cells(costs) {
  return MEASURES.map(([name, write]) => {
    const value = medianOf(costs, name)
    return value === null ? '-' : write(value)
  })
}

/**
 * @param {Cost[]} costs
 * @param {Cost[]} others
 */
function ratios(costs, others) {
  return MEASURES.map(([name]) => {
    const [value, other] = [medianOf(costs, name), medianOf(others, name)]
    return value === null || other === null ? '-' : (value / other).toFixed(2)
  })
}

/**
 * `null` where the platform cannot tell.
 * @param {Cost[]} costs
 * @param {keyof Cost} name
 */
function medianOf(costs, name) {
  const values = costs.map((cost) => cost[name]).filter((value) => value !== null)
  return values.length === 0 ? null : median(values)
}

/** @param {...string} texts */
export function printRow(...texts) {
  console.log(`  ${texts.map((text, index) => (index === 0 ? text.padEnd(24) : text.padStart(10))).join('')}`)
}
