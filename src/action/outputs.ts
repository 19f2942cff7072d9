import type { Report } from '../core/report.ts'
import type { CommentResult } from '../host/github/comments.ts'
import { coverageText } from '../report/coverage.ts'
import type { Verdict } from '../report/verdict.ts'

/** What the step says to later steps. Every output of action.yml is a key (a test compares them). */
export interface Outputs {
  readonly status: Verdict['status'] | 'error'
  readonly errors: string
  readonly warnings: string
  readonly 'new-errors': string
  readonly changed: string
  readonly releases: string
  readonly 'releases-rendered': string
  readonly coverage: string
  readonly 'report-path': string
  readonly 'comment-id': string
  readonly 'comment-url': string
}

/** The outputs that are known last. */
export type CommentOutputs = Pick<Outputs, 'comment-id' | 'comment-url'>

/** What a run that could not be finished says. */
export const errorOutputs: Outputs = {
  status: 'error',
  errors: '',
  warnings: '',
  'new-errors': '',
  changed: '',
  releases: '',
  'releases-rendered': '',
  coverage: '',
  'report-path': '',
  'comment-id': '',
  'comment-url': '',
}

export const outputNames = Object.keys(errorOutputs) as (keyof Outputs)[]

/** The outputs of a run, before anything is published. */
export function outputsOf(report: Report, { status }: Verdict, reportPath: string): Outputs {
  const { errors, warnings, new: added, coverage } = report.summary
  // What nobody has looked at is not known to be none.
  const counted = (number: number): string => (report.unaffected ? '' : String(number))
  return {
    status,
    errors: counted(errors),
    warnings: counted(warnings),
    'new-errors': String(added.errors),
    changed: String(report.changes.length > 0),
    releases: counted(coverage.releases),
    'releases-rendered': counted(coverage.rendered),
    coverage: coverageText(report),
    'report-path': reportPath,
    ...commentOutputs({ status: 'none' }),
  }
}

/** The outputs that tell of the comment. */
export function commentOutputs(comment: CommentResult): CommentOutputs {
  const written = 'id' in comment ? comment : { id: '', url: '' }
  return { 'comment-id': String(written.id), 'comment-url': written.url }
}
