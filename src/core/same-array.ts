/** True for arrays of the same items in the same order. */
export function isSameArray(first: readonly object[], second: readonly object[]): boolean {
  return first.length === second.length && first.every((item, index) => item === second[index])
}
