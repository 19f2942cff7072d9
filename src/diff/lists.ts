import { canonical, child, isDataMap } from './data.ts'
import { sequenceDifferences } from './sequence.ts'
import { alignSimilar } from './similar.ts'

/** Two items of two lists that stand for one thing; one index alone is an item removed or added. 0-based. */
export interface Pair {
  readonly before?: number
  readonly after?: number
}

/**
 * Pairs the items of two lists, in the order of `after` with removed ones where they stood: items with keys by
 * their keys, scalars by value, others so that as much as possible stays as it was.
 */
export function pairItems(before: readonly unknown[], after: readonly unknown[]): Pair[] {
  return pairByKey(before, after) ?? pairByContent(before, after)
}

/** True if some items that both lists have changed places. */
export function isReordered(pairs: readonly Pair[]): boolean {
  const kept = pairs.filter((pair) => pair.after !== undefined).flatMap((pair) => pair.before ?? [])
  return kept.some((index, position) => index < (kept[position - 1] ?? 0))
}

/**
 * What tells items apart: the list-map keys of Kubernetes (`x-kubernetes-list-map-keys`) and their like in Istio.
 * The first that every item has, and that is unique in both lists, is taken.
 */
const listKeys: readonly (readonly string[])[] = [
  ['name'],
  ['number'],
  ['port.number'],
  ['port.name'],
  ['containerPort', 'protocol'],
  ['port', 'protocol'],
  ['host'],
  ['destination.host', 'destination.subset', 'destination.port.number'],
  ['key'],
  ['mountPath'],
  ['devicePath'],
  ['ip'],
  ['uid'],
  ['type'],
  ['address'],
  ['topologyKey', 'whenUnsatisfiable'],
]

function pairByKey(before: readonly unknown[], after: readonly unknown[]): Pair[] | undefined {
  for (const key of listKeys) {
    const left = indexByKey(before, key)
    const right = left && indexByKey(after, key)
    if (left && right) return mergeKeyed(left, right)
  }
  return undefined
}

/** Key to index; `undefined` if some item has no such key, or two items have the same. */
function indexByKey(items: readonly unknown[], key: readonly string[]): Map<string, number> | undefined {
  const indexes = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const values = key.map((path) => path.split('.').reduce(child, item))
    if (values[0] === undefined || values[0] === '' || values.some((value) => typeof value === 'object')) {
      return undefined
    }
    indexes.set(canonical(values), index)
  }
  return indexes.size === items.length ? indexes : undefined
}

function mergeKeyed(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Pair[] {
  const pairs: Pair[] = [...after].map(([key, index]) => {
    const other = before.get(key)
    return other === undefined ? { after: index } : { before: other, after: index }
  })
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, index]) => index)
  return removed.length === 0 ? pairs : withRemoved(pairs, removed)
}

/** Puts each removed item behind the one that stood before it. */
function withRemoved(pairs: readonly Pair[], removed: readonly number[]): Pair[] {
  const follow = new Map<number, Pair[]>()
  const gone = new Set(removed)
  for (const index of removed) {
    let anchor = index - 1
    while (gone.has(anchor)) anchor--
    follow.set(anchor, [...(follow.get(anchor) ?? []), { before: index }])
  }
  const rest = pairs.flatMap((pair) => [pair, ...(follow.get(pair.before ?? Number.NaN) ?? [])])
  return [...(follow.get(-1) ?? []), ...rest]
}

function pairByContent(before: readonly unknown[], after: readonly unknown[]): Pair[] {
  const pairs: Pair[] = []
  let left = 0
  let right = 0
  for (const gap of sequenceDifferences(before.map(canonical), after.map(canonical))) {
    while (left < gap.beforeStart) pairs.push({ before: left++, after: right++ })
    const removed = before.slice(gap.beforeStart, gap.beforeEnd)
    const added = after.slice(gap.afterStart, gap.afterEnd)
    pairs.push(...shift(pairGap(removed, added), gap.beforeStart, gap.afterStart))
    left = gap.beforeEnd
    right = gap.afterEnd
  }
  while (left < before.length) pairs.push({ before: left++, after: right++ })
  return pairs
}

function pairGap(removed: readonly unknown[], added: readonly unknown[]): Pair[] {
  if (removed.length > 0 && added.length > 0 && removed.some(isDataMap)) return alignSimilar(removed, added)
  return [...removed.map((_, before) => ({ before })), ...added.map((_, after) => ({ after }))]
}

function shift(pairs: readonly Pair[], before: number, after: number): Pair[] {
  return pairs.map((pair) => ({
    ...(pair.before === undefined ? {} : { before: pair.before + before }),
    ...(pair.after === undefined ? {} : { after: pair.after + after }),
  }))
}
