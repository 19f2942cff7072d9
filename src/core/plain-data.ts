/** A mapping in plain data, such as a JSON object. */
export type DataMap = Readonly<Record<string, unknown>>

/** True for a mapping; false for lists, scalars, `null` and `undefined`. */
export function isDataMap(value: unknown): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The items of a list; `[]` for anything else. */
export function dataItems(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
