import { readFileSync } from 'node:fs'
import type { ProcessEnvironment } from '../environment.ts'
import { UsageError } from '../../core/errors.ts'
import { commitsOfEvent, type EventSubject, type Payload, type PullRequest } from './event-commits.ts'
import { labelsOfCommit } from './labels.ts'

/** The event that started the workflow. */
export interface GithubEvent {
  /** `pull_request`, `push`, `schedule`, … */
  readonly name: string
  /** `owner/name`. */
  readonly repository: string
  /** The commit that links point to. */
  readonly headSha: string
  /** The commit that HEAD is compared with unless HEAD is a merge commit; `null` if the event names none. */
  readonly base: string | null
  readonly pull: PullRequest | null
  /** True if the event checks out the default branch although it is about another commit: its `subject`. */
  readonly checksOutDefaultBranch: boolean
  readonly subject?: EventSubject
  /**
   * The labels that were set for the current commit of the pull request: those of a new pull request, and the label that
   * the event is about. Any other label may be older than the last push.
   */
  readonly labelsOfCommit: readonly string[]
  /** True for a push to the default branch, whose changes are merged. */
  readonly isOfDefaultBranch: boolean
  /** `null` if the event does not name it. */
  readonly defaultBranch: string | null
  /** `RUN_ID.ATTEMPT`: a later run is greater. */
  readonly run: string
  /** The page of this run. */
  readonly runUrl: string
  /** `https://github.com`, or the address of a GitHub Enterprise Server. */
  readonly serverUrl: string
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string
}

/**
 * Reads the event that started the workflow from the file GITHUB_EVENT_PATH and the variables beside it
 * (docs.github.com: "Events that trigger workflows", "Variables reference"). Throws `UsageError` if such a variable is missing,
 * as outside a workflow.
 */
export function readEvent(env: ProcessEnvironment): GithubEvent {
  const path = requiredVariable(env, 'GITHUB_EVENT_PATH')
  return describeEvent(env, JSON.parse(readFileSync(path, 'utf8')) as Payload)
}

/** Like `readEvent`, for a parsed payload. */
export function describeEvent(env: ProcessEnvironment, payload: Payload): GithubEvent {
  const name = requiredVariable(env, 'GITHUB_EVENT_NAME')
  const repository = requiredVariable(env, 'GITHUB_REPOSITORY')
  const serverUrl = env['GITHUB_SERVER_URL'] || 'https://github.com'
  const runId = requiredVariable(env, 'GITHUB_RUN_ID')
  const commits = commitsOfEvent(name, payload, repository)
  return {
    name,
    repository,
    headSha: commits.headSha ?? requiredVariable(env, 'GITHUB_SHA'),
    base: commits.base ?? null,
    pull: commits.pull ?? null,
    checksOutDefaultBranch: commits.subject !== undefined,
    ...(commits.subject && { subject: commits.subject }),
    labelsOfCommit: labelsOfCommit(payload),
    isOfDefaultBranch: isDefaultBranchPush(name, payload),
    defaultBranch: payload.repository?.default_branch ?? null,
    run: `${runId}.${env['GITHUB_RUN_ATTEMPT'] || '1'}`,
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    serverUrl,
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
  }
}

function isDefaultBranchPush(event: string, { ref, repository }: Payload): boolean {
  return event === 'push' && ref !== undefined && ref === `refs/heads/${repository?.default_branch}`
}

function requiredVariable(env: ProcessEnvironment, name: string): string {
  const value = env[name]
  if (!value) throw new UsageError(`\`${name}\` is not set: this runs as a step of a GitHub workflow`)
  return value
}
