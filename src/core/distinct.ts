/** Items in their order, of those with equal keys the last, at the place of the first. */
export function distinctBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => unknown): Item[] {
  return [...new Map(Array.from(items, (item): [unknown, Item] => [keyOf(item), item])).values()]
}

/** Plain data in its order, each once; items are equal if their JSON is. */
export function distinctData<Item>(items: Iterable<Item>): Item[] {
  return distinctBy(items, (item) => JSON.stringify(item))
}
