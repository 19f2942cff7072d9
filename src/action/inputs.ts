import { UsageError } from '../core/errors.ts'
import { parseSeconds } from '../core/time-budget.ts'
import { parseIstioVersion, type IstioVersion } from '../core/istio-version.ts'

/** How the value of each input is read. Every input of action.yml is here, and nothing else (a test compares them). */
const readers = {
  'github-token': text,
  config: text,
  paths: list,
  base: text,
  environments: list,
  'istio-version': version,
  'egress-allowlist': list,
  'fail-on': oneOf('error', 'warning', 'info', 'never'),
  'min-confidence': oneOf('certain', 'likely'),
  'fail-on-diff': flag,
  'only-new': flag,
  comment: oneOf('auto', 'always', 'never'),
  'comment-key': key,
  annotate: oneOf('changed', 'all', 'none'),
  strict: flag,
  'time-budget': seconds,
  'report-path': text,
} as const

/** What stands under `with:`, defaults filled in. */
export type Inputs = { readonly [name in InputName]: ReturnType<(typeof readers)[name]> }

export type InputName = keyof typeof readers

export const inputNames = Object.keys(readers) as InputName[]

/**
 * Reads the inputs from the variables by which the runner hands them over: `INPUT_FAIL-ON`.
 * Throws `UsageError` for a value that an input does not take and for an input that does not exist.
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  refuseUnknown(env)
  const entries = inputNames.map((name) => [name, readers[name]((env[variable(name)] ?? '').trim(), name)])
  return Object.fromEntries(entries) as Inputs
}

const prefix = 'INPUT_'

function variable(name: string): string {
  return prefix + name.toUpperCase()
}

/** The runner only warns, and a misspelt `fail-on` would leave a gate open. */
function refuseUnknown(env: Readonly<Record<string, string | undefined>>): void {
  const given = Object.keys(env).filter((name) => name.startsWith(prefix))
  const names = given.map((name) => name.slice(prefix.length).toLowerCase())
  const unknown = names.find((name) => !inputNames.includes(name as InputName))
  if (unknown === undefined) return
  throw new UsageError(`there is no input \`${unknown}\`; there are ${inputNames.join(', ')}`)
}

function text(value: string): string {
  return value
}

/** Empty where the configuration says it, or nobody. */
function version(value: string, name: string): IstioVersion | null {
  const read = parseIstioVersion(value)
  if (value === '' || read) return read
  throw wrong(name, value, 'a version as in 1.27')
}

/** One a line. */
function list(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The booleans of YAML 1.2, as `getBooleanInput` of @actions/core takes them. */
function flag(value: string, name: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true
  if (/^(false|False|FALSE)$/.test(value)) return false
  throw wrong(name, value, 'true, false')
}

function oneOf<const Value extends string>(...values: readonly Value[]) {
  return (value: string, name: string): Value => {
    const found = values.find((known) => known === value)
    if (found === undefined) throw wrong(name, value, values.join(', '))
    return found
  }
}

/** Up to the six hours that GitHub lets a job run. */
function seconds(value: string, name: string): number {
  const read = parseSeconds(value)
  if (read !== null) return read
  throw wrong(name, value, 'a number of seconds from 1 to 21600')
}

/** It stands in an HTML comment, which `--` and `>` would end. */
function key(value: string, name: string): string {
  if (/^\w+(?:[.-]\w+)*$/.test(value)) return value
  throw wrong(name, value, 'letters, digits and `_`, with single `.` or `-` between them')
}

function wrong(name: string, value: string, right: string): UsageError {
  return new UsageError(`input \`${name}\` is \`${value}\`; it takes ${right}`)
}
