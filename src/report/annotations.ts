import type { Confidence, Finding, Location, Report, Severity } from '../core/report.ts'
import { clamp, visible } from './escape.ts'
import { sortFindings } from './severity.ts'

/**
 * A note at a line, as GitHub shows it. Text without Markdown, in which nothing moves a cursor, the file's name
 * included. Lines and columns as in `Location`.
 */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly at: Location
  readonly title: string
  readonly message: string
}

/** Lines of a file, 1-based, both ends included. */
export interface LineRange {
  readonly start: number
  readonly end: number
}

/** Which findings are annotated, and where. */
export interface AnnotationOptions {
  /** `changed`: only lines that the pull request changes, where they are known. */
  readonly annotate: 'changed' | 'all' | 'none'
  /** Findings that base has too are not annotated. */
  readonly onlyNew: boolean
  /**
   * The lines of a file that the pull request changes: `[]` for a file it leaves alone, `null` where that is not
   * known. Absent: nothing is known, and every line counts as changed.
   */
  readonly changedLines?: (file: string) => readonly LineRange[] | null
  /** Annotations of each level at most; default 10, what the runner takes from one step. */
  readonly most?: number
}

/**
 * The annotations of a report, the most severe first, and how many findings have none because there is no room.
 * A finding outside the pull request's lines is annotated at a related place inside, if there is one.
 */
export function annotations(
  report: Report,
  options: AnnotationOptions,
): { readonly shown: readonly Annotation[]; readonly hidden: number } {
  if (options.annotate === 'none') return { shown: [], hidden: 0 }
  const candidates = report.findings.filter(
    (finding) => finding.status === 'new' || (finding.status === 'existing' && !options.onlyNew),
  )
  const all = sortFindings(candidates).flatMap((finding) => annotationOf(finding, options) ?? [])
  const used = { error: 0, warning: 0, notice: 0 }
  const shown = all.filter(({ level }) => ++used[level] <= (options.most ?? 10))
  return { shown, hidden: all.length - shown.length }
}

/** What is only likely is shown one level lower: by default an annotation of level `error` fails the run. */
const levels = {
  certain: { error: 'error', warning: 'warning', info: 'notice' },
  likely: { error: 'warning', warning: 'notice', info: 'notice' },
} as const satisfies Record<Confidence, Record<Severity, Annotation['level']>>

/** The runner cuts messages at 4,096 characters. */
const longestMessage = 4_000

function annotationOf(finding: Finding, options: AnnotationOptions): Annotation | undefined {
  if (options.annotate === 'all' || isChanged(finding.at, options)) {
    return annotation(finding, finding.at, finding.message)
  }
  const related = finding.related.find(({ at }) => isChanged(at, options))
  if (related === undefined) return undefined
  const { file, line } = finding.at
  return annotation(
    finding,
    related.at,
    `${finding.message}\nThe line to edit is ${file}:${line}. Here: ${related.note}`,
  )
}

function annotation(finding: Finding, at: Location, message: string): Annotation {
  const where = finding.environments.length === 0 ? '' : `\nIn ${finding.environments.join(', ')}.`
  return {
    level: levels[finding.confidence][finding.severity],
    at: { ...at, file: visible(at.file) },
    title: visible(finding.confidence === 'likely' ? `${finding.rule} (likely)` : finding.rule),
    message: clamp(visible(message + where), longestMessage),
  }
}

function isChanged({ file, line, endLine }: Location, { changedLines }: AnnotationOptions): boolean {
  const ranges = changedLines?.(file) ?? null
  return ranges === null || ranges.some(({ start, end }) => start <= endLine && line <= end)
}
