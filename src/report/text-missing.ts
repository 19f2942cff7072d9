import { joinAnd } from '../core/join-words.ts'
import type { Report, SkippedFile, TargetReport } from '../core/report.ts'
import { coverageGaps, groupTitle, notRenderedGroups, type NotRendered } from './coverage.ts'
import { line } from './escape.ts'
import { unaffectedLine } from './unaffected.ts'
import { reasonsText, unprovedTexts } from './proof-words.ts'
import { unrenderedChanges } from './unrendered-changes.ts'
import { skippedGroups, skippedTitle } from './skipped.ts'
import { count } from './words.ts'

/** Limit on lines about missing targets and files. */
const maxLines = 20

/** Limit on the names of one group. */
const maxNames = 5

/** Rules whose findings already report that, and why, a target was not rendered. */
const rulesOnMissingRenders = new Set([
  'gitops/not-rendered',
  'gitops/reference',
  'helm/render-failed',
  'helm/values-fit',
  'helm/values-schema',
])

/**
 * One line for each reason why targets were not rendered or files not checked, without those that a finding reports.
 */
export function missingLines(report: Report): string[] {
  const { targets, skipped, findings } = report
  const reported = new Set(
    findings.filter(({ rule }) => rulesOnMissingRenders.has(rule)).flatMap((finding) => finding.targets),
  )
  const lines = [
    ...unrenderedChanges(report).map(
      ({ title, reason }) => `changed, but not rendered: ${title(maxNames, line)}${because(reason)}`,
    ),
    ...notRenderedGroups(targets.filter((target) => !reported.has(target.id) && !isListed(target))).map(
      targetsLine,
    ),
    ...skippedLines(skipped.filter((entry) => !isListedFile(entry))),
    ...unprovedTexts(report).map((unproved) => line(`${unproved.title}: ${reasonsText(unproved)}`)),
  ]
  const shown = lines.slice(0, maxLines)
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown
}

/** True for a target that is listed as changed: of an ApplicationSet only the Applications that change are. */
function isListed({ kind, differing }: TargetReport): boolean {
  return differing !== undefined && kind !== 'application-set'
}

/** True for a file that is listed as changed, with the same reason. */
function isListedFile({ file, reason, differing = [] }: SkippedFile): boolean {
  return differing.some((difference) => difference.name === file && difference.reason === reason)
}

/**
 * The title of `missingLines`, in one line: that nothing was checked, why the run is incomplete, how many targets the
 * configuration leaves out, or that what the change does to requests is not decided. `''` for a complete run of all targets.
 */
export function missingTitle(report: Report): string {
  const { leftOut } = report.summary.targets
  if (report.unaffected) return unaffectedLine(report.unaffected)
  if (!report.summary.complete) return `incomplete: ${joinAnd(coverageGaps(report))}`
  if (leftOut > 0) return `${count(leftOut, 'target')} left out by the configuration`
  return unprovedTexts(report).length === 0 ? '' : 'not all that the change does to requests is decided'
}

function targetsLine({ targets, outcome, reason }: NotRendered): string {
  return `${outcome}: ${groupTitle(targets, maxNames, line)}${because(reason)}`
}

/** One line for each reason why files are not checked. */
export function skippedLines(skipped: readonly SkippedFile[]): string[] {
  return skippedGroups(skipped).map(
    (group) => `not checked: ${skippedTitle(group, maxNames, line)}${because(group.reason)}`,
  )
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${line(reason)}`
}
