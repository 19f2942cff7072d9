import type { Report, TargetReport } from '../../core/report.ts'
import { clamp, code, plainMarkdown } from '../escape.ts'
import type { PageOptions } from './options.ts'
import { verdict, type Verdict } from '../verdict.ts'
import { coverageText, testCountsText } from '../coverage.ts'
import { notListedText, unaffectedExtent, unlistedText } from '../unaffected.ts'
import { count } from '../words.ts'

/**
 * The beginning of the page in Markdown: a heading with the verdict, then a paragraph with the compared commits, the
 * coverage and the number of changed targets, then a sentence on what was not rendered or not listed, if anything.
 */
export function pageIntroduction(report: Report, options: PageOptions): string {
  const facts = [...compared(options), ...extent(report), ...fullReport(options)]
  const outcome = verdict(report, options.gate)
  const frame = `## ${iconOf(outcome)} meshgate: ${plainMarkdown(outcome.line)}\n\n${facts.join(' · ')}\n\n`
  if (report.unaffected) return `${frame}Nothing was rendered, and ${notListedText}.\n\n`
  return report.unlisted ? `${frame}${capital(unlistedText(report.unlisted))}.\n\n` : frame
}

/** The icon of a verdict. */
function iconOf({ status, failed }: Verdict): string {
  return failed ? '❌' : icons[status]
}

const icons = {
  clean: '✅',
  findings: '❌',
  incomplete: '⚠️',
  unaffected: '➖',
} satisfies Record<Verdict['status'], string>

/**
 * The last line: the version, the command that repeats the check, and the one that explains a rule. The commit that was
 * checked is named if `head` is not null.
 */
export function pageFooter({ head }: Report, options: PageOptions): string {
  const commit = head === null ? '' : ` on ${code(head.slice(0, 12))}`
  return `<sub>${[
    `meshgate ${plainMarkdown(options.version)}`,
    `repeat it${commit}: ${code(options.command ?? defaultCommand(options))}`,
    `what a rule means: ${code('meshgate explain RULE')}`,
  ].join(' · ')}</sub>\n`
}

function defaultCommand({ baseRef }: PageOptions): string {
  return `meshgate check${baseRef === undefined ? '' : ` --base ${clamp(baseRef, 100)}`}`
}

function compared({ headSha, baseSha, baseRef }: PageOptions): string[] {
  if (!headSha) return []
  if (!baseSha) return [code(headSha.slice(0, 7))]
  const base = baseRef === undefined ? '' : `${code(clamp(baseRef, 100))} at `
  return [`${code(headSha.slice(0, 7))} against ${base}${code(baseSha.slice(0, 7))}`]
}

function extent(report: Report): string[] {
  const { unaffected, policyTests } = report
  if (unaffected) return [unaffectedExtent(unaffected)]
  const coverage = bold(report, plainMarkdown(coverageText(report)))
  return [coverage, ...changeExtent(report), ...(policyTests ? [testCountsText(policyTests)] : [])]
}

function changeExtent({ targets, changes, base }: Report): string[] {
  if (targets.length === 0) return []
  if (base === null) return ['nothing to compare with']
  const changed = changedTargets(targets, changes)
  if (changed === 0) return [targets.some(mayChange) ? 'no rendered target changes' : 'none changes']
  const verb = changed === 1 ? 'changes' : 'change'
  return [`${count(changed, 'target')} ${verb}${inEnvironments(targets, changes)}`]
}

/** True for a target that is not compared as a whole: it fails, or it differs and is not rendered. */
function mayChange({ status, differing }: TargetReport): boolean {
  return status === 'failed' || differing !== undefined
}

/** An incomplete coverage is bold, so that readers notice it. */
function bold({ summary }: Report, text: string): string {
  return summary.complete ? text : `**${text}**`
}

/**
 * How many targets change. A change names only the first of its targets; the others are the same release in the other
 * environments.
 */
function changedTargets(targets: Report['targets'], changes: Report['changes']): number {
  const releases = new Map(targets.map((target) => [target.id, target.release ?? target.id]))
  const keys = changes.flatMap(({ target, environments }) =>
    environments.length === 0
      ? [target]
      : environments.map((name) => `${releases.get(target) ?? target}\0${name}`),
  )
  return new Set(keys).size
}

function inEnvironments(targets: Report['targets'], changes: Report['changes']): string {
  const allEnvironments = new Set(targets.flatMap(({ environment }) => environment ?? []))
  if (allEnvironments.size < 2) return ''
  const changed = new Set(changes.flatMap(({ environments }) => environments))
  return changed.size === 0 ? '' : `, in ${changed.size} of ${allEnvironments.size} environments`
}

function fullReport({ runUrl }: PageOptions): string[] {
  return runUrl === undefined ? [] : [`[full report](${runUrl})`]
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
