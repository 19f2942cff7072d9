import { readFileSync } from 'node:fs'
import type { ProcessEnvironment } from '../environment.ts'
import { UsageError } from '../../core/errors.ts'
import type { Github } from './client.ts'
import type { PullRequest } from './event-commits.ts'

/** A finished run of another workflow, as GitHub describes it. The run itself cannot influence these fields. */
export interface WorkflowRun {
  readonly id: number
  readonly attempt: number
  /** The event that started it. */
  readonly event: string
  readonly headSha: string
  readonly headBranch: string
  /** `owner/name` of the repository of the commit, which may be a fork. */
  readonly headRepository: string
}

interface WorkflowRunPayload {
  readonly workflow_run?: {
    readonly id: number
    readonly run_attempt?: number
    readonly event: string
    readonly head_sha: string
    readonly head_branch: string | null
    readonly head_repository: { readonly full_name: string } | null
  }
}

/** Reads the run that a `workflow_run` event is about. Throws `UsageError` for any other event. */
export function readWorkflowRun(env: ProcessEnvironment): WorkflowRun {
  const path = env['GITHUB_EVENT_PATH']
  const payload = path ? (JSON.parse(readFileSync(path, 'utf8')) as WorkflowRunPayload) : {}
  const { workflow_run: run } = payload
  if (env['GITHUB_EVENT_NAME'] !== 'workflow_run' || !run)
    throw new UsageError('a report of another run is published on `workflow_run` only')
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    event: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? '',
    headRepository: run.head_repository?.full_name ?? '',
  }
}

/**
 * The open pull requests whose head is the commit of a run, in the repository that the run came from. The list in the event
 * is empty for forks, and a number that the run itself states cannot be trusted.
 */
export async function pullsOfRun({ octokit, repository }: Github, run: WorkflowRun): Promise<PullRequest[]> {
  const { headSha, headBranch, headRepository } = run
  const [owner = ''] = headRepository.split('/')
  const page = { ...repository, state: 'open' as const, head: `${owner}:${headBranch}`, per_page: 100 }
  const pulls = await octokit.paginate(octokit.rest.pulls.list, page)
  return pulls
    .filter(({ head }) => head.sha === headSha && head.repo?.full_name === headRepository)
    .map(({ number, head, base, labels }) => ({
      number,
      headSha: head.sha,
      baseSha: base.sha,
      baseRef: base.ref,
      labels: labels.map(({ name }) => name),
    }))
}
