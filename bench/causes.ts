// The cost of finding the values line of each finding, and of trying fixes, in a repository whose charts use their own
// key names.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEnginePool } from '../src/host/engine/engine-pool.ts'
import { folderTree } from '../src/host/folder-tree.ts'
import { openRun } from '../src/host/open-run.ts'
import { setRunFlags } from '../src/host/engine/v8-flags.ts'
import { run } from '../src/run.ts'
import { measure, type Cost } from './measure.ts'
import { CLI } from './meshgate.ts'
import { median, printRow } from './table.ts'
import type { Provenance } from '../src/core/cause.ts'
import type { Report } from '../src/core/report.ts'
import { writeRepository, type Planted } from './causes-repository.ts'

const ENGINE = {
  worker: new URL('../dist/worker.js', import.meta.url),
  wasm: new URL('../dist/engine.wasm', import.meta.url),
}

const PROCESS_WORKER = new URL('../dist/process-worker.js', import.meta.url)

/**
 * Checks the repository without causes, with causes, and with causes and fixes, in this process and as a process of its
 * own. Prints the added costs and the renders for each finding.
 * Throws unless every planted defect is found at its line.
 */
export async function benchCauses(rounds: number, releases: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-causes-'))
  try {
    const planted = writeRepository(folder, releases)
    const costs: Costs = { without: [], causes: [], fixes: [] }
    const started: Started = { 'check --no-causes': [], check: [] }
    let counts: Probes[] = []
    for (let round = 0; round < rounds; round++) {
      costs.without.push((await check(folder, { withCauses: false, maxFixes: 0 })).cost)
      const { cost, report, probes } = await check(folder, { withCauses: true, maxFixes: 0 })
      costs.causes.push(cost)
      requirePlaces(report, planted)
      counts = probes
      costs.fixes.push((await check(folder, { withCauses: true, maxFixes: 20 })).cost)
      for (const [command, list] of Object.entries(started)) list.push(await measureCheck(command, folder))
    }
    print(costs, started, counts, planted.length, releases)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureCheck(command: string, folder: string): Promise<Cost> {
  const cost = await measure((run) =>
    run(process.execPath, [CLI, ...command.split(' '), '--no-cache'], folder),
  )
  if (cost.result.code !== 1) throw new Error(`${command} ended with exit code ${cost.result.code}`)
  return cost
}

/** A check in this process. */
interface MeasuredCheck {
  cost: { wall: number; cpu: number }
  report: Report
  probes: Probes[]
}

async function check(
  folder: string,
  { withCauses, maxFixes }: { withCauses: boolean; maxFixes: number },
): Promise<MeasuredCheck> {
  const engine = createEnginePool(ENGINE)
  engine.warm()
  setRunFlags()
  const input = openRun({
    workspace: {
      head: folderTree(folder, null),
      headCommit: () => null,
      base: null,
      baseCommit: null,
      paths: [],
    },
    engine,
    processWorker: PROCESS_WORKER,
    causes: withCauses,
    maxFixes,
    version: '0.0.0',
  })
  const { provenance } = input.host
  const opened = new Map<string, Provenance>()
  const watched: typeof provenance = (tree, target, shown) => {
    const causes = provenance!(tree, target, shown)
    opened.set(target.id, causes)
    return causes
  }
  const [cpuBefore, start] = [process.cpuUsage(), performance.now()]
  const host = { ...input.host, ...(provenance && { provenance: watched }) }
  const report = await run({ ...input, host })
  const { user, system } = process.cpuUsage(cpuBefore)
  const cost = { wall: performance.now() - start, cpu: (user + system) / 1000 }
  const probes = [...opened].map(([target, { renders }]) => ({
    renders,
    findings: report.findings.filter(({ targets }) => targets.includes(target)).length,
  }))
  await engine.close()
  return { cost, report, probes }
}

/** Probes of one release with findings. */
interface Probes {
  renders: number
  findings: number
}

/** Milliseconds of each round. */
type Costs = Record<'without' | 'causes' | 'fixes', { wall: number; cpu: number }[]>

/** Costs of whole processes, by the command line that starts them. */
type Started = Record<'check --no-causes' | 'check', Cost[]>

function requirePlaces({ findings }: Report, planted: Planted[]): void {
  const located = findings.map(({ rule, at }) => `${rule} ${at.file}:${at.line}`).toSorted()
  const expected = planted.map(({ rule, place }) => `${rule} ${place}`).toSorted()
  if (located.join('\n') !== expected.join('\n'))
    throw new Error(`found:\n${located.join('\n')}\nplanted:\n${expected.join('\n')}`)
}

function print(costs: Costs, started: Started, probes: Probes[], findings: number, releases: number): void {
  const perFinding = median(probes.map(({ renders, findings }) => renders / findings))
  console.log(`\n${findings} findings in ${releases} releases of 2 environments, each at its values line`)
  printRow('in one process', 'wall', 'cpu')
  printAdded(costs)
  printRow('as people start it')
  printAdded(started)
  const whole = median(probes.map(({ renders }) => renders))
  console.log(
    `  medians: ${perFinding.toFixed(1)} renders for a finding, ${whole} for a release with findings`,
  )
}

/** Prints the medians of each, and what each adds to the first. */
function printAdded(costs: Record<string, { wall: number; cpu: number | null }[]>): void {
  let first: { wall: number; cpu: number } | undefined
  for (const [name, list] of Object.entries(costs)) {
    const { wall, cpu } = medians(list)
    printRow(name, seconds(wall), seconds(cpu))
    if (first) printRow('  added', share(wall / first.wall), share(cpu / first.cpu))
    first ??= { wall, cpu }
  }
}

function medians(list: { wall: number; cpu: number | null }[]): { wall: number; cpu: number } {
  return { wall: median(list.map(({ wall }) => wall)), cpu: median(list.map(({ cpu }) => cpu ?? Number.NaN)) }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

function share(ratio: number): string {
  return `${Math.round((ratio - 1) * 100)} %`
}
