#!/usr/bin/env node
import { once } from './core/once-per.ts'
import { startEngine } from './host/engine/engine-pool.ts'
import pkg from '../package.json' with { type: 'json' }

/** The commands that render. */
const rendering: readonly (string | undefined)[] = ['check', 'diff', 'render', 'why']

const engine = once(() =>
  startEngine({
    worker: new URL('./worker.js', import.meta.url),
    wasm: new URL('./helm.wasm', import.meta.url),
  }),
)
// The engine takes longer to start than the rest of the program: it begins before that is even loaded.
const early = rendering.includes(process.argv[2]) ? tryTo(engine) : undefined
const { main } = await import('./cli/main.ts')

// Whoever reads the output may stop early, as `head` does; the exit code is still ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

await main({
  folder: process.cwd(),
  env: process.env,
  version: pkg.version,
  engine,
  schemaWorker: new URL('./schema-worker.js', import.meta.url),
  colour: process.stdout.isTTY && !process.env['NO_COLOR'],
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  exitWith: (code) => (process.exitCode = code),
})

// A command that was written wrongly has not asked for it.
await early?.close()

/** What goes wrong is told when the command asks for the engine. */
function tryTo<Started>(start: () => Started): Started | undefined {
  try {
    return start()
  } catch {
    return undefined
  }
}
