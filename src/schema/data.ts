/** True for a JSON object. */
export function isMap(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

/** True for equal scalars; a number may be a bigint. */
export function sameData(one: unknown, other: unknown): boolean {
  return (
    one === other ||
    (typeof one === 'number' && typeof other === 'bigint' && BigInt(Math.trunc(one)) === other)
  )
}
