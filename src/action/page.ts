import { notice } from '@actions/core'
import { GitError } from '../host/git/git.ts'
import { visible } from '../report/escape.ts'
import { pageChangedLines, moveToPageLines } from '../run/page-lines.ts'
import type { CheckResult } from './check.ts'

/**
 * The result with the lines of the head of the pull request, which annotations, links and suggestions need. The merge
 * commit that was checked has other line numbers if the base branch has moved. The same result if no merge commit was
 * checked, and, with a notice in the log, if the head cannot be fetched.
 */
export function pageResult(result: CheckResult): CheckResult {
  const { report, changedLines, pageLines } = result
  if (!pageLines) return result
  try {
    return {
      report: moveToPageLines(report, pageLines),
      ...(changedLines && { changedLines: pageChangedLines(changedLines, pageLines) }),
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    notice(
      visible(
        `lines are those of the merge commit: the head of the pull request cannot be fetched (${error.message})`,
      ),
    )
    return result
  }
}
