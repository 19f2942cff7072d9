import { notice, summary as stepSummary, warning } from '@actions/core'
import type { Report } from '../core/report.ts'
import { fetchChangedLines, type ChangedLines } from '../host/github/changed-lines.ts'
import type { Github } from '../host/github/client.ts'
import { publishComment, type CommentResult } from '../host/github/comments.ts'
import type { Environment, GithubEvent } from '../host/github/event.ts'
import type { RequestFailure } from '../host/github/retry.ts'
import { annotations } from '../report/annotations.ts'
import { comment as commentText, type CommentOptions } from '../report/comment.ts'
import { docsUrl } from '../report/docs.ts'
import { visible } from '../report/escape.ts'
import { summary } from '../report/summary.ts'
import { text } from '../report/text.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { workflowCommands } from '../report/workflow-commands.ts'
import type { Inputs } from './inputs.ts'

/** Where and how a report is shown. */
export interface Stage {
  readonly inputs: Inputs
  readonly event: GithubEvent
  readonly github: Github | null
  readonly gate: Gate
  readonly env: Environment
  readonly print: (text: string) => void
}

/** What was published. */
export interface Published {
  readonly comment: CommentResult
  /** True if as many errors are annotated as GitHub shows of one step. */
  readonly fullUp: boolean
}

/** Shows a report everywhere: log, job summary, comment, annotations. Nothing here decides whether the step fails. */
export async function publish(report: Report, stage: Stage): Promise<Published> {
  const options = pageOptions(report, stage)
  stage.print(`${text(report, { gate: stage.gate })}\n`)
  await writeSummary(summary(report, options), stage.env)
  const comment = await say(report, options, stage)
  mention(comment, stage.event)
  const { status, failed, line } = verdict(report, stage.gate)
  if (status === 'incomplete' && !failed) warning(`meshgate: ${line}`)
  return { comment, fullUp: await annotate(report, stage) }
}

function pageOptions(report: Report, { inputs, event, gate }: Stage): CommentOptions {
  return {
    gate,
    version: report.tool.version,
    docsUrl,
    server: event.serverUrl,
    repository: event.repository,
    headSha: event.headSha,
    baseSha: report.base,
    ...(event.pull && { baseRef: event.pull.baseRef }),
    runUrl: event.runUrl,
    runKey: event.run,
    commentKey: inputs['comment-key'],
  }
}

/** An older GitHub Enterprise Server knows no job summary. */
async function writeSummary(markdown: string, env: Environment): Promise<void> {
  if (env['GITHUB_STEP_SUMMARY']) await stepSummary.addRaw(markdown).write()
}

async function say(
  report: Report,
  options: CommentOptions,
  { inputs, event, github }: Stage,
): Promise<CommentResult> {
  if (!github || !event.pull || inputs.comment === 'never') return { status: 'none' }
  const body = commentText(report, options).replaceAll(inputs['github-token'], '***')
  const create = inputs.comment === 'always' || saysSomething(report)
  return publishComment(github, { pull: event.pull.number, body, create })
}

/** A pull request that touches nothing of ours gets no comment. */
function saysSomething({ findings, changes, targets, ...report }: Report): boolean {
  const failed = targets.some(({ status }) => status === 'failed')
  const { checkChanges, noLongerChecked, newlyChecked } = report
  const changesChecks = checkChanges.length + noLongerChecked.length + newlyChecked.length > 0
  return failed || changesChecks || changes.length > 0 || findings.some(({ status }) => status !== 'existing')
}

/** A comment that is missing is explained, and fails nothing. */
function mention(comment: CommentResult, { pull }: GithubEvent): void {
  if (comment.status === 'failed') warning(visible(`no comment on #${pull?.number}: ${comment.reason}`))
  if (comment.status === 'outdated')
    notice(`the comment on #${pull?.number} is from a later run and stays as it is`)
  if (comment.status !== 'denied') return
  notice(
    `no comment on #${pull?.number}: the token may not write one (${visible(comment.reason)}). All of it is in the job summary. ` +
      'Pull requests from forks have such a token; in any other case give the job\n' +
      'permissions:\n  contents: read\n  pull-requests: write',
  )
}

async function annotate(report: Report, { inputs, event, github, gate, print }: Stage): Promise<boolean> {
  const wanted = inputs.annotate === 'changed' && github && event.pull
  const changedLines = wanted ? await visibleLines(github, event.pull.number) : undefined
  const { shown, hidden } = annotations(report, {
    annotate: inputs.annotate,
    onlyNew: gate.onlyNew,
    ...(changedLines && { changedLines }),
  })
  print(workflowCommands(shown, hidden))
  return shown.filter(({ level }) => level === 'error').length >= errorsShown
}

/** `_maxCountPerIssueType` of actions/runner: GitHub shows ten errors of a step. */
const errorsShown = 10

/** Without an answer every line counts as changed: better a note too many than one too few. */
async function visibleLines(github: Github, pull: number): Promise<ChangedLines | undefined> {
  try {
    return await fetchChangedLines(github, pull)
  } catch (error) {
    const { status, message } = error as RequestFailure
    if (status === undefined) throw error
    warning(
      `the lines that #${pull} changes are not known (${visible(message ?? '')}): findings are annotated on any line`,
    )
    return undefined
  }
}
