/** At most `most` of the items, in their order, chosen by a generator that starts with `seed`. */
export function sample<Item>(items: readonly Item[], maxItems: number, seed: number): Item[] {
  let state = seed
  const drawn = items.map((_, index) => {
    // The constants of Numerical Recipes' generator, modulus 2^32.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return { index, draw: state }
  })
  const chosen = drawn.toSorted((a, b) => a.draw - b.draw).slice(0, maxItems)
  const indices = new Set(chosen.map(({ index }) => index))
  return items.filter((_, index) => indices.has(index))
}
