import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { derivedByKey } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { compareSpecificity } from '../hosts/hosts.ts'
import { objectsByHost } from '../hosts/object-index.ts'
import { canonicalHost } from '../hosts/services.ts'
import { serviceNamespaceFor } from '../hosts/service-namespace.ts'
import { labelsOf, selects, type Labels } from '../policy/selector.ts'
import { ruleHost } from './destination.ts'

/** A proxy that calls a host, as far as it decides which DestinationRule it gets. */
export interface Client {
  readonly namespace: string
  /** The labels of its pod. */
  readonly labels: Labels
}

/** The DestinationRule that a client gets: one object, or several of one namespace and host merged. */
export interface WinningRule {
  /** The merged objects, in the order in which istiod merges them: as old as they stand in the files. */
  readonly merged: readonly [Manifest, ...Manifest[]]
  /** The labels of the clients that get it; `undefined` for all clients without a rule for their labels. */
  readonly selector: Labels | undefined
  /** `trafficPolicy` of the first object that has one; absent where none has one. */
  readonly trafficPolicy: Node
  /** The entries of `subsets` by name: of several with one name the first. */
  readonly subsets: ReadonlyMap<string, Node>
  /** What another object overrides: traffic policies, and subsets of one name. */
  readonly overridden: readonly Overridden[]
}

/** A policy or subset of a merged DestinationRule that has no effect. */
export interface Overridden {
  readonly node: Node
  /** What has effect in its place. */
  readonly by: Node
  /** True if both say the same, so that it does not matter which one is older. */
  readonly isEqual: boolean
}

/**
 * The DestinationRule that a client gets for a full host name, `undefined` if it gets none. The host is that of a Service or
 * ServiceEntry, not one that the wildcard of a ServiceEntry covers. Files do not tell which object is older: where
 * that decides (`restsOnAge`), the order of the files is taken (istio `pilot/pkg/model/sidecar.go`, DestinationRule).
 */
export function winningRule(mesh: Mesh, host: string, client: Client): WinningRule | undefined {
  const rules = winningRules(mesh, host, client.namespace)
  const selecting = rules.find(({ selector }) => selector && selects(selector, client.labels))
  return selecting ?? rules.findLast(({ selector }) => selector === undefined)
}

/**
 * The DestinationRules that clients of a namespace get for a full host name, those for some labels (`selector`) and
 * those for all others, of which the last one is used. Istio searches the namespace of the client, then that of the
 * Service or ServiceEntry, then the root namespace; the first one with a match wins, even by a wildcard, and in it the
 * most specific host, even if its rules are not exported to the client (istio `pilot/pkg/model/push_context.go`,
 * destinationRule). The same array for the same question.
 */
export const winningRules = derivedByKey(
  ['DestinationRule', 'ServiceEntry'],
  (mesh, host: string, namespace: string) => `${namespace}\0${canonicalHost(mesh, host)}`,
  (mesh, host, namespace) => findWinningRules(mesh, canonicalHost(mesh, host), namespace),
)

function findWinningRules(mesh: Mesh, host: string, client: string): readonly WinningRule[] {
  const { hosts, of } = rulesByHost(mesh)
  const covering = hosts.covering(host).toSorted(compareSpecificity)
  const first = (namespace: string, scope: Scope): readonly ScopedRule[] => {
    const lists = covering.map((ruledHost) => scopedRules(of(ruledHost)).get(namespace)?.[scope] ?? [])
    return lists.find(({ length }) => length > 0) ?? []
  }
  const local = first(client, client === mesh.rootNamespace ? 'private' : 'local')
  if (local.length > 0) return local
  const exportedFrom = (namespace: string): readonly ScopedRule[] =>
    first(namespace, 'exported').filter(({ exportTo }) => isVisible(exportTo, client))
  const namespace = serviceNamespaceFor(mesh, host, client)
  const ofService = namespace === undefined ? [] : exportedFrom(namespace)
  return ofService.length > 0 ? ofService : exportedFrom(mesh.rootNamespace)
}

/**
 * The DestinationRules of which clients of a namespace get one for a full host name, in the order of the manifests. They are
 * of one namespace and one host.
 */
export const destinationRulesFor = derivedByKey(
  ['DestinationRule', 'ServiceEntry'],
  (mesh, host: string, namespace: string) => `${namespace}\0${canonicalHost(mesh, host)}`,
  (mesh, host, namespace) => objectsOf(mesh, winningRules(mesh, host, namespace)),
)

