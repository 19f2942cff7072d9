import type { ProcessEnvironment } from '../host/environment.ts'
import { notice, summary as stepSummary, warning } from '@actions/core'
import type { Report } from '../core/report.ts'
import type { Github } from '../host/github/client.ts'
import { publishComment, type CommentResult } from '../host/github/comments.ts'
import type { GithubEvent } from '../host/github/event.ts'
import { annotations } from '../report/annotations.ts'
import { comment as commentText, type CommentOptions } from '../report/comment/comment.ts'
import { docsUrl } from '../report/docs.ts'
import { visible } from '../report/escape.ts'
import { summary } from '../report/comment/summary.ts'
import { fetchMarkdown, fetchText, type FetchSummary } from '../report/fetch-text.ts'
import { text } from '../report/text.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { workflowCommands } from '../report/workflow-commands.ts'
import type { ChangedLines } from '../run/changed-lines.ts'
import { withoutCredentials } from '../secrets/errors.ts'
import type { Inputs } from './inputs.ts'
import { repeatCommand } from './repeat-command.ts'

/** The inputs for publishing a report. */
export interface PublishContext {
  readonly inputs: Inputs
  readonly event: GithubEvent
  readonly github: Github | null
  readonly gate: Gate
  /** The lines that the pull request changes; absent if they are unknown, then every line counts. */
  readonly changedLines?: ChangedLines
  /** The charts that were fetched; absent unless that was asked for. */
  readonly fetched?: FetchSummary
  readonly env: ProcessEnvironment
  readonly print: (text: string) => void
}

/**
 * Prints a report and its annotations to the log, without requests to GitHub. `errorSlotsFull` if GitHub will show no
 * further error of this step.
 */
export function show(report: Report, context: PublishContext): { readonly errorSlotsFull: boolean } {
  if (context.fetched) showFetched(context.fetched, context)
  context.print(`${text(report, { gate: context.gate })}\n`)
  const { status, failed, line } = verdict(report, context.gate)
  if (status === 'incomplete' && !failed) warning(`meshgate: ${line}`)
  return { errorSlotsFull: annotate(report, context) }
}

/** Prints which charts were fetched and which hosts were contacted, with a warning for each chart that is missing. */
function showFetched(fetched: FetchSummary, { print }: PublishContext): void {
  print(fetchText(fetched))
  for (const { status, request, problem } of fetched.charts)
    if (status === 'failed') warning(safeText(`${request} was not fetched: ${problem}`))
}

/**
 * Writes the job summary and the comment. Failures are logged and do not fail the run, whose verdict is already set.
 */
export async function publish(report: Report, context: PublishContext): Promise<CommentResult> {
  const options = pageOptions(report, context)
  const { fetched } = context
  const fetchedText = fetched ? fetchMarkdown(fetched) : ''
  await writeSummary(`${summary(report, options)}${fetchedText}`, context.env)
  const comment = await postComment(report, options, context)
  explainMissingComment(comment, context.event)
  return comment
}

/** The options of the pages of a report: the gate, and the commits that locations link to. */
export function pageOptions(report: Report, { inputs, event, gate }: PublishContext): CommentOptions {
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
    command: repeatCommand(report, inputs),
    runKey: event.run,
    commentKey: inputs['comment-key'],
  }
}

/** Writes the job summary, which an older GitHub Enterprise Server lacks. */
async function writeSummary(markdown: string, env: ProcessEnvironment): Promise<void> {
  if (!env['GITHUB_STEP_SUMMARY']) return
  try {
    await stepSummary.addRaw(markdown).write()
  } catch (error) {
    warning(visible(`the job summary cannot be written: ${(error as Error).message}`))
  }
}

async function postComment(
  report: Report,
  options: CommentOptions,
  { inputs, event, github }: PublishContext,
): Promise<CommentResult> {
  if (!github || !event.pull || inputs.comment === 'never') return { status: 'none' }
  const body = commentText(report, options).replaceAll(inputs['github-token'], '***')
  const create = inputs.comment === 'always' || isWorthComment(report)
  try {
    return await publishComment(github, { pull: event.pull.number, body, create })
  } catch (error) {
    return { status: 'failed', reason: `internal error\n${(error as Error).stack}` }
  }
}

/** Whether a report justifies a new comment: not if nothing changed, failed or was found. */
function isWorthComment({ findings, changes, targets, ...report }: Report): boolean {
  const failed = targets.some(({ status }) => status === 'failed')
  const { checkChanges, noLongerChecked, newlyChecked } = report
  const changesChecks = checkChanges.length + noLongerChecked.length + newlyChecked.length > 0
  return failed || changesChecks || changes.length > 0 || findings.some(({ status }) => status !== 'existing')
}

/** Logs why a comment is missing or outdated. */
function explainMissingComment(comment: CommentResult, { pull }: GithubEvent): void {
  if (comment.status === 'failed') warning(`no comment on #${pull?.number}: ${safeText(comment.reason)}`)
  if (comment.status === 'outdated')
    notice(`the comment on #${pull?.number} is from a later run and stays as it is`)
  if (comment.status !== 'denied') return
  notice(
    `no comment on #${pull?.number}: the token may not write one (${safeText(comment.reason)}). All of it is in the job summary. ` +
      'Pull requests from forks have such a token; in any other case give the job\n' +
      'permissions:\n  contents: read\n  pull-requests: write',
  )
}

/** A text of the server, safe for the log. */
function safeText(text: string): string {
  return visible(withoutCredentials(text))
}

function annotate(report: Report, { inputs, event, changedLines, gate, print }: PublishContext): boolean {
  const { shown, hidden } = annotations(report, {
    annotate: inputs.annotate,
    onlyNew: gate.onlyNew,
    gate,
    ...(event.pull && changedLines && { changedLines }),
  })
  print(workflowCommands(shown, hidden))
  return shown.filter(({ level }) => level === 'error').length >= maxErrors
}

/** GitHub shows ten errors of a step (`_maxCountPerIssueType` of actions/runner). */
const maxErrors = 10
