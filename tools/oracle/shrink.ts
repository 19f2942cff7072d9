import { isMap, type Json, type JsonMap } from './mutate.ts'

/**
 * Takes fields and items away from an object as long as it stays of interest, the large ones first.
 *
 * @param isInteresting called with each smaller variant
 */
export async function shrink(
  object: JsonMap,
  isInteresting: (variant: JsonMap) => Promise<boolean>,
): Promise<JsonMap> {
  for (const variant of smaller(object))
    // oxlint-disable-next-line no-await-in-loop -- each step depends on the one before
    if (await isInteresting(variant)) return shrink(variant, isInteresting)
  return object
}

/** The variants of a map or a list that lack one part of it. */
function* smaller<Value extends Json>(value: Value): Generator<Value> {
  const keys = Array.isArray(value) ? [...value.keys()] : isMap(value) ? Object.keys(value) : []
  for (const key of keys) {
    const copy = structuredClone(value)
    if (Array.isArray(copy)) copy.splice(Number(key), 1)
    else if (isMap(copy)) delete copy[key]
    yield copy
  }
  for (const key of keys) {
    const part = Array.isArray(value) ? value[Number(key)] : isMap(value) ? value[key] : undefined
    for (const smallerPart of smaller(part ?? null)) yield withPart(value, key, smallerPart)
  }
}

function withPart<Value extends Json>(value: Value, key: string | number, part: Json): Value {
  const copy = structuredClone(value)
  if (Array.isArray(copy)) copy[Number(key)] = part
  else if (isMap(copy)) copy[key] = part
  return copy
}
