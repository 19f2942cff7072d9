/** The 0-based indices of an item in both lists. An item with only one index was removed or added. */
export interface Pair {
  readonly base?: number
  readonly head?: number
}
