import { notice, summary as stepSummary, warning } from '@actions/core'
import type { Report } from '../core/report.ts'
import type { Github } from '../host/github/client.ts'
import { publishComment, type CommentResult } from '../host/github/comments.ts'
import type { Environment, GithubEvent } from '../host/github/event.ts'
import { annotations } from '../report/annotations.ts'
import { comment as commentText, type CommentOptions } from '../report/comment/comment.ts'
import { docsUrl } from '../report/docs.ts'
import { visible } from '../report/escape.ts'
import { summary } from '../report/comment/summary.ts'
import { text } from '../report/text.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { workflowCommands } from '../report/workflow-commands.ts'
import type { ChangedLines } from '../run/changed-lines.ts'
import { withoutCredentials } from '../secrets/errors.ts'
import type { Inputs } from './inputs.ts'

/** Where and how a report is shown. */
export interface PublishContext {
  readonly inputs: Inputs
  readonly event: GithubEvent
  readonly github: Github | null
  readonly gate: Gate
  /** The lines that the pull request changes; absent where that is not known: then every line counts. */
  readonly changedLines?: ChangedLines
  readonly env: Environment
  readonly print: (text: string) => void
}

/**
 * Shows a report in the log, with its annotations. GitHub is asked nothing for it. `fullUp` if as many errors are
 * annotated as GitHub shows of one step.
 */
export function show(report: Report, stage: PublishContext): { readonly fullUp: boolean } {
  stage.print(`${text(report, { gate: stage.gate })}\n`)
  const { status, failed, line } = verdict(report, stage.gate)
  if (status === 'incomplete' && !failed) warning(`meshgate: ${line}`)
  return { fullUp: annotate(report, stage) }
}

/** Writes the job summary and the comment. What fails here is told, and fails nothing: the verdict is out. */
export async function publish(report: Report, stage: PublishContext): Promise<CommentResult> {
  const options = pageOptions(report, stage)
  await writeSummary(summary(report, options), stage.env)
  const comment = await say(report, options, stage)
  mention(comment, stage.event)
  return comment
}

function pageOptions(report: Report, { inputs, event, gate }: PublishContext): CommentOptions {
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
  if (!env['GITHUB_STEP_SUMMARY']) return
  try {
    await stepSummary.addRaw(markdown).write()
  } catch (error) {
    warning(visible(`the job summary cannot be written: ${(error as Error).message}`))
  }
}

async function say(
  report: Report,
  options: CommentOptions,
  { inputs, event, github }: PublishContext,
): Promise<CommentResult> {
  if (!github || !event.pull || inputs.comment === 'never') return { status: 'none' }
  const body = commentText(report, options).replaceAll(inputs['github-token'], '***')
  const create = inputs.comment === 'always' || saysSomething(report)
  try {
    return await publishComment(github, { pull: event.pull.number, body, create })
  } catch (error) {
    return { status: 'failed', reason: `internal error\n${(error as Error).stack}` }
  }
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
  if (comment.status === 'failed') warning(`no comment on #${pull?.number}: ${shownWords(comment.reason)}`)
  if (comment.status === 'outdated')
    notice(`the comment on #${pull?.number} is from a later run and stays as it is`)
  if (comment.status !== 'denied') return
  notice(
    `no comment on #${pull?.number}: the token may not write one (${shownWords(comment.reason)}). All of it is in the job summary. ` +
      'Pull requests from forks have such a token; in any other case give the job\n' +
      'permissions:\n  contents: read\n  pull-requests: write',
  )
}

/** What a server answers. */
function shownWords(text: string): string {
  return visible(withoutCredentials(text))
}

function annotate(report: Report, { inputs, event, changedLines, gate, print }: PublishContext): boolean {
  const { shown, hidden } = annotations(report, {
    annotate: inputs.annotate,
    onlyNew: gate.onlyNew,
    ...(event.pull && changedLines && { changedLines }),
  })
  print(workflowCommands(shown, hidden))
  return shown.filter(({ level }) => level === 'error').length >= errorsShown
}

/** `_maxCountPerIssueType` of actions/runner: GitHub shows ten errors of a step. */
const errorsShown = 10
