import { Command, CommanderError } from 'commander'
import { errorText } from '../host/error-text.ts'
import { addCheck, addDiff, addExplain, addRender, addRules, addTargets, addWhy } from './commands.ts'
import { inertMessage } from '../report/escape.ts'
import type { Terminal } from './terminal.ts'

/** Exit codes: 0 clean, 1 findings, 2 wrong usage, configuration or an internal error, 3 incomplete in strict mode. */
const exitFailure = 2

/** Does what the command line asks for, and says how it ends. */
export async function main(to: Terminal): Promise<void> {
  // Errors quote files, charts and what Git says.
  const terminal = { ...to, complain: (text: string) => to.complain(inertMessage(text)) }
  try {
    await programFor(terminal).parseAsync()
  } catch (error) {
    terminal.exitWith(explain(error, terminal))
  }
}

function programFor(to: Terminal): Command {
  const program = new Command('meshgate')
    .description('A merge gate for GitOps repositories that configure Istio egress and JWT authentication')
    .version(to.version)
    .exitOverride()
    .configureOutput({ writeOut: to.print, writeErr: to.complain })
    .showHelpAfterError('(meshgate --help says what there is)')
  for (const add of [addCheck, addDiff, addRender, addWhy, addTargets, addExplain, addRules]) add(program, to)
  return program
}

/** Says what went wrong. Returns the exit code. */
function explain(error: unknown, { complain }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitFailure
  complain(`${errorText(error)}\n`)
  return exitFailure
}
