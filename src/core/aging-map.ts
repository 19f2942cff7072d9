/** A map for a long-lived process. An entry that is not used between two calls of `age` is dropped. */
export interface AgingMap<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
  /** Drops entries that were neither read nor written since the previous call. */
  age(): void
}

/** Creates an empty map. `get` returns `undefined` for a missing or dropped key; values must not be `undefined`. */
export function createAgingMap<Value>(): AgingMap<Value> {
  let recent = new Map<string, Value>()
  let older = new Map<string, Value>()
  return {
    get(key) {
      const value = recent.get(key) ?? older.get(key)
      if (value !== undefined) recent.set(key, value)
      return value
    },
    set: (key, value) => void recent.set(key, value),
    delete(key) {
      recent.delete(key)
      older.delete(key)
    },
    age() {
      older = recent
      recent = new Map()
    },
  }
}
