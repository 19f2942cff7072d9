import type { Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'
import { Node } from '../model/node.ts'
import { isToBeFilled } from '../model/placeholder.ts'

/**
 * Findings with those as notes that only say that a chart lacks a value which whoever installs it gives: the chart is
 * rendered with its defaults, nothing says that it is released so, and the wrong field is empty or a placeholder.
 */
export function noteMissingValues(
  findings: readonly LintFinding[],
  targets: ReadonlyMap<string, Target>,
): LintFinding[] {
  return findings.map((finding) =>
    isOfDefaults(finding, targets) && finding.node instanceof Node && lacksValue(finding.node)
      ? { ...finding, severity: 'info' }
      : finding,
  )
}

function isOfDefaults({ target }: LintFinding, targets: ReadonlyMap<string, Target>): boolean {
  const release = target === null ? undefined : targets.get(target)
  return release?.kind === 'helm' && release.guess === 'defaults'
}

/** True for what is written and empty, or has a gap where a template prints an empty value: `.svc`, `api.`, `*.`. */
function lacksValue(node: Node): boolean {
  if (node.isNull) return true
  if (typeof node.scalar !== 'string') return false
  const text = node.text.trim()
  return (
    text === '' || text.startsWith('.') || text.endsWith('.') || text.includes('..') || isToBeFilled(text)
  )
}
