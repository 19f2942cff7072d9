import type { ReportingConfiguration } from 'sarif'
import type { Severity } from '../../core/report.ts'

/** The level of each severity. */
export const sarifLevels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  NonNullable<ReportingConfiguration['level']>
>
