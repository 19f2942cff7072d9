import { once, oncePer, oncePerPair } from '../core/once-per.ts'
import { isSameArray } from '../core/same-array.ts'
import type { HelmTarget } from '../core/target.ts'
import { valuesLayers } from '../discover/layers.ts'
import { valuesEntries } from '../model/layouts.ts'
import type { Node } from '../model/node.ts'
import { mergeValues, type ValuesEntry } from '../model/values.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The merged values of a release, each located in the file that sets it: defaults of its chart and subcharts, values files,
 * and values in the objects that state it. `null` if files have none of these.
 */
export function releaseValues(target: HelmTarget, reader: Reader): Node | null {
  return mergedValues(target, reader)?.values ?? null
}

/**
 * The layout entries in the merged values of a release; empty if parameters or values that stand in no file may change
 * them.
 */
export function releaseEntries(target: HelmTarget, reader: Reader): readonly ValuesEntry[] {
  return hasOpenValues(target) ? [] : (mergedValues(target, reader)?.entries() ?? [])
}

/** True if the merged values of a release may differ from those that its values files and its objects show. */
export function hasUnknownValues(target: HelmTarget): boolean {
  return hasOpenValues(target) || target.missing.length > 0 || target.settings?.unknownValues !== undefined
}

/** True for a release with parameters, or with values that stand in no file. */
export function hasOpenValues({ settings }: HelmTarget): boolean {
  const { values = [], parameters = [] } = settings ?? {}
  return parameters.length > 0 || values.some(({ at, madeFrom }) => at === null && !madeFrom)
}

/** The merged values of a release, and what they were merged from. */
interface MergedValues {
  readonly layers: readonly YamlNode[]
  readonly defaults: number
  readonly values: Node
  readonly entries: () => readonly ValuesEntry[]
}

/** Base and head share the merged values of a release if they share the documents. */
const mergedValues = oncePerPair((target: HelmTarget, reader: Reader): MergedValues | null => {
  const { defaults, overrides } = valuesLayers(reader, target)
  const layers = [...defaults, ...overrides].map(({ yaml }) => yaml!)
  const last = layers.at(-1)
  if (!last) return null
  const cached = mergedByTarget(last).get(target.id)
  if (cached?.defaults === defaults.length && isSameArray(cached.layers, layers)) return cached
  const values = mergeValues(defaults, overrides)
  const entries = once(() => valuesEntries(values, target.id, values))
  const merged = { layers, defaults: defaults.length, values, entries }
  mergedByTarget(last).set(target.id, merged)
  return merged
})

/** Kept by the last layer, which few releases share. */
const mergedByTarget = oncePer<YamlNode, Map<string, MergedValues>>(() => new Map())
