import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completionScript } from '../../src/cli/completion.ts'
import { commandExamples, commandsOf } from '../../src/cli/examples.ts'
import { createProgram } from '../../src/cli/main.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { temporaryFolder, type Folder } from '../host/repository.ts'

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

/** True if a shell is installed; its tests are skipped where it is not. */
function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0
}

describe.skipIf(!isInstalled('fish'))('fish completes', () => {
  let folder: Folder
  beforeAll(() => {
    folder = temporaryFolder()
    folder.write({ 'meshgate.fish': completionScript('fish', program) })
  })
  afterAll(() => folder.remove())

  it.each([
    ['meshgate check --form', ['--format']],
    ['meshgate rules test --format ', ['json', 'junit', 'text']],
    ['meshgate explai', ['explain', 'explain-log']],
    ['meshgate explain routing/timeout-c', ['routing/timeout-covers-retries']],
  ])('%s', (line, expected) => {
    const script = `source '${join(folder.path, 'meshgate.fish')}'; complete -C '${line}'`
    const env = { PATH: process.env['PATH'], HOME: folder.path }
    const output = execFileSync('fish', ['--no-config', '-c', script], { encoding: 'utf8', env })
    expect(
      output
        .trim()
        .split('\n')
        .map((text) => text.split('\t')[0]),
    ).toEqual(expected)
  })
})

describe.skipIf(!isInstalled('zsh'))('zsh completes', () => {
  let folder: Folder
  beforeAll(() => {
    folder = temporaryFolder()
    folder.write({ 'meshgate.zsh': completionScript('zsh', program) })
  })
  afterAll(() => folder.remove())

  it.each([
    ['meshgate check --form', 'meshgate check --format'],
    ['meshgate rules test --qu', 'meshgate rules test --quiet'],
    ['meshgate explain routing/timeout-c', 'meshgate explain routing/timeout-covers-retries'],
  ])('%s', (line, expected) => {
    // A terminal of its own, in which somebody presses the Tab key; reading waits for the pattern.
    const script = `zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell "PS1=; unsetopt prompt_cr prompt_sp; autoload -U compinit; compinit -u -D; source '${join(folder.path, 'meshgate.zsh')}'; print up\\$((1))"
zpty -r shell output '*up1*'
zpty -w -n shell '${line}'$'\\t'
zpty -r shell output '*${expected}*'`
    const env = { PATH: process.env['PATH'], HOME: folder.path, TERM: 'dumb' }
    expect(spawnSync('zsh', ['-f', '-c', script], { env, timeout: 60_000 }).status).toBe(0)
  })
})

it('all shells have each command and option', () => {
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
      const spellings = commands.get(path)!.options.flatMap(({ short, long }) => [short, long])
      for (const [, option] of example.matchAll(/ (--?[a-z][\w-]*)/g)) expect(spellings).toContain(option)
    }
  })

  it('shows it at its end', () => {
    const help = program.commands.find((command: Command) => command.name() === 'diff')!
    output.length = 0
    help.outputHelp()
    expect(output.join('')).toMatch(/Example:\n {2}\$ meshgate diff --base main apps\/payments\n$/)
  })
})
