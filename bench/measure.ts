// Wall time, processor time and memory of child processes.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Cost {
  /** Milliseconds. */
  wall: number
  /** Milliseconds of user and system time of all child processes that ended; `null` outside Linux. */
  cpu: number | null
  /** Bytes: the largest sum of the peaks of processes that ran at the same time; `null` outside Linux. */
  memory: number | null
}

/** How a process ended. */
export interface Outcome {
  code: number | null
  /** Its standard output. */
  output: string
}

/** Runs a program in a folder and waits for it. */
export type Run = (program: string, args: string[], folder: string) => Promise<Outcome>

/** Milliseconds between two samples of the memory. */
const INTERVAL = 10

/** Measures the processes that `work` starts by `run`. */
export async function measure<T>(work: (run: Run) => Promise<T>): Promise<Cost & { result: T }> {
  const alive: Set<number> = new Set()
  let memory = 0
  const timer = setInterval(() => (memory = Math.max(memory, heldBy(alive))), INTERVAL)
  const before = childTime()
  const start = performance.now()
  const result = await work((program, args, folder) => runCounted(program, args, folder, alive))
  const wall = performance.now() - start
  const after = childTime()
  clearInterval(timer)
  return {
    wall,
    cpu: before === null || after === null ? null : after - before,
    memory: memory || null,
    result,
  }
}

function runCounted(program: string, args: string[], folder: string, alive: Set<number>): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    const chunks: Buffer[] = []
    const { pid = 0 } = child
    alive.add(pid)
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      alive.delete(pid)
      resolve({ code, output: Buffer.concat(chunks).toString() })
    })
  })
}

/** Milliseconds of a tick: Linux reports processor time in hundredths of a second (`USER_HZ`). */
const TICK = 10

/** Milliseconds of user and system time of ended child processes and of theirs: proc_pid_stat(5), fields 16 and 17. */
export function childTime(): number | null {
  const text = readText('/proc/self/stat')
  if (text === null) return null
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) * TICK
}

function heldBy(processes: Set<number>): number {
  let sum = 0
  for (const pid of processes) {
    const [, kibibytes = '0'] = /^VmHWM:\s*(\d+) kB$/m.exec(readText(`/proc/${pid}/status`) ?? '') ?? []
    sum += Number(kibibytes) * 1024
  }
  return sum
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
