import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parse } from 'yaml'
import { readLog, type StepLog } from './runner-commands.ts'
import { readOutputs, readSummary } from './runner-files.ts'

/** One step of a workflow that uses the action. */
export interface Step {
  /** The folder that holds action.yml. */
  readonly action: string
  /** The checked-out repository. */
  readonly workspace: string
  readonly event: { readonly name: string; readonly payload: unknown }
  /** GITHUB_SHA: the commit that the event is about. */
  readonly sha: string
  /** What stands under `with:`. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly apiUrl?: string
  readonly repository?: string
  readonly runId?: number
  readonly runAttempt?: number
  /** RUNNER_TEMP; without it a folder that is gone after the step. */
  readonly temp?: string
  /** Further variables of the step, as from `env:`. */
  readonly env?: Readonly<Record<string, string>>
  /** Kills the process once what it prints matches. */
  readonly endAt?: RegExp
}

export interface StepResult extends Omit<StepLog, 'outputs'> {
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** The token that the fake runner hands out; a log that holds it in clear is a leak. */
export const token = `ghs_1234_${'x'.repeat(500)}.fake`

/**
 * Runs the built action as GitHub's runner runs it: a process of its own, an environment of what the runner sets and
 * nothing else, inputs filled from action.yml, stdout and stderr read for commands, outputs and summary from files.
 */
export async function runStep(step: Step): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  try {
    const files = stepFiles(folder, step.event.payload)
    const { main, defaults } = readAction(step.action)
    const env = {
      ...runnerEnvironment(step, folder),
      ...files,
      ...inputVariables({ ...defaults, ...step.inputs }),
    }
    const script = join(step.action, main)
    const { exitCode, output } = await execute(script, step.workspace, { ...env, ...step.env }, step.endAt)
    const log = readLog(`::add-mask::${token}\n${output}`)
    const outputs = { ...log.outputs, ...readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')) }
    return {
      ...log,
      exitCode,
      outputs,
      summary: readSummary(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function stepFiles(folder: string, payload: unknown) {
  const create = (name: string, content: string) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  return {
    GITHUB_EVENT_PATH: create('event.json', JSON.stringify(payload)),
    GITHUB_OUTPUT: create('output', ''),
    GITHUB_STEP_SUMMARY: create('summary', ''),
    GITHUB_STATE: create('state', ''),
    GITHUB_ENV: create('env', ''),
    GITHUB_PATH: create('path', ''),
  }
}

interface ActionFile {
  runs: { using: string; main: string }
  inputs?: Record<string, { default?: string } | null>
}

/** What the runner takes from action.yml: the file to run and the inputs' defaults. */
function readAction(folder: string): { main: string; defaults: Record<string, string> } {
  const { runs, inputs = {} } = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as ActionFile
  const defaults = Object.entries(inputs).map(([name, input]) => [name, input?.default ?? ''])
  return { main: runs.main, defaults: Object.fromEntries(defaults) }
}

/** `INPUT_FAIL-ON`: upper case, spaces to underscores, hyphens stay. */
function inputVariables(inputs: Record<string, string>): Record<string, string> {
  const variables = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value.replace('${{ github.token }}', token),
  ])
  return Object.fromEntries(variables)
}

function runnerEnvironment(step: Step, folder: string): Record<string, string> {
  const { apiUrl = 'http://127.0.0.1:9', repository = 'octo-org/mesh', runId = 812, runAttempt = 1 } = step
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'meshgate',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_NAME: step.event.name,
    GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
    GITHUB_JOB: 'gate',
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ATTEMPT: String(runAttempt),
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_SHA: step.sha,
    GITHUB_WORKFLOW: 'meshgate',
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'fake',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: step.temp ?? folder,
    RUNNER_TOOL_CACHE: folder,
  }
}

async function execute(main: string, cwd: string, env: Record<string, string>, endAt?: RegExp) {
  const child = spawn(process.execPath, [main], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  if (endAt) killAt(child, endAt)
  const [exitCode, ...streams] = await Promise.all([
    new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
    text(child.stdout),
    text(child.stderr),
  ])
  return { exitCode, output: streams.join('\n') }
}

function killAt(child: ChildProcess, endAt: RegExp): void {
  let printed = ''
  child.stdout?.on('data', (data: Buffer) => {
    printed += data.toString()
    if (endAt.test(printed)) child.kill('SIGKILL')
  })
}
