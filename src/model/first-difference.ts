/**
 * Returns a function that finds the first item of a list that differs from a given item in every attribute, in a time
 * that does not grow with the list: only few items can ever be the first for some other item, and only those are kept.
 * With `k` attributes these are at most `(2k)!/(k!)²`, by a theorem of Bollobás on pairs of sets.
 */
export function firstDifference<Item>(
  items: Iterable<Item>,
  attributes: readonly ((item: Item) => string)[],
): (item: Item) => Item | undefined {
  const valuesOf = (item: Item) => attributes.map((attribute) => attribute(item))
  const candidates: { readonly item: Item; readonly values: readonly string[] }[] = []
  for (const item of items) {
    const values = valuesOf(item)
    if (
      mayBeFirst(
        values,
        candidates.map((candidate) => candidate.values),
      )
    )
      candidates.push({ item, values })
  }
  return (item) => {
    const values = valuesOf(item)
    return candidates.find((candidate) => differInAll(candidate.values, values))?.item
  }
}

function differInAll(first: readonly string[], second: readonly string[]): boolean {
  return first.every((value, index) => value !== second[index])
}

/**
 * True if some item differs from `values` in all attributes but from none of the earlier ones in all: it shares a value
 * with each of them.
 */
function mayBeFirst(values: readonly string[], earlier: readonly (readonly string[])[]): boolean {
  return canComplete(values, earlier, new Map())
}

/** Tries to extend `chosen` to such an item, by one value of the first earlier item that it shares none with yet. */
function canComplete(
  values: readonly string[],
  earlier: readonly (readonly string[])[],
  chosen: ReadonlyMap<number, string>,
): boolean {
  const unmet = earlier.find((earlierValues) =>
    earlierValues.every((value, index) => chosen.get(index) !== value),
  )
  if (!unmet) return true
  return unmet.some(
    (value, index) =>
      !chosen.has(index) &&
      value !== values[index] &&
      canComplete(values, earlier, new Map([...chosen, [index, value]])),
  )
}
