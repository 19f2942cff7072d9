import { oncePer } from '../core/once-per.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'
import { isLayoutView } from '../lint/subjects.ts'

/**
 * Turns errors into warnings if a release is rendered without some of its values, which are in a Secret or only in the
 * cluster: they may change the wrong field. A variable may also be the reason why a render fails. Errors in known
 * values, such as a layout entry, remain.
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
  if (release?.kind !== 'helm' || isLayoutView(view)) return false
  return release.settings?.unknownValues !== undefined || (view === 'failure' && hasVariables(release))
}

/** True if values contain a variable in the form of Flux. */
const hasVariables = oncePer(({ settings }: HelmTarget): boolean =>
  (settings?.values ?? []).some(({ text }) => /\$\{[A-Za-z_]/.test(text)),
)
