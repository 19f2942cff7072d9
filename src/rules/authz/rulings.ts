import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { accessPattern, type AccessPattern } from '../../model/access-pattern.ts'
import type { Manifest } from '../../model/manifest.ts'
import { holding, mayHold, meeting } from '../../model/meeting.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../model/policies.ts'
import { policySelector } from '../../model/selector.ts'
import { actionOf, isDryRun } from '../token-conditions.ts'
import { matchesAnyCaller } from './openness.ts'
import { requestsOf } from './requests.ts'

/** A rule and the policy that it is of. */
export interface Ruling {
  readonly policy: Manifest
  readonly rule: Node
}

/** Rules by the paths that they take, so that not each has to be looked at for each path. */
export interface Rulings {
  readonly isEmpty: boolean
  /** Those that may take all of some paths, or any path at all where none are given. */
  taking(paths: AccessPattern | undefined): Ruling[]
}

/** The rules of an action that hold for all that a policy selects. */
export function rulingsHolding(mesh: Mesh, policy: Manifest, action: 'ALLOW' | 'DENY'): Rulings {
  return kept(mesh, policy, `holding ${action}`, () =>
    rulingsOf(rulesIn(holding(mesh, policy, 'AuthorizationPolicy'), action)),
  )
}

/** The rules of an action that hold for all that a policy selects, if unstated namespaces are the right ones. */
export function rulingsThatMayHold(mesh: Mesh, policy: Manifest, action: 'ALLOW' | 'DENY'): Rulings {
  return kept(mesh, policy, `may hold ${action}`, () =>
    rulingsOf(rulesIn(mayHold(mesh, policy, 'AuthorizationPolicy'), action)),
  )
}

/** The rules that deny something to all callers, for all that a policy selects; of those for the same requests one. */
export function denialsHolding(mesh: Mesh, policy: Manifest): Rulings {
  return kept(mesh, policy, 'denials', () => {
    const all = rulesIn(holding(mesh, policy, 'AuthorizationPolicy'), 'DENY')
    const denials = all.filter(({ rule }) => matchesAnyCaller(rule))
    const distinct = groupBy(denials, ({ rule }) => JSON.stringify(rule.get('to').data, withText))
    return rulingsOf([...distinct.values()].map(([first]) => first!))
  })
}

/** JSON has no bigint. */
function withText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** The rules of an action that may hold for something that a policy selects. */
export function rulingsMeeting(mesh: Mesh, policy: Manifest, action: 'ALLOW' | 'DENY'): Rulings {
  return kept(mesh, policy, `meeting ${action}`, () =>
    rulingsOf(rulesIn([...meeting(mesh, policy, 'AuthorizationPolicy')], action)),
  )
}

/** Policies that select the same have the same rules around them. */
function kept(mesh: Mesh, policy: Manifest, what: string, make: () => Rulings): Rulings {
  const key = JSON.stringify([
    what,
    policy.namespace,
    [...policySelector(policy)].toSorted(),
    targetRefs(policy),
  ])
  const known = shelf(mesh)
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

const shelf = oncePer<Mesh, Map<string, Rulings>>(() => new Map())

function rulesIn(policies: readonly Manifest[], action: string): Ruling[] {
  return policies
    .filter((policy) => actionOf(policy) === action && !isDryRun(policy))
    .flatMap((policy) => policy.spec.items('rules').map((rule) => ({ policy, rule })))
}

function rulingsOf(all: readonly Ruling[]): Rulings {
  const keyed = all.flatMap((ruling) => keysOf(ruling.rule).map((key) => ({ key, ruling })))
  const byKey = groupBy(keyed, ({ key }) => key)
  return {
    isEmpty: all.length === 0,
    taking: (paths) => {
      const found = lookups(paths).flatMap((key) => byKey.get(key) ?? [])
      return [...new Set(found.map(({ ruling }) => ruling))]
    },
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
