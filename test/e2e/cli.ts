import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve, sep } from 'node:path'
import { Ajv } from 'ajv'
import type { Report } from '../../src/core/report.ts'
import { gitEnvironment } from '../host/repository.ts'

/** What a command came to. */
export interface CliResult {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The oldest Node that users may have is the system's, not the one of the workspace. */
const node = systemNode() ?? process.execPath

const program = resolve('dist/cli.js')

/** A cache folder that is not that of the person who runs the tests. */
const caches = mkdtempSync(join(tmpdir(), 'meshgate-caches-'))
process.once('exit', () => rmSync(caches, { recursive: true }))

/** The program and the arguments in front of those of a command. */
export const nodeProgram: readonly [string, ...string[]] = [node, program]

function systemNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`node_modules${sep}`))
  return folders.map((folder) => join(folder, 'node')).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Runs the built command line in a folder. */
export function meshgate(folder: string, ...args: readonly string[]): CliResult {
  return meshgateWith({}, folder, ...args)
}

/** Runs the built command line in a folder, with further environment variables. */
export function meshgateWith(
  env: Readonly<Record<string, string>>,
  folder: string,
  ...args: readonly string[]
): CliResult {
  const { status, stdout, stderr, error } = spawnSync(node, [program, ...args], {
    cwd: folder,
    env: {
      ...gitEnvironment,
      ...('HOME' in env ? {} : { XDG_CACHE_HOME: caches, XDG_STATE_HOME: caches }),
      ...env,
    },
    encoding: 'utf8',
  })
  if (error) throw error
  return { exitCode: status, stdout, stderr }
}

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object
const isReport = new Ajv({ strict: false, allErrors: true }).compile<Report>(schema)

/** A report as JSON, which must be what its schema says. */
export function readReport(text: string): Report {
  const report: unknown = JSON.parse(text)
  if (!isReport(report)) throw new Error(`the report breaks its schema: ${JSON.stringify(isReport.errors)}`)
  return report
}

/** Runs `meshgate check`, which also has to write a report that is what its schema says. */
export function check(folder: string, ...args: readonly string[]): CliResult & { readonly report: Report } {
  const temporary = mkdtempSync(join(tmpdir(), 'meshgate-report-'))
  try {
    const path = join(temporary, 'report.json')
    const result = meshgate(folder, 'check', ...args, '--output', `json=${path}`)
    if (result.exitCode === 2) throw new Error(result.stderr)
    return { ...result, report: readReport(readFileSync(path, 'utf8')) }
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

/** What a person sees, for golden files: the command, what it prints, its exit code. */
export function transcript(folder: string, ...args: readonly string[]): string {
  const { exitCode, stdout, stderr } = meshgate(folder, ...args)
  const words = args.map((word) => (/\s/.test(word) ? JSON.stringify(word) : word)).join(' ')
  return `$ meshgate ${words}\n${stdout}${stderr}[exit code ${exitCode}]\n`.replaceAll(folder, 'FOLDER')
}

/** Errors in one line each: `file:line rule`. */
export function errorsOf({ findings }: Report): string[] {
  return findings
    .filter(({ severity, status }) => severity === 'error' && status !== 'fixed')
    .map(({ at, rule }) => `${at.file}:${at.line} ${rule}`)
}
