// Where the processor time of a check goes, from V8's own profiles of its threads.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argsFor, CLI } from './meshgate.mjs'
import { printRow } from './table.mjs'

/**
 * The function of src/ that each stage begins with. Time belongs to the innermost of them that is being called,
 * that of a worker thread to `render`.
 */
const STAGES = new Map([
  ['openFolder', 'trees'],
  ['discover', 'discovery'],
  ['renderAll', 'render'],
  ['worldOf', 'manifests and values'],
  ['lint', 'lint'],
  ['locate', 'places'],
  ['diffObjects', 'diff'],
  ['formatReport', 'report'],
])
const WORKER = 'render'
const REST = 'start-up and the rest'

/**
 * Prints milliseconds by stage, sampled in one run on all releases.
 * @param {import('./repository.mjs').Repository} repository
 */
export function printStages(repository) {
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

/** @typedef {{ nodes: Call[], samples: number[], timeDeltas: number[] }} Profile as the Chrome DevTools protocol has it; microseconds */
/** @typedef {{ id: number, callFrame: { functionName: string, url: string }, children?: number[] }} Call */

/** @param {Profile[]} profiles */
function printTotals(profiles) {
  /** @type {Map<string, number>} */
  const totals = new Map([...new Set(STAGES.values()), REST].map((stage) => [stage, 0]))
  for (const profile of profiles) addTimes(profile, totals)
  const silent = [...totals].filter(([, time]) => time === 0).map(([stage]) => stage)
  console.log('\nprocessor time of one check of all releases')
  for (const [stage, time] of totals) printRow(stage, `${Math.round(time / 1000)} ms`)
  if (silent.length > 0)
    console.log(`  nothing was seen of: ${silent.join(', ')}; are their functions called otherwise now?`)
}

/**
 * @param {Profile} profile
 * @param {Map<string, number>} totals
 */
function addTimes({ nodes, samples, timeDeltas }, totals) {
  const stages = stagesOf(nodes)
  for (const [index, sample] of samples.entries()) {
    const stage = stages.get(sample)
    if (stage !== undefined) totals.set(stage, (totals.get(stage) ?? 0) + (timeDeltas[index] ?? 0))
  }
}

/**
 * The stage of each call; none while the thread waits.
 * @param {Call[]} nodes
 */
function stagesOf(nodes) {
  const calls = new Map(nodes.map((node) => [node.id, node]))
  const outer = nodes.some(({ callFrame }) => callFrame.url.endsWith('/worker.js')) ? WORKER : REST
  /** @type {Map<number, string>} */
  const stages = new Map()
  /** @type {[number, string][]} */
  const waiting = [[nodes[0].id, outer]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, around] = next
    const { callFrame, children = [] } = calls.get(id)
    const stage = STAGES.get(callFrame.functionName.replace(/\$\d+$/, '')) ?? around
    if (callFrame.functionName !== '(idle)') stages.set(id, outer === WORKER ? WORKER : stage)
    for (const child of children) waiting.push([child, stage])
  }
  return stages
}
