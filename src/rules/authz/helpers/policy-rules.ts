import { isDryRunPolicy } from '../../../istio/policy/dry-run.ts'
import { groupBy, groupByEach } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { accessPattern, type AccessPattern } from '../../../istio/policy/access-pattern.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { groupsCovering } from '../../../istio/policy/shared-workloads.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { groupsThatMayCover, someMayShareWorkloads } from '../../../istio/policy/some-policies.ts'
import { actionOf } from '../../shared/token-conditions.ts'
import { matchesAnyCaller } from './unrestricted-rules.ts'
import { operationsOrAny, takesPath } from './requests.ts'

/** A rule with its policy. */
export interface PolicyRule {
  readonly policy: Manifest
  readonly rule: Node
}

/** An index of rules by the paths that they take. */
export interface PolicyRuleIndex {
  readonly isEmpty: boolean
  /** The rules that may take all paths of a pattern; without a pattern the rules that may take any path. */
  taking(paths: AccessPattern | undefined): PolicyRule[]
}

/** The rules of an action that may hold for all workloads of a policy: unstated namespaces count as the same namespace. */
export function policyRulesThatMayCover(mesh: Mesh, policy: Manifest, action: Action): PolicyRuleIndex {
  return ruleIndex(groupsThatMayCover(mesh, policy, enforcedByAction(mesh)[action]).map(distinctRules))
}

/**
 * The DENY rules that match requests of any caller, in policies that apply to every workload of `policy`; without those in
 * dry-run mode. Of rules with equal `to` in policies of one scope only the first.
 */
export function denialsCovering(mesh: Mesh, policy: Manifest): PolicyRuleIndex {
  return ruleIndex(groupsCovering(mesh, policy, 'AuthorizationPolicy').map(distinctDenials))
}

type Action = 'ALLOW' | 'DENY'

/** The policies by action, without those in dry-run mode. */
const enforcedByAction = derived(['AuthorizationPolicy'], (mesh) => {
  const enforced = mesh.ofKind('AuthorizationPolicy').filter((policy) => !isDryRunPolicy(policy))
  return groupByAction(enforced)
})

function groupByAction(policies: readonly Manifest[]): Record<Action, readonly Manifest[]> {
  const groups = groupBy(policies, actionOf)
  return { ALLOW: groups.get('ALLOW') ?? [], DENY: groups.get('DENY') ?? [] }
}

/** The rules of policies, one of each set of equal rules. */
const distinctRules = oncePer((policies: readonly Manifest[]): ByPath =>
  indexByPath(distinct(rulesIn(policies), (rule) => rule)),
)

/** The rules that deny requests to all callers, one of each set for the same requests. */
const distinctDenials = oncePer((policies: readonly Manifest[]): ByPath => {
  const denying = policies.filter((policy) => actionOf(policy) === 'DENY' && !isDryRunPolicy(policy))
  const denials = rulesIn(denying).filter(({ rule }) => matchesAnyCaller(rule))
  return indexByPath(distinct(denials, (rule) => rule.get('to')))
})

function distinct(policyRules: readonly PolicyRule[], keyNodeOf: (rule: Node) => Node): PolicyRule[] {
  const groups = groupBy(policyRules, ({ rule }) => JSON.stringify(keyNodeOf(rule).data, bigintAsText))
  return [...groups.values()].map(([first]) => first!)
}

/** A replacer for `JSON.stringify`, which does not support bigint. */
function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** True if an ALLOW that may hold for a workload of a policy may take a path. */
export function mayBeAllowed(mesh: Mesh, policy: Manifest, path: AccessPattern): boolean {
  const { ofAnyPath, rules } = allowed(mesh)
  if (someMayShareWorkloads(mesh, policy, ofAnyPath)) return true
  const taking = ruleIndex([rules])
    .taking(path)
    .filter(({ rule }) => operationsOrAny(rule).some((operation) => takesPath(operation, path, false)))
  return someMayShareWorkloads(mesh, policy, [...new Set(taking.map((policyRule) => policyRule.policy))])
}

/** `ofAnyPath`: the ALLOW policies with a rule for requests of any path. `rules`: the rules of all other ALLOW policies. */
const allowed = derived(['AuthorizationPolicy'], (mesh) => {
  const groups = groupBy(enforcedByAction(mesh).ALLOW, ({ spec }) => spec.items('rules').some(allowsAnyPath))
  return { ofAnyPath: groups.get(true) ?? [], rules: indexByPath(rulesIn(groups.get(false) ?? [])) }
})

function allowsAnyPath(rule: Node): boolean {
  return operationsOrAny(rule).some(
    (operation) => operation.items('paths').length === 0 && operation.items('notPaths').length === 0,
  )
}

function rulesIn(policies: readonly Manifest[]): PolicyRule[] {
  return policies.flatMap((policy) => policy.spec.items('rules').map((rule) => ({ policy, rule })))
}

/** Rules by their keys (`keysOf`). */
type ByPath = ReadonlyMap<string, readonly PolicyRule[]>

function indexByPath(policyRules: readonly PolicyRule[]): ByPath {
  return groupByEach(policyRules, ({ rule }) => keysOf(rule))
}

function ruleIndex(groups: readonly ByPath[]): PolicyRuleIndex {
  return {
    isEmpty: groups.every(({ size }) => size === 0),
    taking: (paths) => [
      ...new Set(lookupKeys(paths).flatMap((key) => groups.flatMap((group) => group.get(key) ?? []))),
    ],
  }
}

/** The keys of a rule in the index: its exact paths, the beginnings of prefixes, or `*` for patterns without either. */
function keysOf(rule: Node): string[] {
  const keys = operationsOrAny(rule).flatMap((operation) => {
    const paths = operation.items('paths').map(({ text }) => accessPattern(text))
    return paths.length === 0 ? ['*'] : paths.map(keyOf)
  })
  return [...new Set(keys)]
}

function keyOf({ form, text }: AccessPattern): string {
  return form === 'exact' ? `=${text}` : form === 'prefix' ? `^${text}` : '*'
}

function lookupKeys(paths: AccessPattern | undefined): string[] {
  if (!paths || paths.form === 'any') return ['*', '^', '^/']
  if (paths.form === 'suffix') return ['*', '^']
  const starts = Array.from(
    { length: paths.text.length + 1 },
    (_, length) => `^${paths.text.slice(0, length)}`,
  )
  return ['*', ...starts, ...(paths.form === 'exact' ? [`=${paths.text}`] : [])]
}
