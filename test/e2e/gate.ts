import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import type { Report } from '../../src/core/report.ts'
import { fakeGithub, type FakeGithub } from '../github/fake-github.ts'
import { runStep, type Step, type StepResult } from '../github/fake-runner.ts'
import type { FakeState } from '../github/fake-state.ts'
import { Repository, type Files, type Pull } from './repository.ts'

/** What a step left behind. */
export interface GateResult extends StepResult {
  /** Checked against schemas/report.schema.json. */
  readonly report: Report | null
}

/** The whole scene: a repository, a GitHub, and a runner that uses the built action. */
export interface Scene {
  readonly repository: Repository
  readonly github: FakeGithub
  /** Runs the gate on the pull request from a branch, in a clone of its merge commit that is one commit deep. */
  run(branch: string, options?: RunOptions): Promise<GateResult>
  close(): Promise<void>
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly runId?: number
  /** Default: the event of the pull request. */
  readonly event?: Step['event']
  /** Default: the merge commit. */
  readonly sha?: string
  readonly depth?: 1 | 'full'
  /** The pull request comes from another repository. */
  readonly fork?: boolean
  /** Default: the fake GitHub. */
  readonly apiUrl?: string
  /** Default: this folder. */
  readonly action?: string
  /** Further variables of the step. */
  readonly env?: Readonly<Record<string, string>>
  /** Does something to the workspace after the checkout, as an earlier step may. */
  readonly prepare?: (workspace: string) => void
  /** Ends the step, as a cancelled job does, once its output matches. */
  readonly endAt?: RegExp
}

/** Sets the scene; `files` replace the example repository. */
export async function openScene(state: Partial<FakeState> = {}, files?: Files): Promise<Scene> {
  const repository = Repository.create(files)
  const github = await fakeGithub(state)
  return {
    repository,
    github,
    run: (branch, options = {}) => runGate(repository, github, branch, options),
    close: async () => {
      repository.remove()
      await github.close()
    },
  }
}

async function runGate(repository: Repository, github: FakeGithub, branch: string, options: RunOptions) {
  const pull = repository.pull(branch)
  const temp = mkdtempSync(join(tmpdir(), 'runner-temp-'))
  try {
    const workspace = repository.checkout(options.sha ?? pull.mergeSha, options.depth)
    options.prepare?.(workspace)
    const result = await runStep({
      action: options.action ?? process.cwd(),
      workspace,
      event: options.event ?? pullEvent(pull, options.fork),
      sha: options.sha ?? pull.mergeSha,
      apiUrl: options.apiUrl ?? github.url,
      temp,
      ...(options.env && { env: options.env }),
      ...(options.endAt && { endAt: options.endAt }),
      ...(options.inputs && { inputs: options.inputs }),
      ...(options.runId !== undefined && { runId: options.runId }),
    })
    return { ...result, report: readReport(result.outputs['report-path']) }
  } finally {
    rmSync(temp, { recursive: true, force: true })
  }
}

/** The payload, as far as anybody reads it. */
export function pullEvent({ headSha, baseSha }: Pull, fork = false): Step['event'] {
  const repository = { full_name: 'octo-org/mesh' }
  const head = { sha: headSha, ref: 'topic', repo: fork ? { full_name: 'stranger/mesh' } : repository }
  const pull = { number: 7, head, base: { sha: baseSha, ref: 'main', repo: repository } }
  return { name: 'pull_request', payload: { action: 'synchronize', number: 7, pull_request: pull } }
}

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object
const isReport = new Ajv({ strict: false, allErrors: true }).compile<Report>(schema)

function readReport(path: string | undefined): Report | null {
  if (!path) return null
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isReport(report)) throw new Error(`the report breaks its schema: ${JSON.stringify(isReport.errors)}`)
  return report
}
