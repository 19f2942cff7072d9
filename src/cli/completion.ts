import type { Command, Option } from 'commander'
import { rules } from '../rules/index.ts'
import { commandsOf } from './examples.ts'

/** The shells that a script can be made for. */
const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

/** The script that completes commands, options and their values in a shell. */
export function completionScript(shell: Shell, program: Command): string {
  const commands = commandsOf(program).map(({ path, command }) => completedCommand(path, command))
  return scripts[shell](commands)
}

/** A command with the words that can follow it. */
interface CompletedCommand {
  /** `rules test`. */
  readonly path: string
  readonly description: string
  readonly options: readonly CompletedOption[]
  /** The words that its argument may be; `null` for files, and where it takes none. */
  readonly words: readonly string[] | null
}

interface CompletedOption {
  /** `-q`; absent if it has no short name. */
  readonly short?: string
  readonly long: string
  readonly description: string
  /** The values that it may have; `null` for others, and for an option without a value. */
  readonly values: readonly string[] | null
  readonly takesValue: boolean
}

function completedCommand(path: string, command: Command): CompletedCommand {
  return {
    path,
    description: command.description(),
    options: [...command.options.map(completedOption), helpOption],
    words: argumentWords[path] ?? null,
  }
}

const argumentWords: Readonly<Record<string, readonly string[]>> = {
  explain: rules.map(({ id }) => id),
  completion: shells,
}

const helpOption: CompletedOption = {
  short: '-h',
  long: '--help',
  description: 'display help for command',
  values: null,
  takesValue: false,
}

function completedOption(option: Option): CompletedOption {
  const { short, long, description, argChoices, required, optional } = option
  return {
    ...(short !== undefined && { short }),
    long: long!,
    description,
    values: argChoices ?? null,
    takesValue: required || optional,
  }
}

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashScript,
  zsh: (commands) =>
    `#compdef meshgate\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`,
  fish: fishScript,
}

/** The words before the cursor that are no options name the command; everything else completes files. */
function bashScript(commands: readonly CompletedCommand[]): string {
  const paths = commands.map(({ path }) => path)
  const top = paths.filter((path) => !path.includes(' '))
  return `_meshgate() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' word
  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD-1))}"; do
    case "$command $word" in
${paths.map((path) => `      '${path.includes(' ') ? path : ` ${path}`}') command='${path}' ;;`).join('\n')}
    esac
  done
  case "$command $prev" in
${commands.flatMap(bashValues).join('\n')}
  esac
  if [[ -z $words ]]; then
    case "$command" in
      '') words='${top.join(' ')} --help --version' ;;
${commands.map(bashWords).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _meshgate meshgate
`
}

/** The values of options; an option with another value is followed by a file. */
function bashValues({ path, options }: CompletedCommand): string[] {
  return options.flatMap(({ short, long, values, takesValue }) => {
    if (!takesValue) return []
    const names = [long, ...(short === undefined ? [] : [short])].map((name) => `'${path} ${name}'`)
    return [
      values
        ? `    ${names.join('|')}) words='${values.join(' ')}' ;;`
        : `    ${names.join('|')}) COMPREPLY=(); return ;;`,
    ]
  })
}

function bashWords({ path, options, words }: CompletedCommand): string {
  const names = options.map(({ long }) => long).join(' ')
  const argumentTexts = words === null ? '' : words.join(' ')
  return `      '${path}') if [[ $cur == -* ]]; then words='${names}'; else words='${argumentTexts}'; fi ;;`
}

function fishScript(commands: readonly CompletedCommand[]): string {
  const top = commands.filter(({ path }) => !path.includes(' '))
  const lines = [
    ...top.map(
      ({ path, description }) =>
        `complete -c meshgate -n __fish_use_subcommand -a ${path} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(fishLines),
  ]
  return `${lines.join('\n')}\n`
}

function fishLines({ path, options, words }: CompletedCommand): string[] {
  const condition = quoted(
    path
      .split(' ')
      .map((word) => `__fish_seen_subcommand_from ${word}`)
      .join('; and '),
  )
  return [
    ...options.map(({ short, long, description, values, takesValue }) =>
      [
        `complete -c meshgate -n ${condition} -l ${long.slice(2)}`,
        ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
        ...(values ? [`-x -a ${quoted(values.join(' '))}`] : takesValue ? ['-r'] : []),
        `-d ${quoted(description)}`,
      ].join(' '),
    ),
    ...(words === null ? [] : [`complete -c meshgate -n ${condition} -f -a ${quoted(words.join(' '))}`]),
  ]
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
