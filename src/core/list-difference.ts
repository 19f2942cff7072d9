/** The items that only one of two lists has. */
export interface ListDifference<Item> {
  readonly removed: readonly Item[]
  readonly added: readonly Item[]
}

/** Compares two lists without items that stand twice; quickly where most items are in both lists, in the same order. */
export function listDifference<Item>(before: readonly Item[], after: readonly Item[]): ListDifference<Item> {
  const [removed, added] = [new Set<Item>(), new Set<Item>()]
  let [first, second] = [0, 0]
  while (first < before.length || second < after.length) {
    if (first < before.length && second < after.length && before[first] === after[second]) {
      first++
      second++
      continue
    }
    const next = meetingPoint(before, first, after, second)
    for (; first < next.first; first++) meet(before[first]!, removed, added)
    for (; second < next.second; second++) meet(after[second]!, added, removed)
  }
  return { removed: [...removed], added: [...added] }
}

/** Notes an item of one list, unless it was met in the other one. */
function meet<Item>(item: Item, own: Set<Item>, other: Set<Item>): void {
  if (!other.delete(item)) own.add(item)
}

/** How far the next item that both lists have is looked for. */
const maxLookAhead = 200

/** Where both lists go on with the same item; one item further where none is near. */
function meetingPoint(
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
