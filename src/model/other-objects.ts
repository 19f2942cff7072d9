import { firstDifference } from './first-difference.ts'
import type { Manifest } from './manifest.ts'
import { objectKey } from './presence.ts'

/** Finds in a list the first thing of another object than a given one (`isSameObject`), however many it holds. */
export function otherObjects<Thing>(
  things: readonly Thing[],
  manifestOf: (thing: Thing) => Manifest,
): (manifest: Manifest) => Thing | undefined {
  interface Entry {
    readonly thing?: Thing
    readonly manifest: Manifest
  }
  const entries = things.map((thing): Entry => ({ thing, manifest: manifestOf(thing) }))
  const find = firstDifference(entries, [({ manifest }) => objectKey(manifest)])
  return (manifest) => find({ manifest })?.thing
}
