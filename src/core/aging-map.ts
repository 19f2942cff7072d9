/** A map for a process that lives long: it forgets what nobody asked for since the last call of `age` but one. */
export interface AgingMap<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
  /** Forgets what was neither read nor written since the call before. */
  age(): void
}

/** Creates an empty map. */
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
