import { once, oncePer, oncePerPair } from '../core/once-per.ts'
import type { HelmTarget } from '../core/target.ts'
import { valuesLayers } from '../discover/layers.ts'
import { valuesEntries } from '../model/layouts.ts'
import type { Node } from '../model/node.ts'
import { mergeValues, type ValuesEntry } from '../model/values.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The values that a release is rendered with, merged and placed; `null` where it has none. */
export function valuesOf(target: HelmTarget, reader: Reader): Node | null {
  return mergedOf(target, reader)?.values ?? null
}

/** The entries in them. Each part of merged values is placed in the file that sets it: no file is looked at alone. */
export function releaseEntries(target: HelmTarget, reader: Reader): readonly ValuesEntry[] {
  return mergedOf(target, reader)?.entries() ?? []
}

/** The values of a release, merged. */
interface Merged {
  readonly layers: readonly YamlNode[]
  readonly defaults: number
  readonly values: Node
  readonly entries: () => readonly ValuesEntry[]
}

/** Base and head have the same where both read the same files. */
const mergedOf = oncePerPair((target: HelmTarget, reader: Reader): Merged | null => {
  const { defaults, overrides: given } = valuesLayers(reader, target)
  const layers = [...defaults, ...given].map(({ yaml }) => yaml!)
  const last = layers.at(-1)
  if (!last) return null
  const known = mergedByTarget(last).get(target.id)
  if (known?.defaults === defaults.length && isSameList(known.layers, layers)) return known
  const values = mergeValues(defaults, given)
  const entries = once(() => valuesEntries(values, target.id, values))
  const merged = { layers, defaults: defaults.length, values, entries }
  mergedByTarget(last).set(target.id, merged)
  return merged
})

/** By the last layer, which is most likely that of the release alone. */
const mergedByTarget = oncePer<YamlNode, Map<string, Merged>>(() => new Map())

function isSameList(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
