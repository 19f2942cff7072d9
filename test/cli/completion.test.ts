import { execFileSync } from 'node:child_process'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { completionScript } from '../../src/cli/completion.ts'
import { commandExamples, commandsOf } from '../../src/cli/examples.ts'
import { createProgram } from '../../src/cli/main.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

const output: string[] = []
const terminal = {
  version: '0.0.0',
  print: (text: string) => output.push(text),
  printError: (text: string) => output.push(text),
} as unknown as Terminal
const program = createProgram(terminal)

/** What a real bash completes at the end of a line. */
function completed(...words: string[]): string[] {
  const script = `${completionScript('bash', program)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_meshgate; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).split('\n').filter(Boolean)
}

describe.skipIf(process.platform === 'win32')('bash completes', () => {
  it.each([
    [['meshgate', 'che'], ['check']],
    [['meshgate', 'check', '--form'], ['--format']],
    [
      ['meshgate', 'check', '--format', 'j'],
      ['json', 'junit'],
    ],
    [['meshgate', 'rules', 'test', '--fo'], ['--format']],
    [
      ['meshgate', 'rules', 'test', '--format', ''],
      ['text', 'junit'],
    ],
    [['meshgate', 'check', '--base', ''], []],
    [['meshgate', 'check', 'apps/'], []],
    [['meshgate', 'explain', 'routing/timeout-c'], ['routing/timeout-covers-retries']],
    [
      ['meshgate', 'completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
  ])('%j to %j', (words, expected) => {
    expect(completed(...words)).toEqual(expected)
  })
})

it('the other shells have each command and option', () => {
  const [zsh, fish] = [completionScript('zsh', program), completionScript('fish', program)]
  expect(zsh).toMatch(/^#compdef meshgate\n/)
  expect(fish).toContain(
    "complete -c meshgate -n '__fish_seen_subcommand_from check' -l fail-on -x -a 'error warning info never'",
  )
  for (const { command } of commandsOf(program)) expect(fish).toContain(command.name())
})

describe('the help', () => {
  it('of each command has an example, whose command and options exist', () => {
    const commands = new Map(commandsOf(program).map(({ path, command }) => [path, command]))
    expect(Object.keys(commandExamples).toSorted()).toEqual([...commands.keys()].toSorted())
    for (const [path, example] of Object.entries(commandExamples)) {
      expect(example).toContain(`meshgate ${path}`)
      const known = commands.get(path)!.options.flatMap(({ short, long }) => [short, long])
      for (const [, option] of example.matchAll(/ (--?[a-z][\w-]*)/g)) expect(known).toContain(option)
    }
  })

  it('shows it at its end', () => {
    const help = program.commands.find((command: Command) => command.name() === 'diff')!
    output.length = 0
    help.outputHelp()
    expect(output.join('')).toMatch(/Example:\n {2}\$ meshgate diff --base main apps\/payments\n$/)
  })
})
