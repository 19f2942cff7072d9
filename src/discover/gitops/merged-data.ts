import { isDataMap } from '../../core/plain-data.ts'

/**
 * Merges data as Helm merges values files: maps key by key; anything else of `stronger`, also a list or `null`, replaces that
 * of `weaker`.
 */
export function mergedData(weaker: unknown, stronger: unknown): unknown {
  if (!isDataMap(weaker) || !isDataMap(stronger)) return stronger
  const entries = Object.entries(stronger).map(
    ([key, value]) => [key, key in weaker ? mergedData(weaker[key], value) : value] as const,
  )
  return { ...weaker, ...Object.fromEntries(entries) }
}
