/** A command `flux push artifact` as written, with variables. */
export interface PushCommand {
  readonly url: string
  /** `--path`. */
  readonly path: string
  /** The text of the file, which defines its variables. */
  readonly text: string
}

/**
 * The `flux push artifact` commands with a URL and `--path` in the text of a workflow, a Makefile or a script; empty if there
 * are none. Words lose their quotes and keep their variables.
 */
export function pushCommands(text: string): PushCommand[] {
  if (!text.includes('push artifact')) return []
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, index) => {
    const [, start] = /^(?!\s*#).*?\bflux(?:\s+--?\S+)*\s+push\s+artifact\s(.*)$/.exec(line) ?? []
    if (start === undefined) return []
    const words = wordsOf(joinedLines(start, lines.slice(index + 1, index + 1 + maxLines)))
    const url = words.find((word, at) => !word.startsWith('-') && !takesValue(words[at - 1])) ?? ''
    const path = valueOfFlag(words)
    return url === '' || path === undefined ? [] : [{ url, path, text }]
  })
}

/** Limit on lines of a command; a command with all flags has fewer. */
const maxLines = 30

/** Joins the lines of a command: it continues after a backslash, and on lines with further flags in a folded text of YAML. */
function joinedLines(start: string, following: readonly string[]): string {
  let command = start
  for (const line of following) {
    const isContinued = command.endsWith('\\')
    if (!isContinued && !/^\s+-{1,2}[\w-]+[= ]/.test(line)) break
    command = `${isContinued ? command.slice(0, -1) : command} ${line.trim()}`
  }
  return command
}

/** The words of a command without quotes. Variables of a shell, Make, Task or GitHub are not split. */
function wordsOf(command: string): string[] {
  const [plain = ''] =
    /^(?:\$\{\{.*?\}\}|\{\{.*?\}\}|\$\([^)]*\)|"[^"]*"|'[^']*'|[^;|&"'])*/.exec(command) ?? []
  return [...plain.matchAll(word)].map(([text]) => text.replaceAll(/["']/g, ''))
}

const word =
  /(?:\$\{\{.*?\}\}|\{\{.*?\}\}|\$\([^)]*\)|"(?:\$\{\{.*?\}\}|\$\([^)]*\)|[^"])*"|'[^']*'|[^\s"'])+/g

/** True for a flag whose value is the next word, unlike `--path=x`. */
function takesValue(flag: string | undefined): boolean {
  return flag !== undefined && flag.startsWith('-') && !flag.includes('=') && !switches.has(flag)
}

/** Flags of `flux push artifact` that take no value (flux2 `cmd/flux/push_artifact.go`). */
const switches: ReadonlySet<string> = new Set([
  '--debug',
  '--reproducible',
  '--insecure-registry',
  '--verbose',
])

function valueOfFlag(words: readonly string[]): string | undefined {
  const at = words.findIndex((text) => /^(--path|-f)(=|$)/.test(text))
  const flag = words[at]
  return flag?.includes('=') ? flag.slice(flag.indexOf('=') + 1) : words[at + 1]
}
