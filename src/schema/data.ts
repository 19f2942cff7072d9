/**
 * True for identical scalars, and for a number as `first` and the bigint of its integer part as `second`. Throws a RangeError
 * if the number is NaN or infinite and `second` is a bigint.
 */
export function isSameScalar(first: unknown, second: unknown): boolean {
  return (
    first === second ||
    (typeof first === 'number' && typeof second === 'bigint' && BigInt(Math.trunc(first)) === second)
  )
}
