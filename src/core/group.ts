/** Groups items by key; keys and items keep their order. It replaces `Map.groupBy`, which Node 20 lacks. */
export function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) addToGroup(groups, keyOf(item), item)
  return groups
}

/** Groups items by each of their keys; an item without keys is in no group. */
export function groupByEach<Key, Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<Key>,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) for (const key of keysOf(item)) addToGroup(groups, key, item)
  return groups
}

/** Groups the second parts of pairs by the first ones, both in their order. */
export function groupPairs<Key, Item>(pairs: Iterable<readonly [Key, Item]>): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const [key, item] of pairs) addToGroup(groups, key, item)
  return groups
}

/** Adds an item to the group of its key, at the end. */
export function addToGroup<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}
