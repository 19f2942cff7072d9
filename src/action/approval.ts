import type { Report } from '../core/report.ts'
import type { Tree } from '../core/tree.ts'
import type { GithubEvent } from '../host/github/event.ts'
import { runsOnPullRequests } from '../run/check-changes/pull-request-trigger.ts'
import type { Inputs } from './inputs.ts'

/**
 * Why changes that weaken the check are approved, as a clause; `null` if they are not. The event of a merge group names
 * no label, so the run in the pull request has to have decided.
 *
 * @param head the files that were checked, with the workflows of the repository
 */
export function approvalOf(event: GithubEvent, inputs: Inputs, head: Tree): string | null {
  const label = inputs['approve-label']
  if (inputs['approve-weakening']) return 'approved by `approve-weakening` in the workflow'
  if (label !== '' && event.labelsOfCommit.includes(label)) return `approved by the label \`${label}\``
  if (event.name === 'merge_group' && runsOnPullRequests(head))
    return 'decided in its pull request, before the merge queue'
  return event.isOfDefaultBranch ? 'merged already' : null
}

/**
 * A notice if the label that approves is set but does not count, since it may have been set for an earlier commit. `null`
 * if it is not set, if it counts, or if no `meshgate/config-weakens` finding without a waiver waits for it.
 */
export function staleLabelNotice({ findings }: Report, event: GithubEvent, inputs: Inputs): string | null {
  const { pull, labelsOfCommit } = event
  const label = inputs['approve-label']
  if (!pull?.labels.includes(label) || labelsOfCommit.includes(label)) return null
  if (!findings.some(({ rule, waiver }) => rule === 'meshgate/config-weakens' && !waiver)) return null
  return (
    `the label \`${label}\` approves nothing in this run: it may have been set before the last push. Take it off and ` +
    'set it again, and let the workflow run on `labeled`'
  )
}
