/**
 * Finds the first thing of a list that differs from a given one in each of some attributes, in a time that does not
 * grow with the list: of the list only few things can ever be the first for some other thing, and those are kept.
 * For `k` attributes these are at most `(2k)!/(k!)²`, by a theorem of Bollobás on pairs of sets.
 */
export function firstDifference<Thing>(
  things: Iterable<Thing>,
  attributes: readonly ((thing: Thing) => string)[],
): (thing: Thing) => Thing | undefined {
  const describe = (thing: Thing) => attributes.map((attribute) => attribute(thing))
  const kept: { readonly thing: Thing; readonly values: readonly string[] }[] = []
  for (const thing of things) {
    const values = describe(thing)
    if (
      mayBeFirst(
        values,
        kept.map((one) => one.values),
      )
    )
      kept.push({ thing, values })
  }
  return (thing) => {
    const values = describe(thing)
    return kept.find((one) => isUnlike(one.values, values))?.thing
  }
}

function isUnlike(one: readonly string[], other: readonly string[]): boolean {
  return one.every((value, index) => value !== other[index])
}

/**
 * True if some thing differs in all attributes from the one of these values, and in none of the earlier ones: such a
 * thing has with each earlier one a value in common.
 */
function mayBeFirst(values: readonly string[], earlier: readonly (readonly string[])[]): boolean {
  return isAvoidable(values, earlier, new Map())
}

/** Tries which value of the thing in question is that of the first earlier one it has none in common with yet. */
function isAvoidable(
  values: readonly string[],
  earlier: readonly (readonly string[])[],
  chosen: ReadonlyMap<number, string>,
): boolean {
  const open = earlier.find((one) => one.every((value, index) => chosen.get(index) !== value))
  if (!open) return true
  return open.some(
    (value, index) =>
      !chosen.has(index) &&
      value !== values[index] &&
      isAvoidable(values, earlier, new Map([...chosen, [index, value]])),
  )
}
