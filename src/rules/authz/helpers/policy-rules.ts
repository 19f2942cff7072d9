import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { accessPattern, type AccessPattern } from '../../../istio/policy/access-pattern.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { groupsCovering } from '../../../istio/policy/shared-workloads.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { groupsThatMayCover, someMayShareWorkloads } from '../../../istio/policy/some-policies.ts'
import { actionOf, isDryRun } from '../../shared/token-conditions.ts'
import { matchesAnyCaller } from './openness.ts'
import { requestsOf, takesPath } from './requests.ts'

/** A rule and the policy that it is of. */
export interface PolicyRule {
  readonly policy: Manifest
  readonly rule: Node
}

/** Rules by the paths that they take, so that not each has to be looked at for each path. */
export interface PolicyRules {
  readonly isEmpty: boolean
  /** Those that may take all of some paths, or any path at all where none are given. */
  taking(paths: AccessPattern | undefined): PolicyRule[]
}

/** The rules of an action that hold for all that a policy selects, if unstated namespaces are the right ones. */
export function policyRulesThatMayCover(mesh: Mesh, policy: Manifest, action: Action): PolicyRules {
  return rulingsOf(groupsThatMayCover(mesh, policy, acting(mesh)[action]).map(distinctRules))
}

/** The rules that deny something to all callers, for all that a policy selects. */
export function denialsCovering(mesh: Mesh, policy: Manifest): PolicyRules {
  return rulingsOf(groupsCovering(mesh, policy, 'AuthorizationPolicy').map(distinctDenials))
}

type Action = 'ALLOW' | 'DENY'

/** The policies of an action that are not only tried out. */
const acting = derived(['AuthorizationPolicy'], (mesh) => {
  const enforced = mesh.ofKind('AuthorizationPolicy').filter((policy) => !isDryRun(policy))
  return groupsOf(enforced)
})

function groupsOf(policies: readonly Manifest[]): Record<Action, readonly Manifest[]> {
  const groups = groupBy(policies, actionOf)
  return { ALLOW: groups.get('ALLOW') ?? [], DENY: groups.get('DENY') ?? [] }
}

/** The rules of some policies, of those that ask for the same one. */
const distinctRules = oncePer((policies: readonly Manifest[]): ByPath =>
  byPath(distinct(rulesIn(policies), (rule) => rule)),
)

/** The rules that deny something to all callers, of those for the same requests one. */
const distinctDenials = oncePer((policies: readonly Manifest[]): ByPath => {
  const denying = policies.filter((policy) => actionOf(policy) === 'DENY' && !isDryRun(policy))
  const denials = rulesIn(denying).filter(({ rule }) => matchesAnyCaller(rule))
  return byPath(distinct(denials, (rule) => rule.get('to')))
})

function distinct(rulings: readonly PolicyRule[], partOf: (rule: Node) => Node): PolicyRule[] {
  const groups = groupBy(rulings, ({ rule }) => JSON.stringify(partOf(rule).data, withText))
  return [...groups.values()].map(([first]) => first!)
}

/** JSON has no bigint. */
function withText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** True if an ALLOW that may hold for something that a policy selects may take a path. */
export function mayBeAllowed(mesh: Mesh, policy: Manifest, path: AccessPattern): boolean {
  const { ofAnyPath, rules } = allowing(mesh)
  if (someMayShareWorkloads(mesh, policy, ofAnyPath)) return true
  const taking = rulingsOf([rules])
    .taking(path)
    .filter(({ rule }) => requestsOf(rule).some((one) => takesPath(one, path, false)))
  return someMayShareWorkloads(mesh, policy, [...new Set(taking.map((ruling) => ruling.policy))])
}

/** What is allowed: the policies that allow some requests whatever their path, and the rules of the others. */
const allowing = derived(['AuthorizationPolicy'], (mesh) => {
  const groups = groupBy(acting(mesh).ALLOW, ({ spec }) => spec.items('rules').some(allowsAnyPath))
  return { ofAnyPath: groups.get(true) ?? [], rules: byPath(rulesIn(groups.get(false) ?? [])) }
})

function allowsAnyPath(rule: Node): boolean {
  return requestsOf(rule).some(
    (operation) => operation.items('paths').length === 0 && operation.items('notPaths').length === 0,
  )
}

function rulesIn(policies: readonly Manifest[]): PolicyRule[] {
  return policies.flatMap((policy) => policy.spec.items('rules').map((rule) => ({ policy, rule })))
}

/** Rules under each of their keys. */
type ByPath = ReadonlyMap<string, readonly PolicyRule[]>

function byPath(all: readonly PolicyRule[]): ByPath {
  const keyed = all.flatMap((ruling) => keysOf(ruling.rule).map((key) => ({ key, ruling })))
  const groups = groupBy(keyed, ({ key }) => key)
  return new Map([...groups].map(([key, found]) => [key, found.map(({ ruling }) => ruling)]))
}

function rulingsOf(groups: readonly ByPath[]): PolicyRules {
  return {
    isEmpty: groups.every(({ size }) => size === 0),
    taking: (paths) => [
      ...new Set(lookups(paths).flatMap((key) => groups.flatMap((group) => group.get(key) ?? []))),
    ],
  }
}

/** Under what a rule is found: its exact paths, the beginnings of others, or `*` for what cannot be looked up. */
function keysOf(rule: Node): string[] {
  const keys = requestsOf(rule).flatMap((operation) => {
    const paths = operation.items('paths').map(({ text }) => accessPattern(text))
    return paths.length === 0 ? ['*'] : paths.map(keyOf)
  })
  return [...new Set(keys)]
}

function keyOf({ form, text }: AccessPattern): string {
  return form === 'exact' ? `=${text}` : form === 'prefix' ? `^${text}` : '*'
}

function lookups(paths: AccessPattern | undefined): string[] {
  if (!paths || paths.form === 'any') return ['*', '^', '^/']
  if (paths.form === 'suffix') return ['*', '^']
  const starts = Array.from(
    { length: paths.text.length + 1 },
    (_, length) => `^${paths.text.slice(0, length)}`,
  )
  return ['*', ...starts, ...(paths.form === 'exact' ? [`=${paths.text}`] : [])]
}
