import type { Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'
import { groupOf } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { isUnfilled } from '../syntax/unfilled.ts'

/**
 * Turns findings into notes (`info`) that only say that a chart needs a value from the person who installs it: the chart
 * is rendered with its defaults, no file states that it is released like that, and the wrong field is empty or a
 * placeholder.
 */
export function noteMissingValues(
  findings: readonly LintFinding[],
  targets: ReadonlyMap<string, Target>,
): LintFinding[] {
  return findings.map((finding) =>
    // A dead key is dead whatever value it has.
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
 * True for an empty list, for example of hosts or routes, and for a map with an empty field that the message names, for
 * example a server with `hosts: []`. Only for `networking.istio.io`: in a policy an empty list allows or denies
 * everything, so it is a mistake of the template whatever the values are.
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

/** True for a scalar that is empty, or has a gap where a template prints an empty value: `.svc`, `api.`, `*.`, `auth-`. */
function lacksValue(node: Node): boolean {
  if (node.isNull) return true
  if (typeof node.scalar !== 'string') return false
  const text = node.text.trim()
  return text === '' || /^[.-]|[.-]$|\.\./.test(text) || isUnfilled(text)
}
