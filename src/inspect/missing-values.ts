import type { HelmTarget, Target } from '../core/target.ts'
import type { LintFinding } from '../lint.ts'
import { groupOf } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { isUnfilled } from '../syntax/unfilled.ts'
import type { Reader } from '../yaml/reader.ts'
import { releaseValues } from './merged-values.ts'
import type { Sources } from './locate.ts'

/**
 * Softens findings that only say that a chart needs a value from the person who installs it: no file states that it is
 * released like that, and the wrong field is empty or a placeholder, or a template leaves out a field for an empty value of its
 * name. Those of a chart with its defaults become notes
 * (`info`). Errors of values that their name gives to an environment become warnings: they may be completed as well.
 */
export function softenMissingValues(
  findings: readonly LintFinding[],
  { targets, reader }: Pick<Sources, 'targets' | 'reader'>,
): LintFinding[] {
  return findings.map((finding) => {
    const release = releaseOf(finding, targets)
    const guess = release?.guess
    // A dead key is dead whatever value it has.
    if (guess === undefined || finding.view === 'deadValue' || !(finding.node instanceof Node)) return finding
    const isExample = guess === 'defaults' && isRefusedExample(finding.node, finding)
    const isLacking = lacksValue(finding.node) || lacksItems(finding.node, finding) || isExample
    if (!isLacking && !isLeftOut(finding, release!, reader)) return finding
    if (guess === 'defaults') return { ...finding, severity: 'info' }
    return finding.severity === 'error' ? { ...finding, severity: 'warning', confidence: 'likely' } : finding
  })
}

function releaseOf({ target }: LintFinding, targets: ReadonlyMap<string, Target>): HelmTarget | undefined {
  const release = target === null ? undefined : targets.get(target)
  return release?.kind === 'helm' ? release : undefined
}

/** True if the finding is about an absent field, and a value with the name of the field is empty. */
function isLeftOut({ missing }: LintFinding, release: HelmTarget, reader: Reader): boolean {
  if (!missing || missing.exists) return false
  const values = releaseValues(release, reader)
  return values !== null && hasEmptyEntry(values, String(missing.pathKeys.at(-1)))
}

function hasEmptyEntry(values: Node, key: string): boolean {
  return values
    .entries()
    .some(
      ([name, value]) =>
        (name === key && (isEmpty(value) || value.scalar === '')) || hasEmptyEntry(value, key),
    )
}

/**
 * True for an empty list, for example of hosts or routes, and for a map with an empty field that the message names, for
 * example a server with `hosts: []`. In a policy that is applied, an empty list allows or denies everything, so it is a
 * mistake of the template whatever the values are; in one that Istio refuses, it is not.
 */
function lacksItems(node: Node, { message, manifest, refusedBy }: LintFinding): boolean {
  if (!manifest || (groupOf(manifest) !== 'networking.istio.io' && refusedBy !== 'webhook')) return false
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

/**
 * True for a text with one of the domains that are reserved for examples (RFC 2606, section 3), without a name before it, that
 * the schema of its kind refuses: nobody installs the chart with it.
 */
function isRefusedExample({ scalar }: Node, { refusedBy }: LintFinding): boolean {
  return refusedBy === 'schema' && typeof scalar === 'string' && exampleDomain.test(scalar)
}

const exampleDomain = /(^|[/@])example\.(com|net|org)(?![\w.-])/
