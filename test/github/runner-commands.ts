/** What GitHub shows for one `::error`, `::warning` or `::notice`. Lines and columns are 1-based. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly column?: number
  readonly endColumn?: number
}

export interface Command {
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  readonly data: string
}

/** What a step's output comes to. */
export interface StepLog {
  /** The first ten of each level, as GitHub keeps them. */
  readonly annotations: readonly Annotation[]
  /** Those past ten: nobody sees them. */
  readonly lost: readonly Annotation[]
  /** What the log shows: commands are taken out, secrets are starred. */
  readonly lines: readonly string[]
  readonly masks: readonly string[]
  /** By the deprecated `set-output` command, which still works. */
  readonly outputs: Readonly<Record<string, string>>
}

/**
 * Reads a step's stdout and stderr as the runner does (actions/runner, src/Runner.Common/ActionCommand.cs and
 * src/Runner.Worker/ActionCommandManager.cs).
 */
export function readLog(output: string): StepLog {
  const log = {
    annotations: [] as Annotation[],
    lost: [] as Annotation[],
    lines: [] as string[],
    masks: [] as string[],
  }
  const outputs: Record<string, string> = {}
  let stopped: string | undefined
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parseCommand(line, stopped)
    if (command === undefined) log.lines.push(star(line, log.masks))
    else if (stopped !== undefined) stopped = undefined
    else if (command.name === 'stop-commands') stopped = command.data
    else if (command.name === 'add-mask')
      log.masks.push(...command.data.split('\n').filter((mask) => mask !== ''))
    else if (command.name === 'set-output') outputs[command.properties.get('name') ?? ''] = command.data
    else if (isLevel(command.name)) keep(annotationOf(command, command.name, log.masks), log)
  }
  return { ...log, outputs }
}

/** The command in a line, or `undefined`: `::` counts at the start after spaces, the old `##[` anywhere. */
export function parseCommand(line: string, stopped?: string): Command | undefined {
  if (stopped !== undefined) {
    return line.trim() === `::${stopped}::` ? { name: stopped, properties: new Map(), data: '' } : undefined
  }
  return parseNew(line.trimStart()) ?? parseOld(line)
}

/** `maxCountPerIssueType` of the runner's ExecutionContext.cs. */
const keptPerLevel = 10

/** A message is cut there, after masking. */
const messageLength = 4096

const names = new Set(
  (
    'error warning notice debug group endgroup echo add-mask add-matcher remove-matcher ' +
    'set-output save-state stop-commands set-env add-path'
  ).split(' '),
)

function parseNew(line: string): Command | undefined {
  const end = line.indexOf('::', 2)
  if (!line.startsWith('::') || end === -1) return undefined
  const escapes = [...dataEscapes.slice(0, 2), ['%3A', ':'], ['%2C', ','], ['%25', '%']] as const
  return commandOf(line.slice(2, end), ',', escapes, unescape(line.slice(end + 2), dataEscapes))
}

function parseOld(line: string): Command | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start === -1 || end === -1) return undefined
  const escapes = [['%3B', ';'], ...dataEscapes.slice(0, 2), ['%5D', ']']] as const
  return commandOf(line.slice(start + 3, end), ';', escapes, unescape(line.slice(end + 1), escapes))
}

type Escapes = readonly (readonly [written: string, meant: string])[]

/** In the order in which the runner undoes them. */
const dataEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]

function commandOf(head: string, separator: string, escapes: Escapes, data: string): Command | undefined {
  const [, name = '', rest = ''] = /^([^ ]*) ?(.*)$/s.exec(head) ?? []
  if (!names.has(name.toLowerCase())) return undefined
  const pairs = rest
    .trim()
    .split(separator)
    .filter((part) => part.includes('='))
  const properties = pairs.map((pair): [string, string] => {
    const equals = pair.indexOf('=')
    return [pair.slice(0, equals), unescape(pair.slice(equals + 1), escapes)]
  })
  return { name: name.toLowerCase(), properties: new Map(properties), data }
}

function unescape(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [written, character]) => result.replaceAll(written, character), text)
}

function isLevel(name: string): name is Annotation['level'] {
  return name === 'error' || name === 'warning' || name === 'notice'
}

function annotationOf(
  { properties, data }: Command,
  level: Annotation['level'],
  masks: string[],
): Annotation {
  const texts = { title: properties.get('title'), file: properties.get('file') }
  const numbers = correctRange({
    line: numberOf(properties.get('line')),
    endLine: numberOf(properties.get('endLine')),
    column: numberOf(properties.get('col')),
    endColumn: numberOf(properties.get('endColumn')),
  })
  const present = Object.entries({ ...texts, ...numbers }).filter(([, value]) => value !== undefined)
  return { level, message: star(data, masks).slice(0, messageLength), ...Object.fromEntries(present) }
}

interface Range {
  line: number | undefined
  endLine: number | undefined
  column: number | undefined
  endColumn: number | undefined
}

/** The corrections of `ValidateLinesAndColumns`, in its order. */
function correctRange({ line, endLine, column, endColumn }: Range): Partial<Range> {
  const first = line ?? endLine
  const noColumns = first === undefined || (endLine !== undefined && endLine !== first)
  const from = noColumns ? undefined : (column ?? endColumn)
  const backwards = first !== undefined && endLine !== undefined && endLine < first
  if (backwards) return {}
  if (from !== undefined && endColumn !== undefined && endColumn < from) return { line: first, endLine }
  return { line: first, endLine, column: from, endColumn: noColumns ? undefined : endColumn }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : undefined
}

function keep(annotation: Annotation, log: { annotations: Annotation[]; lost: Annotation[] }): void {
  const before = log.annotations.filter(({ level }) => level === annotation.level).length
  ;(before < keptPerLevel ? log.annotations : log.lost).push(annotation)
}

function star(text: string, masks: readonly string[]): string {
  return masks.reduce((result, mask) => result.replaceAll(mask, '***'), text)
}
