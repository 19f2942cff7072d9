/** A record with the same keys and other values. */
export function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}

/** A copy without fields that are `undefined`, at any depth. */
export function withoutUndefined<Facts extends object>(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts))
}
