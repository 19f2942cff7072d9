import { addToGroup, groupBy } from '../../core/group.ts'
import { oncePer, oncePerName } from '../../core/once-per.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { labelsOf, type Labels } from '../policy/selector.ts'
import { policyLayers } from './policy-layers.ts'

/** The DestinationRule that a client gets: one object, or several of one namespace and host merged. */
export interface WinningRule {
  /**
   * The merged objects, in the order in which istiod merges them: those of the Gateway API, which have no age, then the written
   * ones, as old as they stand in the files.
   */
  readonly merged: readonly [Manifest, ...Manifest[]]
  /** The `exportTo` by which istiod looks whether clients of other namespaces see it. */
  readonly exportTo: ReadonlySet<string>
  /** The labels of the clients that get it; `undefined` for all clients without a rule for their labels. */
  readonly selector: Labels | undefined
  /** The traffic policies, the strongest first: a weaker one sets what the stronger ones leave unset (`policyLayers`). */
  readonly policies: readonly Node[]
  /** The entries of `subsets` by name: of several with one name the first. */
  readonly subsets: ReadonlyMap<string, Node>
  /** What another written object overrides: traffic policies, and subsets of one name. */
  readonly overridden: readonly IneffectivePart[]
}

/** A policy or subset of a merged DestinationRule that has no effect. */
export interface IneffectivePart {
  readonly node: Node
  /** What has effect in its place. */
  readonly by: Node
  /** True if both are equal, so that their age does not matter. */
  readonly isEqual: boolean
}

/** True if the age of objects, which no file tells, decides what a rule says. */
export function restsOnAge({ overridden }: WinningRule): boolean {
  return overridden.some(({ isEqual }) => !isEqual)
}

/**
 * The visibility in which istiod looks for rules of a namespace: `local` for clients of that namespace, `private` for
 * clients of the root namespace in itself, `exported` for all others.
 */
export type RuleScope = 'local' | 'private' | 'exported'

/**
 * Merges the rules of one host by namespace and scope.
 *
 * @param filling whether policies of the Gateway API fill what written ones leave unset, see `policyLayers`
 */
export const scopedRules = oncePerName(
  (
    rules: readonly Manifest[],
    filling: 'filling' | 'replacing',
  ): ReadonlyMap<string, Readonly<Record<RuleScope, readonly WinningRule[]>>> => {
    const namespaces = groupBy(rules, ({ namespace }) => namespace)
    return new Map(
      [...namespaces].map(([namespace, group]) => [namespace, scopesOf(group, filling === 'filling')]),
    )
  },
)

/** Rules for selected workloads come first (istio `pilot/pkg/model/push_context.go`, setDestinationRules). */
function scopesOf(rules: readonly Manifest[], isFilling: boolean): Record<RuleScope, readonly WinningRule[]> {
  const sorted = [...rules.filter(hasSelector), ...rules.filter((rule) => !hasSelector(rule))]
  const merge = (group: readonly Manifest[]): readonly WinningRule[] =>
    mergeRules(group).map((merging) => winningRule(merging, isFilling))
  return {
    local: merge(sorted.filter(isLocal)),
    private: merge(sorted.filter(isPrivate)),
    exported: merge(sorted.filter((rule) => !isPrivate(rule))),
  }
}

/** A rule that other rules are merged into. */
interface Merging {
  readonly exportTo: ReadonlySet<string>
  readonly merged: [Manifest, ...Manifest[]]
}

/** The rules with one `exportTo` that others are merged into, by selector; `''` without a selector. */
interface MergedByExport {
  readonly exportTo: ReadonlySet<string>
  readonly bySelector: Map<string, Merging[]>
}

/**
 * Merges rules of one namespace and host (istio `pilot/pkg/model/destination_rule.go`, mergeDestinationRule). A rule is
 * merged into all that it fits to, and stands apart unless it is like the last one.
 */
function mergeRules(rules: readonly Manifest[]): readonly Merging[] {
  const merging: Merging[] = []
  const byExport = new Map<string, MergedByExport>()
  for (const rule of rules) {
    const last = merging.at(-1)
    const isSeparate = !last || standsApart(rule, last)
    for (const { merged } of fitting(rule, byExport.values())) merged.push(rule)
    if (!isSeparate) continue
    const exportTo = exportToOf(rule)
    const added: Merging = { exportTo, merged: [rule] }
    merging.push(added)
    const key = [...exportTo].toSorted().join()
    const ofExport = byExport.get(key) ?? { exportTo, bySelector: new Map() }
    byExport.set(key, ofExport)
    addToGroup(ofExport.bySelector, selectorKey(rule), added)
  }
  return merging
}

