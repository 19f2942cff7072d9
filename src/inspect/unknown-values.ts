import type { Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'

/**
 * Turns errors into warnings where a release is rendered without some of its values, since they are in a Secret or in an
 * object that only the cluster has: they may change what is wrong. What values that are known say by themselves, as an
 * entry of a layout, stays an error.
 */
export function softenUnknownValues(
  findings: readonly LintFinding[],
  targets: ReadonlyMap<string, Target>,
): LintFinding[] {
  return findings.map((finding) =>
    finding.severity === 'error' && lacksValues(finding, targets)
      ? { ...finding, severity: 'warning', confidence: 'likely' }
      : finding,
  )
}

function lacksValues({ target, view }: LintFinding, targets: ReadonlyMap<string, Target>): boolean {
  const release = target === null ? undefined : targets.get(target)
  return (
    release?.kind === 'helm' && release.settings?.unknownValues !== undefined && !view.startsWith('values/')
  )
}
