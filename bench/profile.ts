// The processor time of a check by stage, from V8's profiles of its threads.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argsFor, CLI } from './meshgate.ts'
import { printRow } from './table.ts'
import type { Repository } from './repository.ts'

/**
 * The functions of src/ that begin each stage. A sample counts for the innermost of them on its stack, but for causes
 * and fixes all that they call; samples of a worker thread count for `render`.
 */
const STAGES = new Map([
  ['openFolder', 'trees'],
  ['discover', 'discovery'],
  ['renderAll', 'render'],
  ['contentsOfTarget', 'manifests and values'],
  ['dropNodes', 'manifests and values'],
  ['lint', 'lint'],
  ['locate', 'places'],
  ['reachOfDifference', 'reach'],
  ['objectChanges', 'diff'],
  ['deletionReport', 'diff'],
  ['withCauses', 'causes and fixes'],
  ['fieldsAtCause', 'causes and fixes'],
  ['isStillFound', 'causes and fixes'],
  ['attemptBatch', 'causes and fixes'],
  ['attemptEdits', 'causes and fixes'],
  ['candidateOf', 'causes and fixes'],
  ['maskedReport', 'report'],
  ['formatReport', 'report'],
])
/** The stage that calls functions of others. */
const OUTER = 'causes and fixes'
const WORKER = 'render'
const REST = 'start-up and the rest'

/** Prints milliseconds by stage, sampled in one run on all releases. */
export function printStages(repository: Repository): void {
  const times = stageTimes(repository)
  const silent = [...times].filter(([, time]) => time === 0).map(([stage]) => stage)
  console.log('\nprocessor time of one check of all releases')
  for (const [stage, time] of times) printRow(stage, `${Math.round(time)} ms`)
  if (silent.length > 0) console.log(`  no samples of: ${silent.join(', ')}; were their functions renamed?`)
}

/**
 * Milliseconds by stage, sampled in one run on all releases.
 * @param options further options
 */
export function stageTimes(repository: Repository, options: readonly string[] = []): Map<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-profile-'))
  try {
    const args = [
      '--cpu-prof',
      '--cpu-prof-dir',
      folder,
      CLI,
      ...argsFor(repository, repository.releases),
      ...options,
    ]
    spawnSync(process.execPath, args, { cwd: repository.head, stdio: 'ignore' })
    const profiles = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    return totalsOf(profiles)
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

function totalsOf(profiles: readonly Profile[]): Map<string, number> {
  const totals = new Map([...new Set(STAGES.values()), REST].map((stage) => [stage, 0]))
  for (const profile of profiles) addTimes(profile, totals)
  return new Map([...totals].map(([stage, time]) => [stage, time / 1000]))
}

/** Adds the microseconds of a profile. */
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
    const ownStage = STAGES.get(callFrame.functionName.replace(/\$\d+$/, ''))
    const stage = callerStage === OUTER ? OUTER : (ownStage ?? callerStage)
    if (callFrame.functionName !== '(idle)') stages.set(id, outer === WORKER ? WORKER : stage)
    for (const child of children) waiting.push([child, stage])
  }
  return stages
}
