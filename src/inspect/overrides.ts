import type { Config, Override } from '../core/config.ts'
import type { FindingGate } from '../core/report.ts'
import { pathMatcher } from '../discover/manifests.ts'
import type { LocatedFinding } from './locate.ts'
import { defaultSetting, severitySettingFor } from './severities.ts'

/**
 * Returns a function that applies the `overrides` of a configuration to a finding: it keeps it, changes its severity or
 * gate, or drops it. The last matching entry that sets something decides; otherwise the settings outside of `overrides`
 * apply. Used for located findings, since entries name files.
 */
export function overridesIn({
  overrides = [],
  rules = {},
}: Config): (finding: LocatedFinding) => readonly LocatedFinding[] {
  const settings = overrides.filter(({ exclude }) => !exclude).map(compiledOverride)
  if (settings.length === 0) return (finding) => [finding]
  return (finding) => {
    const entries = settings.filter(({ isAbout }) => isAbout(finding)).map(({ override }) => override)
    const severities = entries.toReversed().map((entry) => severitySettingFor(finding, entry.rules ?? {}))
    const severity = severities.find(Boolean) ?? severitySettingFor(finding, rules) ?? defaultSetting(finding)
    return severity === 'off' ? [] : [{ ...finding, severity, ...gateOf(entries) }]
  }
}

interface CompiledOverride {
  readonly override: Override
  readonly isAbout: (finding: LocatedFinding) => boolean
}

function compiledOverride(override: Override): CompiledOverride {
  const { paths, environments } = override
  const isInPaths = paths ? pathMatcher(paths) : () => true
  return {
    override,
    isAbout: ({ at, statingFiles, environments: found }) =>
      [at.file, ...statingFiles].some(isInPaths) &&
      (environments === undefined ||
        (found.length > 0 && found.every((name) => environments.includes(name)))),
  }
}

/** The gate of the entries, which replaces that of the run; empty if no entry sets one. */
function gateOf(entries: readonly Override[]): { gate?: FindingGate } {
  const failOn = entries.findLast((entry) => entry['fail-on'])?.['fail-on']
  const minConfidence = entries.findLast((entry) => entry['min-confidence'])?.['min-confidence']
  if (failOn === undefined && minConfidence === undefined) return {}
  return { gate: { ...(failOn && { failOn }), ...(minConfidence && { minConfidence }) } }
}
