import type { Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'
import { groupOf } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { isUnfilled } from '../syntax/unfilled.ts'

/**
 * Findings with those as notes that only say that a chart lacks a value which whoever installs it gives: the chart is
 * rendered with its defaults, nothing says that it is released so, and the wrong field is empty or a placeholder.
 */
export function noteMissingValues(
  findings: readonly LintFinding[],
  targets: ReadonlyMap<string, Target>,
): LintFinding[] {
  return findings.map((finding) =>
    // That nothing reads a key is so whatever stands under it.
    finding.view !== 'deadValue' &&
    isOfDefaults(finding, targets) &&
    finding.node instanceof Node &&
    (lacksValue(finding.node) || lacksItems(finding.node, finding))
      ? { ...finding, severity: 'info' }
      : finding,
  )
}

function isOfDefaults({ target }: LintFinding, targets: ReadonlyMap<string, Target>): boolean {
  const release = target === null ? undefined : targets.get(target)
  return release?.kind === 'helm' && release.guess === 'defaults'
}

/**
 * True for a list of hosts or routes that nobody fills, and for a map of which a finding names a field that is written
 * and empty: a server with `hosts: []`. In a policy a list that renders empty is the template's mistake: it opens or
 * shuts everything.
 */
function lacksItems(node: Node, { message, manifest }: LintFinding): boolean {
  if (!manifest || groupOf(manifest) !== 'networking.istio.io') return false
  if (node.kind === 'list') return node.items().length === 0
  const words = new Set(message.split(/\W+/))
  return node.entries().some(([key, below]) => isEmpty(below) && words.has(key))
}

function isEmpty(node: Node): boolean {
  return node.isNull || (node.kind !== 'scalar' && node.entries().length === 0 && node.items().length === 0)
}

/** True for what is written and empty, or has a gap where a template prints an empty value: `.svc`, `api.`, `*.`. */
function lacksValue(node: Node): boolean {
  if (node.isNull) return true
  if (typeof node.scalar !== 'string') return false
  const text = node.text.trim()
  return text === '' || text.startsWith('.') || text.endsWith('.') || text.includes('..') || isUnfilled(text)
}
