#!/usr/bin/env node
import { opensLinks } from './cli/links.ts'
import { main } from './cli/main.ts'
import { once } from './core/once-per.ts'
import { createEnginePool } from './host/engine/engine-pool.ts'
import pkg from '../package.json' with { type: 'json' }

// A reader of the output may stop early, as `head` does; that must not change the exit code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

await main({
  folder: process.cwd(),
  env: process.env,
  version: pkg.version,
  engine: once(() =>
    createEnginePool({
      worker: new URL('./worker.js', import.meta.url),
      wasm: new URL('./engine.wasm', import.meta.url),
    }),
  ),
  engineDigest: new URL('./engine.sha256', import.meta.url),
  processWorker: new URL('./process-worker.js', import.meta.url),
  colour: process.stdout.isTTY && !process.env['NO_COLOR'],
  opensLinks: opensLinks(process.env, process.stdout.isTTY),
  width: process.stdout.isTTY ? process.stdout.columns : null,
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  showProgress: process.stderr.isTTY ? (text) => process.stderr.write(`\r\u001B[K${text ?? ''}`) : null,
  exitWith: (code) => (process.exitCode = code),
  onInterrupt(stop) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  },
})
