import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from './message.ts'

/** Another process took a port of an Envoy before that Envoy listened at it. */
export class PortTaken extends Error {}

/**
 * Starts Envoy, and waits until it is ready.
 *
 * @throws PortTaken if it cannot listen at a port; an error with what it printed if it refuses its configuration
 */
export async function startEnvoy(
  program: string,
  bootstrap: Message,
  folder: string,
  adminPort: number,
): Promise<AsyncDisposable> {
  const [file, log] = [join(folder, `envoy-${adminPort}.json`), join(folder, `envoy-${adminPort}.log`)]
  const id = randomUUID()
  writeFileSync(file, JSON.stringify({ ...bootstrap, node: { id, cluster: 'oracle' } }))
  const output = openSync(log, 'w')
  const args = [
    '-c',
    file,
    '--concurrency',
    '1',
    '--disable-hot-restart',
    '-l',
    'warning',
    '--file-flush-interval-msec',
    '20',
  ]
  const child = spawn(program, args, { stdio: ['ignore', output, output] })
  closeSync(output)
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  // oxlint-disable no-await-in-loop
  while (!(await isReady(adminPort, id))) {
    if (child.exitCode !== null) throw startError(readFileSync(log, 'utf8'))
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  // oxlint-enable no-await-in-loop
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function startError(printed: string): Error {
  return printed.includes('Address already in use')
    ? new PortTaken(printed)
    : new Error(`Envoy refuses its configuration:\n${printed}`)
}

/** Compares the id as well: while a port is taken, the Envoy of another process answers at it. */
async function isReady(adminPort: number, id: string): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${adminPort}/server_info`)
    const { state, node } = (await response.json()) as { state?: string; node?: { id?: string } }
    return state === 'LIVE' && node?.id === id
  } catch {
    return false
  }
}
