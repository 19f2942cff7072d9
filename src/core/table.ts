/**
 * A table that is read by texts of files. It has its own keys alone: `constructor` and other members that every object
 * inherits are not found in it.
 */
export function table<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null) as Record<string, Value>, entries)
}
