// Parts of random objects.
import type { Json, JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'

/** The fields that a chance gives. */
export function fields(
  random: Random,
  choices: Readonly<Record<string, readonly [chance: number, value: () => Json]>>,
): JsonMap {
  const chosen = Object.entries(choices).filter(([, [chance]]) => random.isLikely(chance))
  return Object.fromEntries(chosen.map(([name, [, value]]) => [name, value()]))
}

/** Like `fields`, with at least one of them. */
export function someFields(random: Random, choices: Parameters<typeof fields>[1]): JsonMap {
  const chosen = fields(random, choices)
  return Object.keys(chosen).length > 0 ? chosen : someFields(random, choices)
}

/** From `least` to `most` values. */
export function several<Value>(random: Random, least: number, most: number, make: () => Value): Value[] {
  return Array.from({ length: least + random.below(most - least + 1) }, make)
}

/** An object of Istio. */
export function istioObject(
  group: 'networking' | 'security',
  kind: string,
  namespace: string,
  spec: JsonMap,
): JsonMap {
  const name = kind.toLowerCase()
  return { apiVersion: `${group}.istio.io/v1`, kind, metadata: { name, namespace }, spec }
}
