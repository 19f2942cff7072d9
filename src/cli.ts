#!/usr/bin/env node
import { once } from './core/once-per.ts'
import { startEngine } from './host/engine/engine-pool.ts'
import pkg from '../package.json' with { type: 'json' }

/** The commands that render. */
const renderingCommands: readonly (string | undefined)[] = [
  'check',
  'diff',
  'render',
  'why',
  'request',
  'baseline',
]

const engine = once(() =>
  startEngine({
    worker: new URL('./worker.js', import.meta.url),
    wasm: new URL('./engine.wasm', import.meta.url),
  }),
)
// The engine takes longer to start than the rest of the program, so it starts before that is loaded.
const startedEngine = renderingCommands.includes(process.argv[2]) ? tryStart(engine) : undefined
const { main } = await import('./cli/main.ts')

// A reader of the output may stop early, as `head` does; that must not change the exit code.
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
  printError: (text) => process.stderr.write(text),
  exitWith: (code) => (process.exitCode = code),
})

// A command with wrong arguments never closes the engine.
await startedEngine?.close()

/** Starts early and ignores errors: the command starts again and reports them. */
function tryStart<Result>(start: () => Result): Result | undefined {
  try {
    return start()
  } catch {
    return undefined
  }
}
