import { groupedDigits } from '../../core/grouped-digits.ts'
import type { Finding, Fix, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { fence, plainMarkdown } from '../escape.ts'
import { effectWords } from '../fix-words.ts'
import { placeLink, reportLink, ruleLink, type PageOptions } from './options.ts'
import { sortFindings } from '../severity.ts'
import { blocks } from '../verdict.ts'

/** The fixes of the listed findings, folded, each with the lines it changes. */
export function fixesSection(report: Report, options: PageOptions): Section[] {
  const shown = report.findings.filter((finding) => finding.status === 'new' || blocks(finding, options.gate))
  const rows = new Map(sortFindings(shown).flatMap((finding) => entry(finding, options)))
  if (rows.size === 0) return []
  const title =
    rows.size === 1
      ? '1 tested fix: it removes its finding and causes no other'
      : `${groupedDigits(rows.size)} tested fixes: each removes its finding and causes no other`
  return [
    rowsSection({
      rank: 3,
      open: `<details><summary>${title}</summary>\n\n`,
      rows: [...rows.values()],
      close: '</details>\n\n',
      omittedText: (omitted) =>
        omitted === 0 ? '' : `… and ${groupedDigits(omitted)} more${reportLink(options)}\n\n`,
    }),
  ]
}

/** The fix of a finding by its edits: a fix that resolves several findings is shown once, with the first of them. */
function entry(finding: Finding, options: PageOptions): [string, string][] {
  const { fix, rule, url } = finding
  if (!fix) return []
  const places = fix.edits.map((edit) => placeLink(edit, 'head', options))
  const decide = fix.safety === 'safe' ? '' : '; **unsafe**: decide whether it is meant'
  const heading = `${places.join(', ')}: ${plainMarkdown(fix.title)} (${ruleLink(rule, url, options)})${decide}`
  const diff = fix.diff === '' ? '' : `${fence(patchOf(fix), 'diff')}\n\n`
  return [[JSON.stringify(fix.edits), `${heading}\n\n${diff}${sideEffectsText(fix)}`]]
}

/** The lines of a fix as a patch for `git apply --unidiff-zero`, if it edits one file. */
function patchOf({ edits, diff }: Fix): string {
  const [file, ...otherFiles] = new Set(edits.map((edit) => edit.file))
  return file === undefined || otherFiles.length > 0 ? diff : `--- a/${file}\n+++ b/${file}\n${diff}`
}

/** Limit on listed side effects; the JSON report has all. */
const maxEffects = 10

function sideEffectsText({ also }: Fix): string {
  if (also.length === 0) return ''
  const shown = also.slice(0, maxEffects).map((effect) => `- it also ${plainMarkdown(effectWords(effect))}\n`)
  const hidden = also.length > shown.length ? `- … and ${also.length - shown.length} more\n` : ''
  return `${shown.join('')}${hidden}\n`
}
