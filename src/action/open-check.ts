import type { ProcessEnvironment } from '../host/environment.ts'
import { notice } from '@actions/core'
import { UsageError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import type { Tree } from '../core/tree.ts'
import type { EngineFiles } from '../host/engine/engine-pool.ts'
import { commitOf, fetchedCommit, parentsOfHead } from '../host/git/base.ts'
import { commitTree, lazyTree } from '../host/git/commit-tree.ts'
import { GitError, gitTimeout, openGit, unlessGitFails, type Git } from '../host/git/git.ts'
import { eventBase } from '../host/github/base.ts'
import type { Github } from '../host/github/client.ts'
import { alteredPaths } from '../host/git/working-changes.ts'
import { gitCredentials } from '../host/github/credentials.ts'
import type { GithubEvent } from '../host/github/event.ts'
import { openConfig, type OpenedConfig } from '../host/config-source.ts'
import {
  openBase,
  openCommit,
  openFolder,
  type OpenedBase,
  type OpenedHead,
  type Workspace,
} from '../host/open.ts'
import { workflowRepository } from '../host/github/workflow-repository.ts'
import { startBudget, type RunningBudget } from '../host/time-budget.ts'
import { listsExisting } from '../report/format-names.ts'
import { unaffectedReport } from '../run/unaffected/unaffected-report.ts'
import type { Inputs } from './inputs.ts'
import { refuseOtherCommit } from './refuse-other-commit.ts'
import { uncommittedNotices } from './uncommitted.ts'

/** Everything that a check depends on. */
export interface CheckRequest {
  readonly inputs: Inputs
  readonly event: GithubEvent
  readonly github: Github | null
  readonly env: ProcessEnvironment
  readonly version: string
  readonly engine: EngineFiles
  /** The file with the hash of the engine. */
  readonly engineDigest: URL
  /** The script of the thread that starts a process for JSON schemas, or for rules of the repository. */
  readonly processWorker: URL
  /** The key of masks; `null`: a key that only this run uses. */
  readonly maskKey: string | null
}

/** What a check opened before it renders. */
export interface OpenedCheck {
  readonly workspace: PullWorkspace
  readonly config: OpenedConfig
  readonly budget: RunningBudget
  /** True if findings that the change does not touch are listed. */
  readonly all: boolean
  /** The report of a change that touches nothing; `null` for any other one. */
  readonly unaffected: Report | null
}

/**
 * Opens head and base of the event, and looks whether the change touches anything. Throws `UsageError` if one of them
 * cannot be opened.
 */
export async function openCheck(request: CheckRequest): Promise<OpenedCheck> {
  const budget = startBudget(request.inputs['time-budget'])
  const workspace = await openWorkspace(request, budget)
  for (const text of uncommittedNotices(workspace.workingState(), request.inputs['cache-dir'])) notice(text)
  const config = configFor(request, workspace)
  const all = !isOfChangeAlone(request)
  const unaffected = all ? null : await reportIfUnaffected(request, workspace, config)
  return { workspace, config, budget, all, unaffected }
}

/** A workspace, and the head of the pull request if another commit is checked out that merges it. */
export interface PullWorkspace extends Workspace {
  readonly pullHead: Tree | null
}

async function openWorkspace(request: CheckRequest, budget: RunningBudget): Promise<PullWorkspace> {
  const { inputs, event } = request
  const env = { ...request.env, ...gitCredentials(event.serverUrl, inputs['github-token']) }
  const folder = request.env['GITHUB_WORKSPACE'] ?? '.'
  const gitTimeoutMs = gitTimeout(budget)
  const workspace = openFolder({
    folder,
    paths: inputs.paths,
    base: null,
    env,
    cacheFolder: inputs['cache-dir'],
    gitTimeoutMs,
    asCommitted: true,
  })
  const git = openGit(workspace.root, env, gitTimeoutMs)
  refuseOtherCommit(event, git, request.env['GITHUB_SHA'])
  const repository = () => workflowRepository(request.env, workspace.repository())
  const base = await openRequestedBase(request, git, workspace)
  const isAltered = alteredPaths(workspace.workingState()).length > 0
  return {
    ...workspace,
    repository,
    ...base,
    // Only the folder shows what differs from the commit; head is the commit.
    ...(isAltered && { difference: () => null }),
    pullHead: git && mergedHead(git, event),
  }
}

/** The head of a pull request whose merge commit is checked out, fetched when it is first read. */
function mergedHead(git: Git, { pull }: GithubEvent): Tree | null {
  if (!pull || parentsOfHead(git)[1] !== pull.headSha) return null
  return lazyTree(() => commitTree(git, fetchedCommit(git, pull.headSha)))
}

/**
 * Whether the run looks for what the change alters and nothing else: only before a merge, since a run on a push records
 * all findings of its branch, and not if a report lists the findings of base: code scanning would close their alerts.
 */
function isOfChangeAlone({ inputs, event }: CheckRequest): boolean {
  const isBeforeMerge = event.pull !== null || event.name === 'merge_group'
  const listed = inputs.reports.some(({ format }) => listsExisting(format))
  return isBeforeMerge && inputs['only-new'] && !inputs.all && !inputs.strict && !listed
}

function reportIfUnaffected(
  { inputs, version }: CheckRequest,
  workspace: Workspace,
  { configFile }: OpenedConfig,
): Promise<Report | null> {
  const { 'egress-allowlist': egressAllowlist } = inputs
  return unlessGitFails(() => unaffectedReport({ ...workspace, configFile, egressAllowlist, version }))
}

function configFor({ inputs, env }: CheckRequest, workspace: Workspace): OpenedConfig {
  return openConfig(inputs['config-from'], env['GITHUB_WORKSPACE'] ?? '.', inputs.config, workspace)
}

/** Throws `UsageError` if a pull request with commits of its own would be compared with itself, so that nothing is new. */
function refuseHead(opened: OpenedBase, { pull }: GithubEvent, git: Git): OpenedBase {
  const head = commitOf(git, 'HEAD')
  if (!pull || pull.headSha === pull.baseSha || opened.baseCommit !== head) return opened
  throw new UsageError(
    'input `base` is the commit that is checked out, so that nothing would be new: name the branch that the pull ' +
      'request goes into, or leave it out',
  )
}

/** The base, if the inputs or the event name one. */
async function openRequestedBase({ inputs, event, github }: CheckRequest, git: Git | null, head: OpenedHead) {
  if (!inputs.base && event.base === null) return {}
  if (!git) {
    throw new UsageError(
      'the workspace is no Git repository, so there is nothing to compare with: check it out with `actions/checkout`, ' +
        'and name its folder in `paths` if it is not the workspace itself',
    )
  }
  try {
    if (inputs.base) {
      const opened = refuseHead(openBase(git, inputs.base, head), event, git)
      if (opened.baseNotice !== undefined) notice(opened.baseNotice)
      return opened
    }
    const { commit, notice: text } = await eventBase(event, git, github)
    if (text !== undefined) notice(text)
    return commit === null ? {} : openCommit(git, commit, head)
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    throw new UsageError(
      `the commit to compare with could not be fetched (${error.message}): give the job \`permissions: contents: read\`, ` +
        'or `actions/checkout` a `fetch-depth: 2`',
    )
  }
}
