import type { Config } from '../core/config.ts'
import type { LintFinding } from '../lint.ts'

/**
 * Findings with the severities that the configuration gives to what rules say (`family/name/code`), else to rules
 * (`family/name`); of what is `off` there are none.
 */
export function adjustSeverities(findings: readonly LintFinding[], { rules = {} }: Config): LintFinding[] {
  return findings.flatMap((finding) => {
    const severity = rules[`${finding.rule}/${finding.code}`] ?? rules[finding.rule] ?? finding.severity
    return severity === 'off' ? [] : [{ ...finding, severity }]
  })
}
