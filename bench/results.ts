// bench/RESULTS.md: what checks of many targets cost on one machine on one day.
import { writeFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { engines } from '../src/core/engines.ts'
import { istioCommit } from './istioctl.ts'
import { CHAIN } from './chain.ts'
import { TOOLS } from './peers.ts'
import type { Cost } from './measure.ts'
import { causesText, costCells, ratio, type SizeCosts } from './size-costs.ts'

const FILE = fileURLToPath(new URL('RESULTS.md', import.meta.url))

/** What was measured. */
interface Circumstances {
  /** Releases that the change edits. */
  changed: number
  /** Of the growth of processor time from the smallest to the largest repository. */
  exponent: number
}

/** Writes the costs with machine, date and chain. */
export function writeResults(costs: readonly SizeCosts[], circumstances: Circumstances): void {
  writeFileSync(FILE, resultsText(costs, circumstances))
  console.log(`\nwrote ${FILE}`)
}

function resultsText(costs: readonly SizeCosts[], { changed, exponent }: Circumstances): string {
  const [smallest, largest] = [costs[0]!, costs.at(-1)!]
  return `# Results

Written by \`npm run bench -- --targets ${largest.size} --changed ${changed} --results\`, one run of each; [docs/optimisations.md](../docs/optimisations.md#growth-with-the-targets) says what is measured.

- Date: ${new Date().toISOString().slice(0, 10)}
- Machine: ${machine()}
- Load at the end: ${loadavg()[0]!.toFixed(1)} runnable threads on average over a minute, those of the bench among them
- meshgate: ${Object.entries(engines)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}; Node ${process.version}
- Chain: ${chainText(largest)}
- Exponent of the processor time without kept renders, from ${smallest.size} to ${largest.size} targets: ${exponent.toFixed(2)}
- With causes and fixes: ${costs.map((cost) => `${cost.size} targets ${causesText(cost)}`).join('; ')}

${changed} releases change in each of two environments.

| | processor time | memory | wall time | to the chain | to the chain with istioctl |
| --- | --- | --- | --- | --- | --- |
${costs.flatMap(rowsOf).join('\n')}
`
}

function machine(): string {
  const [processor] = cpus()
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  return `${processor?.model ?? 'unknown'}, ${availableParallelism()} processors, ${gibibytes} GiB, ${platform()} ${arch()}`
}

function chainText({ chain }: SizeCosts): string {
  if (!chain) return 'not measured, since Go is missing'
  const tools = Object.values(TOOLS).map((tool) => tool.split('/').at(-1)!.replace('@v', ' '))
  const analyze = chain.withAnalyze
    ? `\`istioctl analyze --use-kube=false --all-namespaces\` of istio.io/istio at ${istioCommit()} is printed apart`
    : '`istioctl analyze` is left out, since it could not be compiled'
  return `\`helm template\` ${engines.helm} of both sides, ${tools.join(', ')}, two processes at a time, over the changed releases alone; ${analyze}`
}

function rowsOf(costs: SizeCosts): string[] {
  const { size, cold, warm, coldWithoutCauses, warmWithoutCauses, unaffected, chain, wholeAnalyze } = costs
  const references = [chain?.total, chain?.withAnalyze]
  const row = (title: string, cost: Cost | null | undefined, compared = references): string[] => {
    if (!cost) return []
    const ratios = compared.map((reference) => (reference ? ratio(cost, reference) : ''))
    return [`| ${[`${size} targets${title}`, ...costCells(cost), ...ratios].join(' | ')} |`]
  }
  return [
    ...row('', cold),
    ...row(', without causes and fixes', coldWithoutCauses),
    ...row(', with kept renders', warm),
    ...row(', with kept renders, without causes and fixes', warmWithoutCauses),
    ...row(', a README alone', unaffected, [null, null]),
    ...row(', chain', chain?.total),
    ...CHAIN.flatMap((tool) => row(`, \`${tool}\` alone`, chain?.tools[tool])),
    ...row(', chain with `istioctl analyze`', chain?.withAnalyze),
    ...row(', renders of all releases of head and `istioctl analyze` over them', wholeAnalyze),
  ]
}
