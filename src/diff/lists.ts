import { isDataMap } from '../core/plain-data.ts'
import { addToGroup } from '../core/group.ts'
import { comparableText, ownValue } from './data.ts'
import { sequenceDifferences } from './sequence.ts'
import { alignSimilar } from './similar.ts'
import type { ItemPair } from './pair.ts'

/**
 * Pairs the items of two lists, in the order of head; removed items stay where they were. Items with keys are paired by
 * key, scalars by value, and others so that they have as much in common as possible.
 */
export function pairItems(base: readonly unknown[], head: readonly unknown[]): ItemPair[] {
  return pairByKey(base, head) ?? pairByContent(base, head)
}

/** True if items that both lists have changed their order. */
export function isReordered(pairs: readonly ItemPair[]): boolean {
  const basePositions = pairs.filter((pair) => pair.head !== undefined).flatMap((pair) => pair.base ?? [])
  return basePositions.some((index, position) => index < (basePositions[position - 1] ?? 0))
}

/**
 * Keys that identify the items of a list: those of Kubernetes (`x-kubernetes-list-map-keys`) and similar ones of Istio.
 * The first key that every item has and that is unique in both lists is used.
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

function pairByKey(base: readonly unknown[], head: readonly unknown[]): ItemPair[] | undefined {
  for (const key of listKeys) {
    const baseIndexes = indexByKey(base, key)
    const headIndexes = baseIndexes && indexByKey(head, key)
    if (baseIndexes && headIndexes) return mergeKeyed(baseIndexes, headIndexes)
  }
  return undefined
}

/** Item indices by key; `undefined` if an item lacks the key, or two items share one. */
function indexByKey(items: readonly unknown[], key: readonly string[]): Map<string, number> | undefined {
  const indexes = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const values = key.map((path) => path.split('.').reduce(ownValue, item))
    if (values[0] === undefined || values[0] === '' || values.some((value) => typeof value === 'object')) {
      return undefined
    }
    indexes.set(comparableText(values), index)
  }
  return indexes.size === items.length ? indexes : undefined
}

function mergeKeyed(base: ReadonlyMap<string, number>, head: ReadonlyMap<string, number>): ItemPair[] {
  const pairs: ItemPair[] = [...head].map(([key, index]) => {
    const baseIndex = base.get(key)
    return baseIndex === undefined ? { head: index } : { base: baseIndex, head: index }
  })
  const removed = [...base].filter(([key]) => !head.has(key)).map(([, index]) => index)
  return removed.length === 0 ? pairs : withRemoved(pairs, removed)
}

/** Inserts each removed item, in the order of base, behind the item that it followed there. */
function withRemoved(pairs: readonly ItemPair[], removed: readonly number[]): ItemPair[] {
  const followers = new Map<number, ItemPair[]>()
  let predecessor = -1
  let previous = -1
  for (const index of removed) {
    if (index > previous + 1) predecessor = index - 1
    previous = index
    addToGroup(followers, predecessor, { base: index })
  }
  const ordered = pairs.flatMap((pair) => [pair, ...(followers.get(pair.base ?? Number.NaN) ?? [])])
  return [...(followers.get(-1) ?? []), ...ordered]
}

function pairByContent(base: readonly unknown[], head: readonly unknown[]): ItemPair[] {
  const pairs: ItemPair[] = []
  let baseIndex = 0
  let headIndex = 0
  for (const gap of sequenceDifferences(base.map(comparableText), head.map(comparableText))) {
    while (baseIndex < gap.baseStart) pairs.push({ base: baseIndex++, head: headIndex++ })
    const removed = base.slice(gap.baseStart, gap.baseEnd)
    const added = head.slice(gap.headStart, gap.headEnd)
    pairs.push(...shiftPairs(pairGap(removed, added), gap.baseStart, gap.headStart))
    baseIndex = gap.baseEnd
    headIndex = gap.headEnd
  }
  while (baseIndex < base.length) pairs.push({ base: baseIndex++, head: headIndex++ })
  return pairs
}

function pairGap(removed: readonly unknown[], added: readonly unknown[]): ItemPair[] {
  if (removed.length > 0 && added.length > 0 && removed.some(isDataMap)) return alignSimilar(removed, added)
  return [...removed.map((_, base) => ({ base })), ...added.map((_, head) => ({ head }))]
}

function shiftPairs(pairs: readonly ItemPair[], baseOffset: number, headOffset: number): ItemPair[] {
  return pairs.map((pair) => ({
    ...(pair.base === undefined ? {} : { base: pair.base + baseOffset }),
    ...(pair.head === undefined ? {} : { head: pair.head + headOffset }),
  }))
}
