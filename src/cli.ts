#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { addCheck, addDiff, addExplain, addRender, addRules, addWhy } from './cli/commands.ts'
import type { Terminal } from './cli/terminal.ts'
import { UsageError } from './core/errors.ts'
import { GitError } from './host/git/git.ts'
import pkg from '../package.json' with { type: 'json' }

/** Exit codes: 0 clean, 1 findings, 2 wrong usage, configuration or an internal error, 3 incomplete in strict mode. */
const exitFailure = 2

const terminal: Terminal = {
  folder: process.cwd(),
  env: process.env,
  version: pkg.version,
  engine: { worker: new URL('./worker.js', import.meta.url), wasm: new URL('./helm.wasm', import.meta.url) },
  colour: process.stdout.isTTY && !process.env['NO_COLOR'],
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  exitWith: (code) => (process.exitCode = code),
}

// Whoever reads the output may stop early, as `head` does; the exit code is still ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  await programFor(terminal).parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

function programFor(to: Terminal): Command {
  const program = new Command('meshgate')
    .description('A merge gate for GitOps repositories that configure Istio egress and JWT authentication')
    .version(to.version)
    .exitOverride()
    .showHelpAfterError('(meshgate --help says what there is)')
  for (const add of [addCheck, addDiff, addRender, addWhy, addExplain, addRules]) add(program, to)
  return program
}

/** Says what went wrong; a person's mistake without a stack, ours with it. Returns the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitFailure
  if (error instanceof UsageError || error instanceof GitError)
    terminal.complain(`meshgate: ${error.message}\n`)
  else
    terminal.complain(`meshgate: internal error\n${error instanceof Error ? error.stack : String(error)}\n`)
  return exitFailure
}
