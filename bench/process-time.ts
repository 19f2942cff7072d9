// Processor time of a process that goes on.
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Milliseconds of processor time of all threads of a process that run now: the first field of their `schedstat`
 * (Documentation/scheduler/sched-stats.rst of Linux). `null` outside Linux.
 */
export function processTime(pid: number): number | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return threads.reduce((sum, thread) => sum + threadTime(pid, thread), 0)
  } catch {
    return null
  }
}

/** `0` for a thread that has just ended. */
function threadTime(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}

/** Milliseconds of wall time without work after which a process is idle, and the processor time that is no work. */
const [IDLE_MS, NO_WORK_MS] = [800, 8]

/** Waits until a process has done nothing for a while: checks look for causes 400 ms after the last edit. */
export async function idle(pid: number): Promise<void> {
  for (;;) {
    const before = processTime(pid)
    await sleep(IDLE_MS)
    if (before === null || processTime(pid)! - before < NO_WORK_MS) return
  }
}
