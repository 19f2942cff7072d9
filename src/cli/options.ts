import { InvalidArgumentError, Option } from 'commander'
import { parseSeconds } from '../core/time-budget.ts'
import { parseIstioVersion, type IstioVersion } from '../core/istio-version.ts'
import { parseReportFile, reportFormats, type ReportFile, type ReportFormat } from '../report/format-names.ts'
import { parseShard, shardForm, type Shard } from '../core/shard.ts'
import type { Gate } from '../report/verdict.ts'

/** Options of every command that renders. */
export interface CacheOptions {
  /** The folder of renders; `false` with `--no-cache`; absent: the one in the cache folder of the user. */
  readonly cache?: string | false
}

/** Options of every command that checks a repository. */
export interface RunOptions extends CacheOptions {
  readonly base?: string
  readonly config: string
  readonly configFrom: string
  readonly approveWeakening: boolean
  readonly environment: readonly string[]
  readonly together: boolean
  /** True: the index is checked instead of the working folder, and compared with HEAD. */
  readonly staged?: boolean
  /** Absent: the command looks at everything. */
  readonly all?: boolean
  readonly istioVersion?: IstioVersion
  readonly egressAllow: readonly string[]
  readonly timeBudget: number
  readonly cacheDir?: string
}

/** `--quiet`; by default for a command that reports failures. */
export function quietOption(description = 'print only what fails, and nothing if nothing fails'): Option {
  return new Option('-q, --quiet', description).default(false)
}

/** Collects an option that may be repeated. */
export function collectOption(value: string, values: readonly string[]): string[] {
  return [...values, value]
}

/** Collects an option that may be repeated, and splits each value at its commas as Helm does for this option. */
export function collectSlice(value: string, values: readonly string[]): string[] {
  return [...values, ...value.split(',')]
}

function seconds(value: string): number {
  const read = parseSeconds(value)
  if (read !== null) return read
  throw new InvalidArgumentError('write a number of seconds from 1 to 21600')
}

function istioVersion(value: string): IstioVersion {
  const version = parseIstioVersion(value)
  if (version) return version
  throw new InvalidArgumentError('write a version such as 1.27')
}

/** The option `--cache-dir`, the folder with downloaded charts, of every command that reads the charts of the lock file. */
export function cacheDirOption(): Option {
  return new Option(
    '--cache-dir <folder>',
    'folder with the charts that `meshgate.lock` names; by default in the cache folder of the user',
  )
}

/** `--cache` and `--no-cache`, which every command that renders has. */
export function cacheOptions(): readonly Option[] {
  return [
    new Option(
      '--cache <folder>',
      'folder that keeps renders from one run to the next, never one of the repository; by default in the cache folder of the user',
    ),
    new Option('--no-cache', 'neither keep renders nor use kept ones'),
  ]
}

/** The options of `RunOptions` without `--base`, whose default depends on the command. */
export const runOptions: readonly Option[] = [
  new Option('--config <file>', 'configuration, relative to the root of the repository').default(
    '.meshgate.yaml',
  ),
  new Option(
    '--config-from <source>',
    'where the configuration comes from: head, base, or a file that is not of this repository',
  ).default('head'),
  new Option(
    '--approve-weakening',
    'approve changes of the configuration and of workflows that weaken the check',
  ).default(false),
  new Option('--environment <name>', 'only this environment; may be repeated')
    .argParser(collectOption)
    .default([]),
  new Option('--together', 'take loose manifests (in PATH, if given) as applied together').default(false),
  new Option('--istio-version <version>', 'version of Istio that the mesh runs, as in 1.27').argParser(
    istioVersion,
  ),
  new Option(
    '--egress-allow <host[:port]>',
    'outside host that may be declared, if the configuration also allows it; may be repeated',
  )
    .argParser(collectOption)
    .default([]),
  new Option(
    '--time-budget <seconds>',
    'seconds after which no further work is started and the report is written',
  )
    .argParser(seconds)
    .default(900),
  cacheDirOption(),
  ...cacheOptions(),
]

/** Collects a value of `--output`: `format=path`. */
export function parseOutput(value: string, outputs: readonly ReportFile[]): ReportFile[] {
  const output = parseReportFile(value)
  if (output) return [...outputs, output]
  throw new InvalidArgumentError(
    `write it as format=path, as in json=report.json; the formats are ${reportFormats.join(', ')}`,
  )
}

/** Reads the value of `--shard`, as in `2/4`. Throws `InvalidArgumentError` where `parseShard` returns `null`. */
export function shardOption(value: string): Shard {
  const shard = parseShard(value)
  if (shard) return shard
  throw new InvalidArgumentError(`it takes ${shardForm}`)
}

/** The options of `meshgate merge`, and of `meshgate check`: what is listed, what fails, and how it is written. */
export interface ReportOptions extends RunOptions {
  readonly failOn: Gate['failOn']
  readonly minConfidence: Gate['minConfidence']
  readonly onlyNew: boolean
  /** True: findings that the change does not touch are also listed. */
  readonly all: boolean
  readonly strict: boolean
  readonly failOnDiff: boolean
  readonly format: ReportFormat
  readonly output: readonly ReportFile[]
  readonly causes: boolean
  readonly profile: boolean
  /** Prints only what fails. */
  readonly quiet: boolean
}

/** The options of `meshgate check`. */
export interface CheckOptions extends ReportOptions {
  readonly fix: boolean
  readonly fixDryRun: boolean
  readonly unsafeFixes: boolean
  readonly watch: boolean
  /** The share that this run does; absent: all of it. */
  readonly shard?: Shard
  /** The folder that `meshgate merge` takes. */
  readonly shardOutput?: string
}
