import { Session } from 'node:inspector/promises'
import { stageTimes, type CpuProfile } from '../host/stage-times.ts'
import { columns } from '../report/columns.ts'
import type { Terminal } from './terminal.ts'

/** Does the work of a command, and prints the processor time of its stages on standard error, for `--profile`. */
export async function withProfile(work: () => Promise<void>, { printError }: Terminal): Promise<void> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  const before = clocks()
  try {
    await work()
  } finally {
    const after = clocks()
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    printError(profileText(profile, before, after))
  }
}

/** Milliseconds of processor time since the start of the process; `main` is that of the main thread, if Node tells it. */
interface Clocks {
  readonly all: number
  readonly main: number | null
  readonly wall: number
}

function clocks(): Clocks {
  const thread = 'threadCpuUsage' in process ? process.threadCpuUsage() : null
  return {
    all: milliseconds(process.cpuUsage()),
    main: thread && milliseconds(thread),
    wall: performance.now(),
  }
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}

/**
 * The table of stages. Samples include the time in which the main thread waits for a processor. If its processor time is
 * known, it is divided among the stages by their samples.
 */
export function profileText(profile: CpuProfile, before: Clocks, after: Clocks): string {
  const sampled = stageTimes(profile)
  const sum = [...sampled.values()].reduce((total, time) => total + time, 0)
  const all = after.all - before.all
  const main = before.main === null || after.main === null ? null : after.main - before.main
  const share = main === null || sum === 0 ? 1 : main / sum
  const rows = [
    ['loading the program', before.all],
    ...[...sampled].map(([stage, time]) => [stage, time * share] as const),
    ...(main === null ? [] : [['renders, in other threads', all - main] as const]),
    ['all', after.all],
  ] as const
  const table = columns(rows.map(([stage, time]) => [stage, `${Math.round(time)} ms`]))
  const wall = ((after.wall - before.wall) / 1000).toFixed(1)
  const unit =
    main === null
      ? 'time by stage, with the time in which the main thread waits for a processor'
      : 'processor time by stage'
  return `\n${unit} (${wall} s passed)\n${table.map((row) => `  ${row}\n`).join('')}`
}
