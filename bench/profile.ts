// The processor time of a check by stage, from V8's profiles of its threads.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argsFor, CLI } from './meshgate.ts'
import { printRow } from './table.ts'
import type { Repository } from './repository.ts'

/**
 * The function of src/ that begins each stage. A sample counts for the innermost of them on its stack; samples of a
 * worker thread count for `render`.
 */
const STAGES = new Map([
  ['openFolder', 'trees'],
  ['discover', 'discovery'],
  ['renderAll', 'render'],
  ['contentsOfTarget', 'manifests and values'],
  ['lint', 'lint'],
  ['locate', 'places'],
  ['diffObjects', 'diff'],
  ['formatReport', 'report'],
])
const WORKER = 'render'
const REST = 'start-up and the rest'

/** Prints milliseconds by stage, sampled in one run on all releases. */
export function printStages(repository: Repository): void {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-profile-'))
  try {
    const args = ['--cpu-prof', '--cpu-prof-dir', folder, CLI, ...argsFor(repository, repository.releases)]
    spawnSync(process.execPath, args, { cwd: repository.head, stdio: 'ignore' })
    const profiles = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    printTotals(profiles)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A profile of the Chrome DevTools protocol: microseconds. */
interface Profile {
  nodes: Call[]
  samples: number[]
  timeDeltas: number[]
}

interface Call {
  id: number
  callFrame: { functionName: string; url: string }
  children?: number[]
}

function printTotals(profiles: Profile[]): void {
  const totals = new Map([...new Set(STAGES.values()), REST].map((stage) => [stage, 0]))
  for (const profile of profiles) addTimes(profile, totals)
  const silent = [...totals].filter(([, time]) => time === 0).map(([stage]) => stage)
  console.log('\nprocessor time of one check of all releases')
  for (const [stage, time] of totals) printRow(stage, `${Math.round(time / 1000)} ms`)
  if (silent.length > 0) console.log(`  no samples of: ${silent.join(', ')}; were their functions renamed?`)
}

function addTimes({ nodes, samples, timeDeltas }: Profile, totals: Map<string, number>): void {
  const stages = stagesOf(nodes)
  for (const [index, sample] of samples.entries()) {
    const stage = stages.get(sample)
    if (stage !== undefined) totals.set(stage, (totals.get(stage) ?? 0) + (timeDeltas[index] ?? 0))
  }
}

/** The stage of each call by its id; calls in which the thread waits have none. */
function stagesOf(nodes: Call[]): Map<number, string> {
  const calls = new Map(nodes.map((node) => [node.id, node]))
  const outer = nodes.some(({ callFrame }) => callFrame.url.endsWith('/worker.js')) ? WORKER : REST
  const stages = new Map<number, string>()
  const waiting: [number, string][] = nodes.slice(0, 1).map(({ id }) => [id, outer])
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, callerStage] = next
    const { callFrame, children = [] } = calls.get(id)!
    const stage = STAGES.get(callFrame.functionName.replace(/\$\d+$/, '')) ?? callerStage
    if (callFrame.functionName !== '(idle)') stages.set(id, outer === WORKER ? WORKER : stage)
    for (const child of children) waiting.push([child, stage])
  }
  return stages
}