function objectsOf(mesh: Mesh, rules: readonly WinningRule[]): readonly Manifest[] {
  const objects = new Set(rules.flatMap(({ merged }) => merged))
  return [...objects].toSorted((a, b) => mesh.positionOf(a)! - mesh.positionOf(b)!)
}

/** True if the age of objects, which no file tells, decides what a rule says. */
export function restsOnAge({ overridden }: WinningRule): boolean {
  return overridden.some(({ isEqual }) => !isEqual)
}

/** The DestinationRules by host. */
const rulesByHost = objectsByHost('DestinationRule', (mesh, rule) => [canonicalHost(mesh, ruleHost(rule))])

/** A merged rule with the `exportTo` by which istiod looks whether clients of other namespaces see it. */
interface ScopedRule extends WinningRule {
  readonly exportTo: ReadonlySet<string>
}

/**
 * Where istiod looks for rules of a namespace: `local` for clients of that namespace, `private` for those of the root
 * namespace in itself, `exported` for all others.
 */
type Scope = 'local' | 'private' | 'exported'

/** The rules of one host by namespace and scope. */
const scopedRules = oncePer(
  (rules: readonly Manifest[]): ReadonlyMap<string, Readonly<Record<Scope, readonly ScopedRule[]>>> => {
    const namespaces = groupBy(rules, ({ namespace }) => namespace)
    return new Map([...namespaces].map(([namespace, group]) => [namespace, scopesOf(group)]))
  },
)

/** Rules for selected workloads come first (istio `pilot/pkg/model/push_context.go`, setDestinationRules). */
function scopesOf(rules: readonly Manifest[]): Record<Scope, readonly ScopedRule[]> {
  const sorted = [...rules.filter(hasSelector), ...rules.filter((rule) => !hasSelector(rule))]
  return {
    local: mergeRules(sorted.filter(isLocal)),
    private: mergeRules(sorted.filter(isPrivate)),
    exported: mergeRules(sorted.filter((rule) => !isPrivate(rule))),
  }
}

/** A rule that others are merged into. */
interface Merging {
  readonly exportTo: ReadonlySet<string>
  readonly merged: [Manifest, ...Manifest[]]
}

/** The rules that are merged into, of one `exportTo`, by selector; `''` for those of all workloads. */
interface MergedByExport {
  readonly exportTo: ReadonlySet<string>
  readonly bySelector: Map<string, Merging[]>
}

/**
 * Merges rules of one namespace and host (istio `pilot/pkg/model/destination_rule.go`, mergeDestinationRule). A rule is
 * merged into all that it fits to, and stands apart unless it is like the last one.
 */
function mergeRules(rules: readonly Manifest[]): readonly ScopedRule[] {
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
    const ofSelector = ofExport.bySelector.get(selectorKey(rule))
    if (ofSelector) ofSelector.push(added)
    else ofExport.bySelector.set(selectorKey(rule), [added])
  }
  return merging.map(scopedRule)
}

/** Those that a rule is merged into: exported alike or to fewer, and for the same workloads or not both for some. */
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

function isWider(exportTo: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return other.size > 0 && [...other].every((name) => exportTo.has(name))
}

function scopedRule({ exportTo, merged }: Merging): ScopedRule {
  const [first] = merged
  const policies = merged.map(({ spec }) => spec.get('trafficPolicy')).filter(({ kind }) => kind === 'map')
  const subsets = groupBy(
    merged.flatMap(({ spec }) => spec.items('subsets')),
    (subset) => subset.get('name').text,
  )
  return {
    exportTo,
    merged,
    selector: hasSelector(first) ? labelsOf(first.spec.at('workloadSelector', 'matchLabels')) : undefined,
    trafficPolicy: policies[0] ?? first.spec.get('trafficPolicy'),
    subsets: new Map([...subsets].map(([name, group]) => [name, group[0]!])),
    overridden: [policies, ...subsets.values()].flatMap(overriddenIn),
  }
}

/** All but the first of some nodes. */
function overriddenIn([by, ...later]: readonly Node[]): Overridden[] {
  return later.map((node) => ({ node, by: by!, isEqual: canonicalJson(node) === canonicalJson(by!) }))
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

function isVisible(exportTo: ReadonlySet<string>, namespace: string): boolean {
  return exportTo.size === 0 || exportTo.has('*') || exportTo.has(namespace)
}

function isSameSet(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  return first.size === second.size && [...first].every((value) => second.has(value))
}
