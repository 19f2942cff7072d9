/** The items that only one of two lists has. */
export interface ListDifference<Item> {
  readonly removed: readonly Item[]
  readonly added: readonly Item[]
}

/** Compares two lists without duplicates. Fast if most items are in both lists in the same order. */
export function listDifference<Item>(before: readonly Item[], after: readonly Item[]): ListDifference<Item> {
  const [removed, added] = [new Set<Item>(), new Set<Item>()]
  let [first, second] = [0, 0]
  while (first < before.length || second < after.length) {
    if (first < before.length && second < after.length && before[first] === after[second]) {
      first++
      second++
      continue
    }
    const next = nextCommonItem(before, first, after, second)
    for (; first < next.first; first++) addUnpaired(before[first]!, removed, added)
    for (; second < next.second; second++) addUnpaired(after[second]!, added, removed)
  }
  return { removed: [...removed], added: [...added] }
}

/** Adds an item of one list to its set, or removes it from the set of the other list if both have it. */
function addUnpaired<Item>(item: Item, unpaired: Set<Item>, oppositeUnpaired: Set<Item>): void {
  if (!oppositeUnpaired.delete(item)) unpaired.add(item)
}

/** Limit on items that are searched for the next common one. */
const maxLookAhead = 200

/** The indices at which both lists continue with the same item; each one further if none is near. */
function nextCommonItem(
  before: readonly unknown[],
  first: number,
  after: readonly unknown[],
  second: number,
): { readonly first: number; readonly second: number } {
  const [itemBefore, itemAfter] = [before[first], after[second]]
  for (let ahead = 1; ahead <= maxLookAhead; ahead++) {
    if (first < before.length && after[second + ahead] === itemBefore)
      return { first, second: second + ahead }
    if (second < after.length && before[first + ahead] === itemAfter) return { first: first + ahead, second }
  }
  return { first: Math.min(first + 1, before.length), second: Math.min(second + 1, after.length) }
}
