import { isDataMap } from '../core/plain-data.ts'

/** The value of a map's own key; never a property that objects inherit. */
export function ownValue(value: unknown, key: string): unknown {
  return isDataMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/**
 * True for equal plain data, as Kubernetes compares it: the order of keys does not matter, the order of items does. A key
 * with null differs from an absent key.
 */
export function equalData(first: unknown, second: unknown): boolean {
  if (first === second) return true
  if (Array.isArray(first)) {
    if (!Array.isArray(second) || first.length !== second.length) return false
    return first.every((item, index) => equalData(item, second[index]))
  }
  if (!isDataMap(first) || !isDataMap(second)) return Number.isNaN(first) && Number.isNaN(second)
  const keys = Object.keys(first)
  if (keys.length !== Object.keys(second).length) return false
  return keys.every((key) => Object.hasOwn(second, key) && equalData(first[key], second[key]))
}

/** A string that is equal for equal data only. */
export function comparableText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(comparableText).join(',')}]`
  if (!isDataMap(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  const keys = Object.keys(value).toSorted()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${comparableText(value[key])}`).join(',')}}`
}
