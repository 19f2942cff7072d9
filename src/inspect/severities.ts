import type { Config, SeveritySetting } from '../core/config.ts'
import type { Finding } from '../core/report.ts'
import type { LintFinding } from '../lint.ts'
import { rules as builtInRules } from '../rules/index.ts'

/**
 * Gives findings the severities of the configuration. Findings that are `off`, as those of optional rules are by default, are
 * left out. If an entry of `overrides` may switch their rule on, they keep their own severity: `overridesIn` decides about
 * these where they stand.
 */
export function adjustSeverities(
  findings: readonly LintFinding[],
  { rules = {}, overrides = [] }: Config,
): LintFinding[] {
  const overridden = new Set(overrides.flatMap((override) => Object.keys(override.rules ?? {})))
  return findings.flatMap((finding) => {
    const severity = severitySettingFor(finding, rules) ?? defaultSetting(finding)
    if (severity !== 'off') return [{ ...finding, severity }]
    return settingNames(finding).some((name) => overridden.has(name)) ? [finding] : []
  })
}

/** The setting of a finding that the configuration does not mention: its severity, `off` for one of an optional rule. */
export function defaultSetting({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): SeveritySetting {
  return optionalRules.has(rule) ? 'off' : severity
}

const optionalRules: ReadonlySet<string> = new Set(
  builtInRules.filter(({ isOptional }) => isOptional).map(({ id }) => id),
)

/** The setting for a finding: of its code (`family/name/code`), else of its rule (`family/name`), else `undefined`. */
export function severitySettingFor(
  finding: Pick<Finding, 'rule' | 'code'>,
  settings: Readonly<Record<string, SeveritySetting>>,
): SeveritySetting | undefined {
  const [code, rule] = settingNames(finding)
  return settings[code] ?? settings[rule]
}

function settingNames({ rule, code }: Pick<Finding, 'rule' | 'code'>): readonly [string, string] {
  return [`${rule}/${code}`, rule]
}
