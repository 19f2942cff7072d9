import type { Config } from '../core/config.ts'
import type { LintFinding } from '../lint.ts'

/**
 * Applies the severities of the configuration: that of the code (`family/name/code`), else that of the rule
 * (`family/name`). Findings that are `off` are left out.
 */
export function adjustSeverities(findings: readonly LintFinding[], { rules = {} }: Config): LintFinding[] {
  return findings.flatMap((finding) => {
    const severity = rules[`${finding.rule}/${finding.code}`] ?? rules[finding.rule] ?? finding.severity
    return severity === 'off' ? [] : [{ ...finding, severity }]
  })
}
