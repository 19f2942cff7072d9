import type { FieldPattern } from '../core/custom-rule.ts'

/** A field of an object: its path, and its value, `null` if it is absent. */
export interface FieldOfObject {
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/**
 * The fields of a CEL value (maps are `Map`s) that match a pattern, with absent ones as `null`. For a step `null` they are
 * the items or entries that there are: none for an absent list or map.
 *
 * @param path the path of `value` itself, put before those of the fields
 */
export function fieldsMatching(
  value: unknown,
  [step, ...below]: FieldPattern,
  path: readonly (string | number)[] = [],
): FieldOfObject[] {
  if (step === undefined) return [{ path, value: value ?? null }]
  if (step !== null) return fieldsMatching(childOf(value, step), below, [...path, step])
  return childrenOf(value).flatMap(([key, child]) => fieldsMatching(child, below, [...path, key]))
}

function childOf(value: unknown, key: string | number): unknown {
  if (value instanceof Map) return value.get(key)
  return Array.isArray(value) && typeof key === 'number' ? value[key] : undefined
}

function childrenOf(value: unknown): (readonly [string | number, unknown])[] {
  if (value instanceof Map) return [...(value as ReadonlyMap<string, unknown>)]
  return Array.isArray(value) ? value.map((item: unknown, index) => [index, item]) : []
}
