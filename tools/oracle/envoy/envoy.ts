import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from './message.ts'

/** Starts Envoy, and waits until it is ready. A configuration that it refuses throws with what it printed. */
export async function startEnvoy(
  program: string,
  bootstrap: Message,
  folder: string,
  adminPort: number,
): Promise<AsyncDisposable> {
  const [file, log] = [join(folder, `envoy-${adminPort}.json`), join(folder, `envoy-${adminPort}.log`)]
  writeFileSync(file, JSON.stringify(bootstrap))
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
  while (!(await isReady(adminPort))) {
    if (child.exitCode !== null)
      throw new Error(`Envoy refuses its configuration:\n${readFileSync(log, 'utf8')}`)
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

async function isReady(adminPort: number): Promise<boolean> {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${adminPort}/ready`)
    return ok
  } catch {
    return false
  }
}
