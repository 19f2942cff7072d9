import { firstDifference } from './first-difference.ts'
import type { Manifest } from './manifest.ts'
import { objectKey } from './presence.ts'

/** Returns a function that finds the first item of an object other than a given one, in constant time. */
export function firstOfOtherObject<Item>(
  items: readonly Item[],
  manifestOf: (item: Item) => Manifest,
): (manifest: Manifest) => Item | undefined {
  interface Entry {
    readonly item?: Item
    readonly manifest: Manifest
  }
  const entries = items.map((item): Entry => ({ item, manifest: manifestOf(item) }))
  const find = firstDifference(entries, [({ manifest }) => objectKey(manifest)])
  return (manifest) => find({ manifest })?.item
}
