import { groupBy } from '../../core/group.ts'
import { canonical } from '../../diff/data.ts'
import type { Node } from '../../model/node.ts'
import { isSame } from './value-text.ts'

/** A key, or an item of a list, that differs between two documents. */
export interface SettingDifference {
  /** The keys from the root down; an item that stands on the way is `[its name]`. */
  readonly trail: readonly string[]
  /** `null` where base does not have it. */
  readonly before: Node | null
  /** `null` where head does not have it. */
  readonly after: Node | null
  /** True for a whole item of the list at `trail`. */
  readonly isItem: boolean
  /** True where the items of the list at `trail` only stand in another order. */
  readonly isReordered: boolean
}

/** How lists are compared. */
export interface ListPolicy {
  /** The name of an item that may change without becoming another; `null`: it is what it says. */
  readonly nameOf: (item: Node, trail: readonly string[]) => string | null
  /** True for a list whose order has a meaning. */
  readonly isOrdered: (trail: readonly string[]) => boolean
  /** True for a list that means the same where it is absent as where it is empty. */
  readonly isEmptyIfAbsent: (trail: readonly string[]) => boolean
}

/**
 * What differs between two values, maps by key and lists by the names of their items: the deepest keys that differ,
 * and items that only one of them has.
 */
export function settingDifferences(
  before: Node,
  after: Node,
  policy: ListPolicy,
  trail: readonly string[] = [],
): SettingDifference[] {
  const kinds = [kindOf(before), kindOf(after)]
  const isAll = (...wanted: Node['kind'][]): boolean => kinds.every((kind) => wanted.includes(kind))
  if (isAll('absent')) return []
  // A map that is empty says something else than none: `permissions: {}`.
  if (isAll('map') || (isAll('map', 'absent') && !(isEmpty(before) && isEmpty(after)))) {
    const names = new Set([...before.entries(), ...after.entries()].map(([name]) => name))
    return [...names].flatMap((name) =>
      settingDifferences(before.get(name), after.get(name), policy, [...trail, name]),
    )
  }
  const isList = isAll('list') || (isAll('list', 'absent') && policy.isEmptyIfAbsent(trail))
  if (isList) return listDifferences(before, after, policy, trail)
  return isSame(before, after) ? [] : [difference(before, after, trail)]
}

/** A key without a value is as good as absent. */
function kindOf(node: Node): Node['kind'] {
  return node.isNull ? 'absent' : node.kind
}

function isEmpty(node: Node): boolean {
  return node.entries().length === 0
}

function listDifferences(
  before: Node,
  after: Node,
  policy: ListPolicy,
  trail: readonly string[],
): SettingDifference[] {
  const [left, right] = [named(before.items(), policy, trail), named(after.items(), policy, trail)]
  const kept = [...left.keys()].filter((name) => right.has(name))
  const order = [...right.keys()].filter((name) => left.has(name))
  const isReordered = policy.isOrdered(trail) && kept.some((name, index) => name !== order[index])
  return [
    ...kept.flatMap((name) =>
      settingDifferences(left.get(name)!, right.get(name)!, policy, [...trail, `[${name}]`]),
    ),
    ...[...left].filter(([name]) => !right.has(name)).map(([, item]) => itemDifference(item, null, trail)),
    ...[...right].filter(([name]) => !left.has(name)).map(([, item]) => itemDifference(null, item, trail)),
    ...(isReordered ? [{ ...difference(before, after, trail), isReordered }] : []),
  ]
}

/** Items by name; the second of a name is `name#2`. */
function named(items: readonly Node[], policy: ListPolicy, trail: readonly string[]): Map<string, Node> {
  const groups = groupBy(items, (item) => policy.nameOf(item, trail) ?? canonical(item.data))
  return new Map(
    [...groups].flatMap(([name, same]) =>
      same.map((item, index) => [index === 0 ? name : `${name}#${index + 1}`, item] as const),
    ),
  )
}

function difference(before: Node, after: Node, trail: readonly string[]): SettingDifference {
  const [left, right] = [before.exists ? before : null, after.exists ? after : null]
  return { trail, before: left, after: right, isItem: false, isReordered: false }
}

function itemDifference(
  before: Node | null,
  after: Node | null,
  trail: readonly string[],
): SettingDifference {
  return { trail, before, after, isItem: true, isReordered: false }
}

/** A trail as people write it: `rules.jwt/audience-missing`, `jobs.gate.steps[meshgate].with.fail-on`. */
export function keyText(trail: readonly string[]): string {
  return trail
    .map((key) => (key.startsWith('[') ? key : /^[\w/-]+$/.test(key) ? `.${key}` : `.${JSON.stringify(key)}`))
    .join('')
    .replace(/^\./, '')
}
