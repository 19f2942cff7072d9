import { notice, warning } from '@actions/core'
import type { Report } from '../core/report.ts'
import type { Github } from '../host/github/client.ts'
import { pullPatches } from '../host/github/pull-files.ts'
import { publishReview, type ReviewResult } from '../host/github/review.ts'
import { docsUrl } from '../report/docs.ts'
import { visible } from '../report/escape.ts'
import { pageHunks } from '../report/suggestions/page-hunks.ts'
import { suggestions, type SuggestionOptions } from '../report/suggestions/suggestions.ts'
import { count } from '../report/words.ts'
import { withoutCredentials } from '../secrets/errors.ts'
import type { PublishContext } from './publish.ts'

/**
 * Suggests the fixes of a report at their lines, as one review of the pull request, and resolves earlier suggestions
 * that no longer apply. Failures are logged and do not fail the run, whose verdict is already set.
 */
export async function suggestFixes(report: Report, context: PublishContext): Promise<void> {
  const { github, event, inputs } = context
  if (!github || !event.pull || inputs.suggestions === 'none') return
  try {
    const result = await review(report, github, context, event.pull.number, inputs.suggestions)
    explain(result, event.pull.number)
  } catch (error) {
    warning(`no suggestions on #${event.pull.number}: ${inert((error as Error).message)}`)
  }
}

async function review(
  report: Report,
  github: Github,
  { gate, event, inputs }: PublishContext,
  pull: number,
  choice: SuggestionOptions['suggest'],
): Promise<ReviewResult> {
  const isFixed = report.findings.some(({ fix }) => fix && (choice === 'all' || fix.safety === 'safe'))
  const patches = isFixed ? await pullPatches(github, pull) : new Map<string, string>()
  const comments = suggestions(report, {
    gate,
    docsUrl,
    suggest: choice,
    hunksOf: (file) => pageHunks(patches.get(file) ?? ''),
  })
  return publishReview(github, {
    pull,
    commit: event.headSha,
    key: inputs['comment-key'],
    comments: comments.map(({ body, ...place }) => ({
      ...place,
      body: body.replaceAll(inputs['github-token'], '***'),
    })),
    bodyFor: (number) =>
      `${count(number, 'suggestion')} of meshgate. Each was tested: it removes its finding and causes no other.`,
  })
}

function explain(result: ReviewResult, pull: number): void {
  if (result.status === 'denied')
    notice(
      `no suggestions on #${pull}: the token may not review (${inert(result.reason)}); they need \`pull-requests: write\`. The comment and the job summary list the fixes.`,
    )
  if (result.status === 'failed') warning(`no suggestions on #${pull}: ${inert(result.reason)}`)
}

/** A text of the server, safe for the log. */
function inert(text: string): string {
  return visible(withoutCredentials(text))
}
