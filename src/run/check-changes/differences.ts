import type { CheckChange } from '../../core/report.ts'
import { groupBy } from '../../core/group.ts'
import { comparableText } from '../../diff/data.ts'
import type { Node } from '../../model/node.ts'
import { isSameValue } from './value-text.ts'

/** A key, or an item of a list, that differs between two documents. */
export interface SettingDifference {
  /** Keys from the root of the document; a list item is `[NAME]`. */
  readonly path: readonly string[]
  /** The node in base; `null` if base lacks it. */
  readonly base: Node | null
  /** The node in head; `null` if head lacks it. */
  readonly head: Node | null
  /** True for a whole item of the list at `path`. */
  readonly isItem: boolean
  /** True if only the order of the items of the list at `path` differs. */
  readonly isReordered: boolean
}

/** What a difference does to the check. */
export type CheckEffect = CheckChange['effect']

/** How lists are compared. */
export interface ListPolicy {
  /** The name that identifies an item when its content changes; `null` if the content identifies it. */
  readonly nameOf: (item: Node, path: readonly string[]) => string | null
  /** True for a list whose order matters. */
  readonly isOrdered: (path: readonly string[]) => boolean
  /** True for a list for which empty and absent mean the same. */
  readonly isEmptyIfAbsent: (path: readonly string[]) => boolean
}

/**
 * The differences between two values, comparing maps by key and lists by the names of their items: the deepest keys
 * that differ, and items that only one of the lists contains.
 */
export function settingDifferences(
  base: Node,
  head: Node,
  policy: ListPolicy,
  path: readonly string[] = [],
): SettingDifference[] {
  const kinds = [kindOf(base), kindOf(head)]
  const isAll = (...wanted: Node['kind'][]): boolean => kinds.every((kind) => wanted.includes(kind))
  if (isAll('absent')) return []
  // An empty map differs from an absent one: `permissions: {}`.
  if (isAll('map') || (isAll('map', 'absent') && !(isEmpty(base) && isEmpty(head)))) {
    const names = new Set([...base.entries(), ...head.entries()].map(([name]) => name))
    return [...names].flatMap((name) =>
      settingDifferences(base.get(name), head.get(name), policy, [...path, name]),
    )
  }
  const isList = isAll('list') || (isAll('list', 'absent') && policy.isEmptyIfAbsent(path))
  if (isList) return listDifferences(base, head, policy, path)
  return isSameValue(base, head) ? [] : [difference(base, head, path)]
}

/** The kind of a node; a key without a value counts as absent. */
function kindOf(node: Node): Node['kind'] {
  return node.isNull ? 'absent' : node.kind
}

function isEmpty(node: Node): boolean {
  return node.entries().length === 0
}

function listDifferences(
  base: Node,
  head: Node,
  policy: ListPolicy,
  path: readonly string[],
): SettingDifference[] {
  const [baseItems, headItems] = [
    itemsByName(base.items(), policy, path),
    itemsByName(head.items(), policy, path),
  ]
  const kept = [...baseItems.keys()].filter((name) => headItems.has(name))
  const order = [...headItems.keys()].filter((name) => baseItems.has(name))
  const isReordered = policy.isOrdered(path) && kept.some((name, index) => name !== order[index])
  return [
    ...kept.flatMap((name) =>
      settingDifferences(baseItems.get(name)!, headItems.get(name)!, policy, [...path, `[${name}]`]),
    ),
    ...[...baseItems]
      .filter(([name]) => !headItems.has(name))
      .map(([, item]) => itemDifference(item, null, path)),
    ...[...headItems]
      .filter(([name]) => !baseItems.has(name))
      .map(([, item]) => itemDifference(null, item, path)),
    ...(isReordered ? [{ ...difference(base, head, path), isReordered }] : []),
  ]
}

/** The items of a list by name; a second item of the same name is `name#2`. */
function itemsByName(items: readonly Node[], policy: ListPolicy, path: readonly string[]): Map<string, Node> {
  const groups = groupBy(items, (item) => policy.nameOf(item, path) ?? comparableText(item.data))
  return new Map(
    [...groups].flatMap(([name, group]) =>
      group.map((item, index) => [index === 0 ? name : `${name}#${index + 1}`, item] as const),
    ),
  )
}

function difference(base: Node, head: Node, path: readonly string[]): SettingDifference {
  const [baseNode, headNode] = [base.exists ? base : null, head.exists ? head : null]
  return { path, base: baseNode, head: headNode, isItem: false, isReordered: false }
}

function itemDifference(base: Node | null, head: Node | null, path: readonly string[]): SettingDifference {
  return { path, base, head, isItem: true, isReordered: false }
}

/** A path as text: `rules.jwt/audience-missing`, `jobs.gate.steps[meshgate].with.fail-on`. */
export function keyText(path: readonly string[]): string {
  return path
    .map((key) => (key.startsWith('[') ? key : /^[\w/-]+$/.test(key) ? `.${key}` : `.${JSON.stringify(key)}`))
    .join('')
    .replace(/^\./, '')
}
