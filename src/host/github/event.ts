import { readFileSync } from 'node:fs'
import { UsageError } from '../../core/errors.ts'
import { pullLabels, labelsOfCommit, type LabelledPayload } from './labels.ts'

/** Environment variables, as the runner sets them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A pull request as an event describes it. */
export interface PullRequest {
  readonly number: number
  /** The last commit of its branch, which "Files changed" shows; not the merge commit that is checked out. */
  readonly headSha: string
  /** The tip of the base branch when the event happened; not the merge base. */
  readonly baseSha: string
  readonly baseRef: string
  readonly labels: readonly string[]
}

/** A commit or a pull request that an event is about. */
export interface EventSubject {
  /** `pull request #7`, `commit 0123abc`. */
  readonly name: string
  /** `null`: the event does not name the commit. */
  readonly sha: string | null
}

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
 * (docs.github.com: "Events that trigger workflows", "Variables reference"). Throws `UsageError` outside a workflow.
 */
export function readEvent(env: Environment): GithubEvent {
  const path = requiredVariable(env, 'GITHUB_EVENT_PATH')
  return describeEvent(env, JSON.parse(readFileSync(path, 'utf8')) as Payload)
}

/** Like `readEvent`, for a parsed payload. */
export function describeEvent(env: Environment, payload: Payload): GithubEvent {
  const name = requiredVariable(env, 'GITHUB_EVENT_NAME')
  const repository = requiredVariable(env, 'GITHUB_REPOSITORY')
  const serverUrl = env['GITHUB_SERVER_URL'] || 'https://github.com'
  const runId = requiredVariable(env, 'GITHUB_RUN_ID')
  const commits = readersByEvent[name]?.(payload, repository) ?? noSides
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

/** The fields of a payload that are read; each of them may be missing. */
export interface Payload extends LabelledPayload {
  readonly ref?: string
  readonly pull_request?: PullPayload
  readonly issue?: { readonly number: number; readonly pull_request?: object }
  readonly merge_group?: { readonly base_sha: string; readonly head_sha: string }
  readonly workflow_run?: RunPayload
  readonly check_run?: RunPayload
  readonly check_suite?: RunPayload
  readonly repository?: { readonly default_branch?: string }
  readonly sha?: string
  readonly before?: string
  readonly after?: string
  readonly deleted?: boolean
}

/** A run of a workflow or of checks for a commit. */
interface RunPayload {
  readonly head_sha: string
  readonly head_branch?: string | null
  /** The event that started the workflow: `push`, `pull_request`, … */
  readonly event?: string
  readonly pull_requests?: readonly PullPayload[]
}

interface PullPayload {
  readonly number: number
  readonly labels?: readonly { readonly name: string }[]
  readonly head: { readonly sha: string }
  readonly base: { readonly sha: string; readonly ref: string; readonly repo?: BaseRepository }
}

/** A webhook contains the full name; the short form in `workflow_run` contains the API address. */
interface BaseRepository {
  readonly full_name?: string
  readonly url?: string
}

interface EventCommits {
  readonly headSha?: string
  readonly base?: string
  readonly pull?: PullRequest
  readonly subject?: EventSubject
}

const noSides: EventCommits = {}

/** How each event names head and base; an event that is not listed has no base and no pull request. */
const readersByEvent: Readonly<Record<string, (payload: Payload, repository: string) => EventCommits>> = {
  pull_request: ({ pull_request: pull }) => pullCommits(pull),
  pull_request_target: ({ pull_request: pull }) => ({
    ...pullCommits(pull),
    ...(pull && { subject: { name: `pull request #${pull.number}`, sha: pull.head.sha } }),
  }),
  pull_request_review: ({ pull_request: pull }) => pullCommits(pull),
  pull_request_review_comment: ({ pull_request: pull }) => pullCommits(pull),
  issue_comment: ({ issue }) =>
    issue?.pull_request ? { subject: { name: `pull request #${issue.number}`, sha: null } } : noSides,
  merge_group: ({ merge_group: group }) =>
    group ? { headSha: group.head_sha, base: group.base_sha } : noSides,
  push: ({ before: beforeSha = noCommit, after: afterSha = noCommit }) => ({
    ...(afterSha !== noCommit && { headSha: afterSha }),
    ...(beforeSha !== noCommit && { base: beforeSha }),
  }),
  workflow_run: ({ workflow_run: run, repository: { default_branch: main } = {} }, repository) => {
    const isOfMain = main !== undefined && run?.head_branch === main && !isForPull(run)
    return isOfMain ? noSides : runCommits(run, repository)
  },
  check_run: ({ check_run: run }, repository) => runCommits(run, repository),
  check_suite: ({ check_suite: run }, repository) => runCommits(run, repository),
  status: ({ sha }) => (sha ? { headSha: sha, subject: commitSubject(sha) } : noSides),
}

/** Whether a run is for a pull request: the branch of a fork may have the name of the default branch. */
function isForPull({ event = '', pull_requests: pulls = [] }: RunPayload): boolean {
  return event.startsWith('pull_request') || pulls.length > 0
}

/** The commits of a workflow or check run. Its list of pull requests is empty for a fork. */
function runCommits(run: RunPayload | undefined, repository: string): EventCommits {
  if (!run) return noSides
  const pulls = run.pull_requests?.filter(({ base }) => isRepository(base.repo, repository)) ?? []
  const pull = pulls.length === 1 ? pulls[0] : undefined
  const subject = pull
    ? { name: `pull request #${pull.number}`, sha: pull.head.sha }
    : commitSubject(run.head_sha)
  return { headSha: run.head_sha, ...pullCommits(pull), subject }
}

function commitSubject(sha: string): EventSubject {
  return { name: `commit ${sha.slice(0, 7)}`, sha }
}

/** The commit that a push names for a branch that did not exist before. */
const noCommit = '0'.repeat(40)

function isDefaultBranchPush(event: string, { ref, repository }: Payload): boolean {
  return event === 'push' && ref !== undefined && ref === `refs/heads/${repository?.default_branch}`
}

function pullCommits(pull: PullPayload | undefined): EventCommits {
  if (!pull) return noSides
  const { number, head, base } = pull
  return {
    headSha: head.sha,
    base: base.sha,
    pull: { number, headSha: head.sha, baseSha: base.sha, baseRef: base.ref, labels: pullLabels(pull) },
  }
}

/** Whether a repository is the given one: a workflow in a fork also lists pull requests of the original repository. */
function isRepository(repo: BaseRepository | undefined, repository: string): boolean {
  return repo?.full_name === repository || repo?.url?.endsWith(`/repos/${repository}`) === true
}

function requiredVariable(env: Environment, name: string): string {
  const value = env[name]
  if (!value) throw new UsageError(`\`${name}\` is not set: this runs as a step of a GitHub workflow`)
  return value
}
