/** The 0-based indices of an item in both lists. An item with only one index was removed or added. */
export interface ItemPair {
  readonly base?: number
  readonly head?: number
}