/**
 * The rules that a rule is merged into: with the same or a narrower `exportTo`, and for the same workloads, unless both
 * have different selectors.
 */
function fitting(rule: Manifest, groups: Iterable<MergedByExport>): Merging[] {
  const exportTo = exportToOf(rule)
  return [...groups]
    .filter((group) => isSameSet(exportTo, group.exportTo) || isWider(exportTo, group.exportTo))
    .flatMap(({ bySelector }) =>
      hasSelector(rule)
        ? [...(bySelector.get(selectorKey(rule)) ?? []), ...(bySelector.get('') ?? [])]
        : [...bySelector.values()].flat(),
    )
}

function standsApart(rule: Manifest, { exportTo, merged: [first] }: Merging): boolean {
  const isEqual = isSameSet(exportToOf(rule), exportTo)
  if (!isEqual && !isWider(exportToOf(rule), exportTo)) return true
  if (hasSelector(rule) === hasSelector(first)) return selectorKey(rule) !== selectorKey(first)
  return !isEqual
}

function isWider(exportTo: ReadonlySet<string>, narrower: ReadonlySet<string>): boolean {
  return narrower.size > 0 && [...narrower].every((name) => exportTo.has(name))
}

function winningRule({ exportTo, merged }: Merging, isFilling: boolean): WinningRule {
  const [first] = merged
  const policies = policyLayers(merged, isFilling)
  const written = merged.filter(({ originals }) => !originals).map(({ spec }) => spec.get('trafficPolicy'))
  const subsets = groupBy(
    merged.flatMap(({ spec }) => spec.items('subsets')),
    (subset) => subset.get('name').text,
  )
  return {
    exportTo,
    merged,
    selector: hasSelector(first) ? labelsOf(first.spec.at('workloadSelector', 'matchLabels')) : undefined,
    policies,
    subsets: new Map([...subsets].map(([name, group]) => [name, group[0]!])),
    overridden: [
      ...overriddenPolicies(written, policies),
      ...[...subsets.values()].flatMap(([by, ...later]) => overriddenBy(by!, later)),
    ],
  }
}

/** The policies of written rules but the strongest of them: the age of the rules decides which one that is. */
function overriddenPolicies(written: readonly Node[], policies: readonly Node[]): IneffectivePart[] {
  const stated = written.filter(({ kind }) => kind === 'map')
  const strongest = policies.find((policy) => stated.includes(policy)) ?? stated[0]
  return strongest
    ? overriddenBy(
        strongest,
        stated.filter((policy) => policy !== strongest),
      )
    : []
}

function overriddenBy(by: Node, nodes: readonly Node[]): IneffectivePart[] {
  return nodes.map((node) => ({ node, by, isEqual: canonicalJson(node) === canonicalJson(by) }))
}

function hasSelector({ spec }: Manifest): boolean {
  return spec.get('workloadSelector').kind === 'map'
}

/** `''` without a selector. */
const selectorKey = oncePer((rule: Manifest): string =>
  hasSelector(rule) ? `=${canonicalJson(rule.spec.at('workloadSelector', 'matchLabels'))}` : '',
)

/** As written: istiod compares `.` and the name of the namespace as two values when it merges. */
const exportToOf = oncePer((rule: Manifest): ReadonlySet<string> =>
  hasSelector(rule) ? new Set(['.']) : new Set(rule.spec.items('exportTo').map(({ text }) => text)),
)

function isLocal(rule: Manifest): boolean {
  const exportTo = exportToOf(rule)
  return isVisible(exportTo, rule.namespace) || exportTo.has('.')
}

function isPrivate(rule: Manifest): boolean {
  const exportTo = exportToOf(rule)
  return exportTo.size === 1 && (exportTo.has('.') || exportTo.has(rule.namespace))
}

/**
 * True if `exportTo` of a rule contains the namespace or `*`, or is empty. `.` in it matches no namespace: callers that mean
 * the rule's own namespace look for it themselves.
 */
export function isVisible(exportTo: ReadonlySet<string>, namespace: string): boolean {
  return exportTo.size === 0 || exportTo.has('*') || exportTo.has(namespace)
}

function isSameSet(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  return first.size === second.size && [...first].every((value) => second.has(value))
}
