// The time until the demo prints its first finding.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createExampleRepository } from '../examples/example-repository.mjs'
import { CLI } from './meshgate.ts'
import { median } from './table.ts'

/**
 * Milliseconds from the start of the process to the first characters of its report; the median of some runs.
 */
export async function firstFinding(runs: number): Promise<number> {
  const folder = createExampleRepository()
  try {
    const times: number[] = []
    for (let run = 0; run < runs; run++) times.push(await untilOutput(folder))
    return Math.round(median(times))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function untilOutput(folder: string): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, [CLI, 'check', '--no-cache', '--base', 'main'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let shown = Number.NaN
    child.stdout.once('data', () => (shown = performance.now() - start))
    child.stdout.resume()
    child.on('error', reject)
    child.on('close', (code) =>
      code === 1 ? resolve(shown) : reject(new Error(`the demo ended with exit code ${code}`)),
    )
  })
}
