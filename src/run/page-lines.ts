import type { Edit, Finding, Location, Report } from '../core/report.ts'
import type { Tree } from '../core/tree.ts'
import { sequenceDifferences, type SequenceDifference } from '../diff/sequence.ts'
import type { ChangedLines } from './changed-lines.ts'

/** Maps a 1-based line of a file; `exact` is false where the other tree has other text there. */
export type LineMap = (file: string, line: number) => { readonly line: number; readonly isExact: boolean }

/** Maps lines of one tree to those of another one, by a diff of the two blobs. Each file is compared at the first call. */
export function lineMap(from: Tree, to: Tree): LineMap {
  const differencesByFile = new Map<string, readonly SequenceDifference[]>()
  return (file, line) => {
    const differences = differencesByFile.get(file) ?? differencesOf(file, from, to)
    differencesByFile.set(file, differences)
    return mapped(line - 1, differences)
  }
}

function differencesOf(file: string, from: Tree, to: Tree): readonly SequenceDifference[] {
  const [data, otherData] = [from.read(file), to.read(file)]
  if (!data || !otherData || Buffer.compare(data, otherData) === 0) return []
  return sequenceDifferences(linesOf(data), linesOf(otherData))
}

function linesOf(data: Uint8Array): string[] {
  return new TextDecoder().decode(data).split('\n')
}

/** The line after all differences above it, or the first line of the difference around it. */
function mapped(index: number, differences: readonly SequenceDifference[]): ReturnType<LineMap> {
  let offset = 0
  for (const { baseStart, baseEnd, headStart, headEnd } of differences) {
    if (baseStart > index) break
    if (index < baseEnd) return { line: headStart + 1, isExact: false }
    offset = headEnd - baseEnd
  }
  return { line: index + offset + 1, isExact: true }
}

/**
 * The report with the lines of the commit that the pages of a pull request show, if they differ from those of the
 * checked merge commit. A fix whose lines the page does not have is omitted.
 */
export function moveToPageLines(report: Report, map: LineMap): Report {
  return {
    ...report,
    findings: report.findings.map((finding) =>
      finding.status === 'fixed' || finding.side === 'base' ? finding : onPage(finding, map),
    ),
    consequences: report.consequences.map((consequence) =>
      consequence.side === 'base' ? consequence : { ...consequence, at: moved(consequence.at, map) },
    ),
    changes: report.changes.map((change) => ({
      ...change,
      causes: change.causes.map((cause) =>
        cause.side === 'base' ? cause : { ...cause, at: moved(cause.at, map) },
      ),
    })),
    checkChanges: report.checkChanges.map((change) =>
      change.side === 'base' ? change : { ...change, at: moved(change.at, map) },
    ),
  }
}

/**
 * The report of the checked commit, with the locations on the page where their lines differ.
 * @param page the same report with the lines of the page, see `moveToPageLines`
 */
export function addPageLines(report: Report, page: Report): Report {
  const findings = report.findings.map((finding, index) => {
    const { at } = page.findings[index]!
    return at.line === finding.at.line && at.endLine === finding.at.endLine
      ? finding
      : { ...finding, headAt: at }
  })
  return { ...report, findings }
}

/**
 * The report with each finding at its location in the head of the pull request (`headAt`), if it has one, in the place of
 * that in the commit that was checked. `headAt` is then gone.
 */
export function reportWithPageLines(report: Report): Report {
  return {
    ...report,
    findings: report.findings.map(({ headAt, ...finding }) => ({ ...finding, at: headAt ?? finding.at })),
  }
}

function onPage({ fix, ...finding }: Finding, map: LineMap): Finding {
  const isShown = fix?.edits.every(({ file, line, endLine }) =>
    [line, endLine].every((each) => map(file, each).isExact),
  )
  return {
    ...finding,
    at: moved(finding.at, map),
    related: finding.related.map(({ at, note }) => ({ at: moved(at, map), note })),
    ...(fix && isShown && { fix: { ...fix, edits: fix.edits.map((edit): Edit => moved(edit, map)) } }),
  }
}

function moved<Place extends Location>(place: Place, map: LineMap): Place {
  const line = map(place.file, place.line).line
  return { ...place, line, endLine: Math.max(line, map(place.file, place.endLine).line) }
}

/** The changed lines by their numbers on the page. */
export function pageChangedLines(changedLines: ChangedLines, map: LineMap): ChangedLines {
  return (file) =>
    changedLines(file)?.map(({ start, end }) => ({
      start: map(file, start).line,
      end: end === Number.MAX_SAFE_INTEGER ? end : map(file, end).line,
    })) ?? null
}
