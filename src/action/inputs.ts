import { UsageError } from '../core/errors.ts'
import { parseSeconds } from '../core/time-budget.ts'
import { parseIstioVersion, type IstioVersion } from '../core/istio-version.ts'
import { parseShard, shardForm, type Shard } from '../core/shard.ts'
import { parseReportFile, reportFormats, type ReportFile } from '../report/format-names.ts'

/** The parser of each input. A test compares the names with action.yml. */
const readers = {
  'github-token': text,
  config: text,
  'config-from': text,
  'approve-weakening': flag,
  'approve-label': text,
  paths: list,
  base: text,
  environments: list,
  'istio-version': version,
  'egress-allowlist': list,
  'fail-on': oneOf('error', 'warning', 'info', 'never'),
  'min-confidence': oneOf('certain', 'likely'),
  'fail-on-diff': flag,
  'only-new': flag,
  all: flag,
  comment: oneOf('auto', 'always', 'never'),
  'comment-key': key,
  annotate: oneOf('changed', 'all', 'none'),
  suggestions: oneOf('safe', 'all', 'none'),
  strict: flag,
  'time-budget': seconds,
  fetch: flag,
  'cache-dir': text,
  cache: text,
  'cache-public-key': text,
  'cache-private-key': text,
  shard: shardInput,
  'shard-output': text,
  merge: text,
  'report-path': text,
  reports: reportFiles,
  'publish-report': text,
} as const

/** The inputs of the step, with defaults. */
export type Inputs = { readonly [name in InputName]: ReturnType<(typeof readers)[name]> }

export type InputName = keyof typeof readers

/** The names of all inputs of the action. */
export const inputNames = Object.keys(readers) as InputName[]

/**
 * Reads the inputs from the environment variables of the runner, such as `INPUT_FAIL-ON`.
 * Throws `UsageError` with a line for each invalid value, and for an unknown input.
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  refuseUnknown(env)
  const mistakes: string[] = []
  const entries = inputNames.map((name) => {
    try {
      return [name, readers[name]((env[variable(name)] ?? '').trim(), name)]
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      mistakes.push(error.message)
      return [name, null]
    }
  })
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'))
  const inputs = Object.fromEntries(entries) as Inputs
  refuseHalfShard(inputs)
  return inputs
}

const prefix = 'INPUT_'

function variable(name: string): string {
  return prefix + name.toUpperCase()
}

/** Throws for an unknown input. The runner only warns, and a misspelt `fail-on` would let findings pass. */
function refuseUnknown(env: Readonly<Record<string, string | undefined>>): void {
  const variables = Object.keys(env).filter((name) => name.startsWith(prefix))
  const names = variables.map((name) => name.slice(prefix.length).toLowerCase())
  const unknown = names.find((name) => !inputNames.includes(name as InputName))
  if (unknown === undefined) return
  throw new UsageError(`there is no input \`${unknown}\`; there are ${inputNames.join(', ')}`)
}

/** Throws for a shard without an output folder, and for a run that is both shard and merge. */
function refuseHalfShard({ shard, 'shard-output': output, merge }: Inputs): void {
  if ((shard === null) !== (output === ''))
    throw new UsageError('inputs `shard` and `shard-output` go together: docs/shards.md has the workflow')
  if (shard && merge !== '')
    throw new UsageError('inputs `shard` and `merge` are for two jobs: docs/shards.md has the workflow')
}

function text(value: string): string {
  return value
}

/** A shard; `null` for an empty input, which is a whole check. */
function shardInput(value: string, name: string): Shard | null {
  const shard = parseShard(value)
  if (value === '' || shard) return shard
  throw invalidInput(name, value, shardForm)
}

/** A version of Istio; `null` for an empty input, which leaves it to the configuration. */
function version(value: string, name: string): IstioVersion | null {
  const read = parseIstioVersion(value)
  if (value === '' || read) return read
  throw invalidInput(name, value, 'a version as in 1.27')
}

/** The non-empty lines of an input. */
function list(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Reports to write, one a line, as `format=path`. */
function reportFiles(value: string, name: string): ReportFile[] {
  return list(value).map((line) => {
    const file = parseReportFile(line)
    if (file) return file
    throw invalidInput(
      name,
      line,
      `lines as in sarif=meshgate.sarif; the formats are ${reportFormats.join(', ')}`,
    )
  })
}

/** A boolean of YAML 1.2, like `getBooleanInput` of @actions/core. */
function flag(value: string, name: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true
  if (/^(false|False|FALSE)$/.test(value)) return false
  throw invalidInput(name, value, 'true, false')
}

function oneOf<const Value extends string>(...values: readonly Value[]) {
  return (value: string, name: string): Value => {
    const match = values.find((allowed) => allowed === value)
    if (match === undefined) throw invalidInput(name, value, values.join(', '))
    return match
  }
}

/** Seconds, up to the six hours that GitHub lets a job run. */
function seconds(value: string, name: string): number {
  const read = parseSeconds(value)
  if (read !== null) return read
  throw invalidInput(name, value, 'a number of seconds from 1 to 21600')
}

/** A comment key. It is written into an HTML comment, which `--` and `>` would end. */
function key(value: string, name: string): string {
  if (/^\w+(?:[.-]\w+)*$/.test(value)) return value
  throw invalidInput(name, value, 'letters, digits and `_`, with single `.` or `-` between them')
}

function invalidInput(name: string, value: string, expected: string): UsageError {
  return new UsageError(`input \`${name}\` is \`${value}\`; it takes ${expected}`)
}
