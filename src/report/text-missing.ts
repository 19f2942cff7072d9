import type { Report } from '../core/report.ts'
import { gaps, groupTitle, notRenderedGroups, type NotRendered } from './coverage.ts'
import { line } from './escape.ts'
import { unaffectedLine } from './unaffected.ts'
import { skippedGroups, skippedTitle, type SkippedGroup } from './skipped.ts'
import { and, count } from './words.ts'

/** Lines about targets and files that were left out, at most. */
const mostLines = 20

/** Names of one group that are shown at most. */
const mostNames = 5

/** Rules whose findings say of a target that, and why, it was not rendered. */
const sayNotRendered = new Set([
  'gitops/not-rendered',
  'gitops/source-missing',
  'helm/render-failed',
  'helm/values-fit',
  'helm/values-schema',
])

/** What was not rendered and what was not checked, in one line for each reason; what a finding says is left out. */
export function missingLines({ targets, skipped, findings }: Report): string[] {
  const said = new Set(
    findings.filter(({ rule }) => sayNotRendered.has(rule)).flatMap((each) => each.targets),
  )
  const lines = [
    ...notRenderedGroups(targets.filter(({ id }) => !said.has(id))).map(targetsLine),
    ...skippedGroups(skipped).map(filesLine),
  ]
  const shown = lines.slice(0, mostLines)
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown
}

/** What `missingLines` are about, in a few words; `''` where nothing is missing. */
export function missingTitle(report: Report): string {
  const { leftOut } = report.summary.targets
  if (report.unaffected) return unaffectedLine(report.unaffected)
  if (!report.summary.complete) return `incomplete: ${and(gaps(report))}`
  return leftOut === 0 ? '' : `${count(leftOut, 'target')} left out by the configuration`
}

function targetsLine({ targets, outcome, reason }: NotRendered): string {
  return `${outcome}: ${groupTitle(targets, mostNames, line)}${because(reason)}`
}

function filesLine(group: SkippedGroup): string {
  return `not checked: ${skippedTitle(group, mostNames, line)}${because(group.reason)}`
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${line(reason)}`
}
