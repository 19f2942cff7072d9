// The processor time of a check by stage, from V8's profiles of its threads.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argsFor, CLI } from './meshgate.ts'
import { printRow } from './table.ts'
import type { Repository } from './repository.ts'
import { stageTimes, type CpuProfile } from '../src/host/stage-times.ts'

/** Prints milliseconds by stage, sampled in one run on all releases. */
export function printStages(repository: Repository): void {
  const times = stagesOfCheck(repository)
  const silent = [...times].filter(([, time]) => time === 0).map(([stage]) => stage)
  console.log('\nprocessor time of one check of all releases')
  for (const [stage, time] of times) printRow(stage, `${Math.round(time)} ms`)
  if (silent.length > 0) console.log(`  no samples of: ${silent.join(', ')}; were their functions renamed?`)
}

/**
 * Milliseconds by stage, sampled in one run on all releases.
 * @param options further options
 */
export function stagesOfCheck(repository: Repository, options: readonly string[] = []): Map<string, number> {
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

/** Adds the profiles of all threads. */
function totalsOf(profiles: readonly CpuProfile[]): Map<string, number> {
  const totals = stageTimes({ nodes: [] })
  for (const profile of profiles)
    for (const [stage, time] of stageTimes(profile)) totals.set(stage, totals.get(stage)! + time)
  return totals
}
