import type { LineRange } from '../core/ranges.ts'
import type { Confidence, Finding, Location, Report, Severity } from '../core/report.ts'
import { clamp, visible } from './escape.ts'
import { sortFindings } from './severity.ts'
import { blocks, type Gate } from './verdict.ts'
import { waiverComment } from './waiver-words.ts'

/**
 * An annotation of GitHub at a line. Texts and the file's name are plain text without control characters. Lines and
 * columns as in `Location`.
 */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly at: Location
  readonly title: string
  readonly message: string
}

/** Which findings are annotated, and where. */
export interface AnnotationOptions {
  /** `changed`: only lines that the pull request changes, where they are known. */
  readonly annotate: 'changed' | 'all' | 'none'
  /** Findings that base has too are not annotated. */
  readonly onlyNew: boolean
  /** The message of a finding that fails the run says how to accept it; absent: no message does. */
  readonly gate?: Gate
  /**
   * The lines of a file that the pull request changes: `[]` for an unchanged file, `null` where they are unknown.
   * Absent: every line counts as changed.
   */
  readonly changedLines?: (file: string) => readonly LineRange[] | null
  /** Limit on annotations per level; default 10, the number that the runner accepts from one step. */
  readonly max?: number
}

/**
 * The annotations of a report, the most severe first, and how many findings have none because of the limit. A finding
 * outside the lines of the pull request is annotated at a related location inside them, if there is one; a failing policy test
 * at its case otherwise.
 */
export function annotations(
  report: Report,
  options: AnnotationOptions,
): { readonly shown: readonly Annotation[]; readonly hidden: number } {
  if (options.annotate === 'none') return { shown: [], hidden: 0 }
  const candidates = report.findings.filter(
    ({ status, side, waiver }) =>
      // A field that head removes has no line in head.
      side === undefined &&
      !waiver?.isEffective &&
      (status === 'new' || (status === 'existing' && !options.onlyNew)),
  )
  const annotated = sortFindings(candidates).flatMap((finding) => annotationOf(finding, options) ?? [])
  const usedByLevel = { error: 0, warning: 0, notice: 0 }
  const shown = annotated.filter(({ level }) => ++usedByLevel[level] <= (options.max ?? 10))
  return { shown, hidden: annotated.length - shown.length }
}

/**
 * The level of a finding. A likely finding gets the level below, since the level `error` stands for a finding that fails
 * the run.
 */
export function levelOf({ confidence, severity }: Finding): Annotation['level'] {
  return levels[confidence][severity]
}

const levels = {
  certain: { error: 'error', warning: 'warning', info: 'notice' },
  likely: { error: 'warning', warning: 'notice', info: 'notice' },
} as const satisfies Record<Confidence, Record<Severity, Annotation['level']>>

/** In characters; the runner truncates messages at 4,096. */
const maxMessageLength = 4_000

function annotationOf(finding: Finding, options: AnnotationOptions): Annotation | undefined {
  if (options.annotate === 'all' || isChanged(finding.at, options)) {
    return annotation(finding, finding.at, messageWithRelated(finding), options)
  }
  const related = finding.related.find(({ at }) => isChanged(at, options))
  if (related === undefined && finding.status === 'new' && annotatedAnywhere.has(finding.rule))
    return annotation(finding, finding.at, messageWithRelated(finding), options)
  if (related === undefined) return undefined
  const { file, line } = finding.at
  return annotation(
    finding,
    related.at,
    `${finding.message}\nThe finding stands at ${file}:${line}. Here: ${related.note}`,
    options,
  )
}

/** Rules whose findings seldom stand at what the change touches: a test file stays as it is when something breaks a test. */
const annotatedAnywhere: ReadonlySet<string> = new Set(['meshgate/policy-test'])

/** Limit on the related places of a message. */
const maxRelated = 2

/** The message of a finding, with a line for each related place. */
function messageWithRelated({ message, related }: Finding): string {
  const places = related.slice(0, maxRelated).map(({ at, note }) => `${at.file}:${at.line}: ${note}`)
  return [message, ...places].join('\n')
}

function annotation(finding: Finding, at: Location, message: string, options: AnnotationOptions): Annotation {
  const { gate } = options
  const comment = gate && blocks(finding, gate) ? waiverComment(finding) : null
  const offer = comment === null ? '' : `\nTo accept it: ${comment}`
  const where = finding.environments.length === 0 ? '' : `\nIn ${finding.environments.join(', ')}.`
  return {
    level: levelOf(finding),
    at: { ...at, file: visible(at.file) },
    title: visible(finding.confidence === 'likely' ? `${finding.rule} (likely)` : finding.rule),
    message: clamp(visible(message + where), maxMessageLength - offer.length) + visible(offer),
  }
}

function isChanged({ file, line, endLine }: Location, { changedLines }: AnnotationOptions): boolean {
  const ranges = changedLines?.(file) ?? null
  return ranges === null || ranges.some(({ start, end }) => start <= endLine && line <= end)
}
