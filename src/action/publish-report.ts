import type { ProcessEnvironment } from '../host/environment.ts'
import { notice } from '@actions/core'
import { UsageError } from '../core/errors.ts'
import { openGithub, type Github } from '../host/github/client.ts'
import type { CommentResult } from '../host/github/comments.ts'
import type { GithubEvent } from '../host/github/event.ts'
import { pullsOfRun, readWorkflowRun, type WorkflowRun } from '../host/github/workflow-run.ts'
import { readReportArtifact } from '../host/report-artifact.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { reportWithPageLines } from '../run/page-lines.ts'
import type { Inputs } from './inputs.ts'
import { commentOutputs, outputsOf, type Outputs } from './outputs.ts'
import { publish } from './publish.ts'

/**
 * Comments on the pull request of another run with the report that this run has left, and checks nothing itself. The
 * pull request, its commits and the run are those that GitHub names; the report is data that a stranger may have
 * written. Throws `UsageError` on another event, and for an invalid report.
 */
export async function publishReport(
  event: GithubEvent,
  inputs: Inputs,
  gate: Gate,
  env: ProcessEnvironment,
): Promise<Outputs> {
  const run = readWorkflowRun(env)
  const path = inputs['publish-report']
  const report = readReportArtifact(path)
  const github = await openGithub({
    token: inputs['github-token'],
    apiUrl: event.apiUrl,
    repository: event.repository,
  })
  const pullEvent = await eventOfRun(event, run, github)
  const outputs = outputsOf(report, verdict(report, gate), path)
  if (!pullEvent) return outputs
  const context = { inputs, event: pullEvent, github, gate, env, print: () => undefined }
  const comment: CommentResult = await publish(reportWithPageLines(report), context)
  return { ...outputs, ...commentOutputs(comment) }
}

/** The event as the other run had it; `null` if no pull request, or more than one, has its commit as head. */
async function eventOfRun(event: GithubEvent, run: WorkflowRun, github: Github): Promise<GithubEvent | null> {
  if (!run.event.startsWith('pull_request'))
    throw new UsageError(`the other run was started by \`${run.event}\`, not by a pull request`)
  const [pull, ...others] = await pullsOfRun(github, run)
  const commit = run.headSha.slice(0, 7)
  if (!pull || others.length > 0) {
    notice(
      pull
        ? `no comment: several pull requests have ${commit} as head`
        : `no comment: no open pull request has ${commit} as head any more; a later run comments`,
    )
    return null
  }
  return {
    ...event,
    name: run.event,
    headSha: run.headSha,
    base: pull.baseSha,
    pull,
    run: `${run.id}.${run.attempt}`,
    runUrl: `${event.serverUrl}/${event.repository}/actions/runs/${run.id}`,
  }
}
