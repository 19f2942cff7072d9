/** True for a JSON object. */
export function isMap(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

/** True for equal scalars; a number equals the bigint of the same value. */
export function isSameScalar(first: unknown, second: unknown): boolean {
  return (
    first === second ||
    (typeof first === 'number' && typeof second === 'bigint' && BigInt(Math.trunc(first)) === second)
  )
}
