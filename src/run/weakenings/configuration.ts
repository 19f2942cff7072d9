import { isCustomRule } from '../../core/custom-rule.ts'
import type { Finding } from '../../core/report.ts'
import { pathMatcher } from '../../discover/manifests.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import type { Weakening } from '../../model/check-problems.ts'
import { outsideAllowlist } from '../../rules/egress/outside-allowlist.ts'
import { configurationDifferences, type ConfigurationDifference } from '../check-changes/configuration.ts'
import { changeText } from './change-text.ts'
import { hiddenFinding, isNewError } from './hidden-findings.ts'

/** A change of the configuration, and the findings in head that only the configuration of base reports. */
export interface ConfigurationChange {
  readonly head: InspectedTree
  readonly base: InspectedTree
  readonly configFile: string
  /** True if base sets nothing. */
  readonly isFirst: boolean
  /** True if the configuration of head omits targets whose files still exist. */
  readonly dropsTargets: boolean
  readonly hidden: readonly LocatedFinding[]
}

/**
 * The changed configuration keys that loosen the check, or that hide findings of head. A finding is attributed to the
 * keys that hide it alone; if there are none, to all keys that may.
 */
export function configurationWeakenings(change: ConfigurationChange): Weakening[] {
  const { head, base, configFile, hidden } = change
  const differences = configurationDifferences(base.sources.reader, head.sources.reader, configFile)
  const hiddenBy = attribute(hidden, differences, new Set(head.targets.map(({ id }) => id)))
  return differences.flatMap((difference) => {
    const findings = hiddenBy.get(difference) ?? []
    const code = codeOf(difference, findings, change)
    if (code === null) return []
    const node = nodeOf(difference, head, configFile)
    return [{ code, node, change: changeText(difference), hidden: findings.map(hiddenFinding) }]
  })
}

function codeOf(
  difference: ConfigurationDifference,
  hidden: readonly Finding[],
  change: ConfigurationChange,
): Weakening['code'] | null {
  if (hidden.some(isNewError)) return 'hides-new'
  if (isLoosening(difference, change)) return isFirstList(difference, change) ? 'first' : 'loosens'
  return hidden.length === 0 ? null : 'hides'
}

/** A change of `targets` loosens the check if it drops a target with existing files. A first list may drop targets. */
function isLoosening({ effect, path }: ConfigurationDifference, change: ConfigurationChange): boolean {
  const { dropsTargets } = change
  return path[0] === 'targets' ? dropsTargets && effect !== 'tightens' : effect === 'loosens'
}

/** True for the first list of targets in a repository, which replaces discovered targets. */
function isFirstList({ path: [key] }: ConfigurationDifference, { isFirst }: ConfigurationChange): boolean {
  return isFirst && (key === 'targets' || key === 'manifests')
}

function attribute(
  hidden: readonly LocatedFinding[],
  differences: readonly ConfigurationDifference[],
  headTargets: ReadonlySet<string>,
): Map<ConfigurationDifference, LocatedFinding[]> {
  const hiddenBy = new Map<ConfigurationDifference, LocatedFinding[]>(differences.map((each) => [each, []]))
  const hides = differences.map((difference) => ({ difference, hides: hiderOf(difference) }))
  const selecting = differences.filter(({ path }) => selectionKeys.has(path[0]!))
  const settings = differences.filter(({ path }) => settingKeys.has(path[0]!))
  for (const finding of hidden) {
    const exact = hides.filter((each) => each.hides(finding)).map(({ difference }) => difference)
    const isUnchecked = finding.targets.every((id) => !headTargets.has(id))
    const general = isUnchecked ? [selecting, settings] : [settings, selecting]
    const keys = [exact, ...general, differences].find(({ length }) => length > 0) ?? []
    for (const key of keys) hiddenBy.get(key)!.push(finding)
  }
  return hiddenBy
}

/** Keys that select what is checked, and keys that describe the mesh. */
const selectionKeys: ReadonlySet<string> = new Set(['targets', 'exclude', 'manifests', 'overrides'])
const settingKeys: ReadonlySet<string> = new Set([
  ...['mesh', 'istio-version', 'schemas', 'custom-rules', 'repository'],
])

/** Returns a test whether this key alone hides a finding. */
function hiderOf(difference: ConfigurationDifference): (finding: LocatedFinding) => boolean {
  const { path, head, isItem } = difference
  const [key, name] = path
  if (key === 'overrides') {
    const names = new Set(overriddenRules(difference))
    return ({ rule, code }) => names.has(rule) || names.has(`${rule}/${code}`)
  }
  if (key === 'rules') return ({ rule, code }) => name === rule || name === `${rule}/${code}`
  if (key === 'egress-allowlist') return ({ rule }) => rule === outsideAllowlist.id
  if (key === 'custom-rules') return ({ rule }) => isCustomRule(rule)
  if (key !== 'exclude' || !head) return () => false
  const isExcluded = pathMatcher(isItem ? [head.text] : head.items().map(({ text }) => text))
  return ({ at }) => isExcluded(at.file)
}

/** The rules that a changed entry of `overrides`, or a changed key of one, is about. */
function overriddenRules({ path, base, head, isItem }: ConfigurationDifference): string[] {
  if (!isItem || path.length > 1) return path[2] === 'rules' ? path.slice(3) : []
  return [base, head].flatMap((item) => (item?.entries('rules') ?? []).map(([name]) => name))
}

/** The changed line in head; for a removed key its former parent, for a removed file the line in base. */
function nodeOf(
  { path, base, head: node }: ConfigurationDifference,
  head: InspectedTree,
  configFile: string,
): Weakening['node'] {
  if (node) return node
  const { root } = configurationFiles(head.sources.reader, configFile)
  if (root) return root.at(...path.filter((key) => !key.startsWith('[')))
  return { file: configFile, line: base!.keyLocation.line }
}
