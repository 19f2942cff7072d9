import { oncePer } from '../core/once-per.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'

/**
 * Turns errors into warnings where a release is rendered without some of its values: they are in a Secret or in an object that
 * only the cluster has, and may change what is wrong. A variable that is not filled in may also be why a render fails. What
 * values that are known say by themselves, as an entry of a layout, stays an error.
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
  if (release?.kind !== 'helm' || view.startsWith('values/')) return false
  return release.settings?.unknownValues !== undefined || (view === 'failure' && hasVariables(release))
}

/** True if values have a variable as Flux writes it. */
const hasVariables = oncePer(({ settings }: HelmTarget): boolean =>
  (settings?.values ?? []).some(({ text }) => /\$\{[A-Za-z_]/.test(text)),
)
