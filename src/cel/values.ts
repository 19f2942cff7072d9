import { isDataMap } from '../core/plain-data.ts'

/**
 * JSON data as values of CEL, as cel-js has them: whole numbers are bigint, and maps are a Map, which may have any key
 * without harm.
 */
export function celValue(data: unknown): unknown {
  if (typeof data === 'number') return Number.isInteger(data) ? BigInt(data) : data
  if (Array.isArray(data)) return data.map(celValue)
  return isDataMap(data) ? new Map(Object.entries(data).map(([key, value]) => [key, celValue(value)])) : data
}

/** A map of CEL at a key of a map; an empty one if there is none. */
export function celMapAt(value: unknown, key: string): ReadonlyMap<unknown, unknown> {
  const child: unknown = value instanceof Map ? value.get(key) : undefined
  return child instanceof Map ? child : new Map()
}

/** A value of CEL as text for a message: a string as it is, lists and maps as JSON. */
export function celText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) || value instanceof Map ? JSON.stringify(value, jsonValue) : String(value)
}

function jsonValue(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value)
  return typeof value === 'bigint' ? Number(value) : value
}
