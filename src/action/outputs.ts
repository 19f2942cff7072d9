import type { Report } from '../core/report.ts'
import type { CommentResult } from '../host/github/comments.ts'
import { coverageText } from '../report/coverage.ts'
import type { Verdict } from '../report/verdict.ts'

/** The outputs of the step. A test compares the keys with action.yml. */
export interface Outputs {
  readonly status: Verdict['status'] | 'shard' | 'error'
  readonly errors: string
  readonly warnings: string
  readonly 'new-errors': string
  readonly changed: string
  readonly releases: string
  readonly 'releases-rendered': string
  readonly coverage: string
  readonly environments: string
  readonly 'report-path': string
  readonly 'comment-id': string
  readonly 'comment-url': string
}

/** The outputs that are set after the comment. */
export type CommentOutputs = Pick<Outputs, 'comment-id' | 'comment-url'>

/** The outputs of a run that failed. */
export const errorOutputs: Outputs = outputsWithout('error')

/** The outputs of a shard, which reports nothing: the status `shard`, and `''` for every other output. */
export const shardOutputs: Outputs = outputsWithout('shard')

/** The outputs of a run without a report. */
function outputsWithout(status: Outputs['status']): Outputs {
  return {
    status,
    errors: '',
    warnings: '',
    'new-errors': '',
    changed: '',
    releases: '',
    'releases-rendered': '',
    coverage: '',
    environments: '',
    'report-path': '',
    'comment-id': '',
    'comment-url': '',
  }
}

/** The names of all outputs of the action. */
export const outputNames = Object.keys(errorOutputs) as (keyof Outputs)[]

/**
 * The outputs of a run with a report. `comment-id` and `comment-url` are `''`: `commentOutputs` sets them. For an unaffected
 * report the counts (`errors`, `warnings`, `releases`, `releases-rendered`) are `''`, and `new-errors` is a number.
 */
export function outputsOf(report: Report, { status }: Verdict, reportPath: string): Outputs {
  const { errors, warnings, new: added, coverage } = report.summary
  // A run that checked nothing has no numbers; 0 would look like a clean run.
  const countText = (number: number): string => (report.unaffected ? '' : String(number))
  return {
    status,
    errors: countText(errors),
    warnings: countText(warnings),
    'new-errors': String(added.errors),
    changed: String(report.changes.length > 0),
    releases: countText(coverage.releases),
    'releases-rendered': countText(coverage.rendered),
    coverage: coverageText(report),
    environments: report.environments.map(({ name }) => name).join(', '),
    'report-path': reportPath,
    ...commentOutputs({ status: 'none' }),
  }
}

/** The outputs on the comment. */
export function commentOutputs(comment: CommentResult): CommentOutputs {
  const written = 'id' in comment ? comment : { id: '', url: '' }
  return { 'comment-id': String(written.id), 'comment-url': written.url }
}
