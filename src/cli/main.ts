import { Command, CommanderError, Help, Option } from 'commander'
import { errorText } from '../host/error-text.ts'
import { addBaseline, addCheck, addDiff, addInit, addLsp } from './gate-commands.ts'
import { addAccess, addEgress, addExplainLog, addRequest, addTest } from './mesh-commands.ts'
import { addFetch, addRender, addTargets, addWhy } from './render-commands.ts'
import { inertMessage } from '../report/escape.ts'
import { addExamples, commandsOf } from './examples.ts'
import { addCompletion, addExplain, addRules } from './rule-commands.ts'
import { addMerge } from './shard-commands.ts'
import type { Terminal } from './terminal.ts'

/**
 * Exit codes: 0 clean, 1 findings, 2 wrong usage, configuration or an internal error, 3 incomplete in strict mode, or
 * nothing found in the named paths.
 */
const exitFailure = 2

/** Runs the command line and sets the exit code. */
export async function main(rawTerminal: Terminal): Promise<void> {
  // Errors quote untrusted text: files, charts and messages of Git.
  const terminal = {
    ...rawTerminal,
    printError: (text: string) => rawTerminal.printError(inertMessage(text)),
  }
  try {
    await createProgram(terminal).parseAsync()
  } catch (error) {
    terminal.exitWith(explain(error, terminal))
  }
}

/** The commands and options of `meshgate`. Parsing throws a `CommanderError` where commander would end the process. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('meshgate')
    .description('A merge gate for GitOps repositories that configure Istio egress and JWT authentication')
    .version(terminal.version)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.print,
      writeErr: terminal.printError,
      outputError: (text, write) => write(ownStyle(text)),
    })
    .configureHelp({ optionDescription: describeOption })
    .showHelpAfterError('(meshgate --help lists commands and options)')
  for (const add of [
    addInit,
    addCheck,
    addMerge,
    addDiff,
    addRender,
    addWhy,
    addRequest,
    addEgress,
    addAccess,
    addTest,
    addExplainLog,
    addTargets,
    addFetch,
    addLsp,
    addExplain,
    addRules,
    addBaseline,
    addCompletion,
  ])
    add(program, terminal)
  addExamples(program)
  pointToHelp(program)
  return program
}

/** Describes an option in a help page: a switch is off and a list is empty unless it is set, which needs no mention. */
function describeOption(option: Option): string {
  const isPlain = option.defaultValue === false || Array.isArray(option.defaultValue)
  const shown = isPlain ? new Option(option.flags, option.description) : option
  return new Help().optionDescription(shown)
}

/** An error of the option parser in the style of other errors: `meshgate: unknown option \`--nope\``. */
function ownStyle(text: string): string {
  return text
    .replace(/^error: /, 'meshgate: ')
    .replace(
      /\n\(Did you mean (one of )?(.*)\?\)/,
      (_, several, names) => `; did you mean ${several ?? ''}'${names}'?`,
    )
    .replace(/(option '[^'\n]*') argument missing/, '$1 needs a value')
    .replace(/(option '[^'\n]*') argument ('.*') is invalid\. /, '$1 does not take $2: ')
    .replace(/command-argument value ('.*') is invalid for (argument '[^'\n]*')\. /, '$2 does not take $1: ')
    .replace(/Allowed choices are (.*)\.$/m, 'write one of $1')
    .replace(/'([^'\n]*)'/g, '`$1`')
}

/** Has each command name its own help page after a wrong option. */
function pointToHelp(program: Command): void {
  for (const { path, command } of commandsOf(program))
    command.showHelpAfterError(`(meshgate ${path} --help lists its options)`)
}

/** Prints an error and returns the exit code. */
function explain(error: unknown, { printError }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitFailure
  printError(`${errorText(error)}\n`)
  return exitFailure
}
