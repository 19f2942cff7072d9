import { pullLabels, type LabelledPayload } from './labels.ts'

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

/** The commits of an event; absent if the event does not name them. */
export interface EventCommits {
  readonly headSha?: string
  readonly base?: string
  readonly pull?: PullRequest
  readonly subject?: EventSubject
}

/**
 * The commits and the pull request that an event of GitHub names; an empty object if it names none, and for other events.
 *
 * @param event its name, such as `pull_request`
 * @param repository `owner/name`; pull requests of other repositories that a run lists are ignored
 */
export function commitsOfEvent(event: string, payload: Payload, repository: string): EventCommits {
  return readersByEvent[event]?.(payload, repository) ?? noCommits
}

const noCommits: EventCommits = {}

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
    issue?.pull_request ? { subject: { name: `pull request #${issue.number}`, sha: null } } : noCommits,
  merge_group: ({ merge_group: group }) =>
    group ? { headSha: group.head_sha, base: group.base_sha } : noCommits,
  push: ({ before: beforeSha = noCommit, after: afterSha = noCommit }) => ({
    ...(afterSha !== noCommit && { headSha: afterSha }),
    ...(beforeSha !== noCommit && { base: beforeSha }),
  }),
  workflow_run: ({ workflow_run: run, repository: { default_branch: main } = {} }, repository) => {
    const isOfMain = main !== undefined && run?.head_branch === main && !isForPull(run)
    return isOfMain ? noCommits : runCommits(run, repository)
  },
  check_run: ({ check_run: run }, repository) => runCommits(run, repository),
  check_suite: ({ check_suite: run }, repository) => runCommits(run, repository),
  status: ({ sha }) => (sha ? { headSha: sha, subject: commitSubject(sha) } : noCommits),
}

/** Whether a run is for a pull request: the branch of a fork may have the name of the default branch. */
function isForPull({ event = '', pull_requests: pulls = [] }: RunPayload): boolean {
  return event.startsWith('pull_request') || pulls.length > 0
}

/** The commits of a workflow or check run. Its list of pull requests is empty for a fork. */
function runCommits(run: RunPayload | undefined, repository: string): EventCommits {
  if (!run) return noCommits
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

function pullCommits(pull: PullPayload | undefined): EventCommits {
  if (!pull) return noCommits
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
