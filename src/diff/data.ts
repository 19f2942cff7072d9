/** A mapping of plain data. */
export type DataMap = Readonly<Record<string, unknown>>

/** True for a mapping, false for lists, scalars and nothing. */
export function isDataMap(value: unknown): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value under a key of its own, never one that every JavaScript object has. */
export function child(value: unknown, key: string): unknown {
  return isDataMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** Equal as Kubernetes sees it: the order of keys says nothing, the order of items does. */
export function equalData(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((item, index) => equalData(item, right[index]))
  }
  if (!isDataMap(left) || !isDataMap(right)) return Number.isNaN(left) && Number.isNaN(right)
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && equalData(left[key], right[key]))
}

/** A text that is the same for equal data, and for nothing else. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isDataMap(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  const keys = Object.keys(value).toSorted()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}
