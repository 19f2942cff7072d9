import type { Report } from '../core/report.ts'
import type { CommentResult } from '../host/github/comments.ts'
import type { Verdict } from '../report/verdict.ts'

/** What the step says to later steps. Every output of action.yml is a key (a test compares them). */
export interface Outputs {
  readonly status: 'clean' | 'findings' | 'incomplete' | 'error'
  readonly errors: string
  readonly warnings: string
  readonly 'new-errors': string
  readonly changed: string
  readonly 'report-path': string
  readonly 'comment-id': string
  readonly 'comment-url': string
}

/** What a run that could not be finished says. */
export const errorOutputs: Outputs = {
  status: 'error',
  errors: '',
  warnings: '',
  'new-errors': '',
  changed: '',
  'report-path': '',
  'comment-id': '',
  'comment-url': '',
}

export const outputNames = Object.keys(errorOutputs) as (keyof Outputs)[]

/** The outputs of a run. */
export function outputsOf(
  report: Report,
  { exitCode }: Verdict,
  reportPath: string,
  comment: CommentResult,
): Outputs {
  const { errors, warnings, new: added } = report.summary
  const written = 'id' in comment ? comment : { id: '', url: '' }
  return {
    status: statuses[exitCode],
    errors: String(errors),
    warnings: String(warnings),
    'new-errors': String(added.errors),
    changed: String(report.changes.length > 0),
    'report-path': reportPath,
    'comment-id': String(written.id),
    'comment-url': written.url,
  }
}

const statuses = { 0: 'clean', 1: 'findings', 3: 'incomplete' } as const satisfies Record<
  Verdict['exitCode'],
  Outputs['status']
>
