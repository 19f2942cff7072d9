import type { Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'
import { isLayoutView } from '../lint/subjects.ts'

/**
 * Turns errors into warnings where only the keys of a values file say that it belongs to the chart, or where its name gives it
 * to several charts, or to one that does not know all its keys. What the file says by itself, as an entry of a known layout,
 * stays an error.
 */
export function softenGuessedPairs(
  findings: readonly LintFinding[],
  targets: ReadonlyMap<string, Target>,
): LintFinding[] {
  return findings.map((finding) =>
    finding.severity === 'error' && isOfPair(finding, targets)
      ? { ...finding, severity: 'warning' }
      : finding,
  )
}

function isOfPair({ target, view }: LintFinding, targets: ReadonlyMap<string, Target>): boolean {
  const release = target === null ? undefined : targets.get(target)
  if (release?.kind !== 'helm' || isLayoutView(view)) return false
  return release.guess === 'keys' || release.mayBeOfAnother === true
}
