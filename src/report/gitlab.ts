import type { Finding, Report } from '../core/report.ts'
import { clamp, inertJson, visible } from './escape.ts'
import { sortFindings } from './severity.ts'
import { blocks, type Gate } from './verdict.ts'

/** Options of the code quality report. */
export interface GitlabOptions {
  /** What fails the run is `blocker`. */
  readonly gate: Gate
}

/** An issue as GitLab reads it (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format"). */
interface Issue {
  readonly description: string
  readonly check_name: string
  /** Unique in the report; GitLab compares those of both branches. */
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: {
    readonly path: string
    readonly lines: { readonly begin: number; readonly end: number }
  }
}

/**
 * The findings of head, old and new, as the JSON of a code quality report of GitLab, which compares it with that of the base.
 * The severity is `info` for a finding with an effective waiver, `blocker` for one that fails the run by `gate`.
 */
export function gitlab(report: Report, { gate }: GitlabOptions): string {
  const uses = new Map<string, number>()
  const issues = sortFindings(report.findings.filter(({ status }) => status !== 'fixed')).map((finding) => {
    const use = uses.get(finding.fingerprint) ?? 0
    uses.set(finding.fingerprint, use + 1)
    return issueOf(finding, use, gate)
  })
  return inertJson(issues)
}

/** `use` counts the earlier findings with the same fingerprint. */
function issueOf(finding: Finding, use: number, gate: Gate): Issue {
  const { message, rule, fingerprint, at, environments } = finding
  const where = environments.length === 0 ? '' : ` (in ${environments.join(', ')})`
  return {
    description: visible(clamp(`${message}${where}`)),
    check_name: visible(clamp(rule)),
    fingerprint: use === 0 ? fingerprint : `${fingerprint}-${use}`,
    severity: severityOf(finding, gate),
    location: { path: visible(at.file), lines: { begin: at.line, end: at.endLine } },
  }
}

function severityOf(finding: Finding, gate: Gate): Issue['severity'] {
  if (finding.waiver?.isEffective) return 'info'
  return blocks(finding, gate) ? 'blocker' : severities[finding.confidence][finding.severity]
}

const severities = {
  certain: { error: 'critical', warning: 'minor', info: 'info' },
  likely: { error: 'major', warning: 'minor', info: 'info' },
} as const satisfies Record<Finding['confidence'], Record<Finding['severity'], Issue['severity']>>
