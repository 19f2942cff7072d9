// Time, processor time and memory of the processes that some work starts.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * @typedef {object} Cost
 * @property {number} wall milliseconds
 * @property {number | null} cpu milliseconds of user and system time of all child processes that ended; Linux only
 * @property {number | null} memory bytes: the largest sum of what the started processes alive at one time have held; Linux only
 */

/**
 * @typedef {object} Outcome of a process
 * @property {number | null} code
 * @property {string} output what it printed
 */

/** Runs a program in a folder and waits for it. @typedef {(program: string, args: string[], folder: string) => Promise<Outcome>} Run */

/** Milliseconds between two looks at the memory. */
const INTERVAL = 10

/**
 * Measures the processes that `work` starts through the function it is given.
 * @template T
 * @param {(run: Run) => Promise<T>} work
 * @returns {Promise<Cost & { result: T }>}
 */
export async function measure(work) {
  /** @type {Set<number>} */
  const alive = new Set()
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

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} folder
 * @param {Set<number>} alive
 * @returns {Promise<Outcome>}
 */
function runCounted(program, args, folder, alive) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    /** @type {Buffer[]} */
    const chunks = []
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

/** Linux counts these in hundredths of a second, whatever the kernel's own clock does (`USER_HZ`). */
const TICK = 10

/** User and system time of the children of this process that ended, and of theirs: proc_pid_stat(5), 16 and 17. */
function childTime() {
  const text = readText('/proc/self/stat')
  if (text === null) return null
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) * TICK
}

/** @param {Set<number>} processes */
function heldBy(processes) {
  let sum = 0
  for (const pid of processes) {
    const [, kibibytes = '0'] = /^VmHWM:\s*(\d+) kB$/m.exec(readText(`/proc/${pid}/status`) ?? '') ?? []
    sum += Number(kibibytes) * 1024
  }
  return sum
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
