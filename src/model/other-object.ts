import { firstUnlike } from '../core/first-unlike.ts'
import type { Manifest } from './manifest.ts'
import { objectKey } from './presence.ts'

/** Finds in a list the first thing of another object than a given one (`isSameObject`), however many it holds. */
export function othersIn<Thing>(
  things: readonly Thing[],
  manifestOf: (thing: Thing) => Manifest,
): (manifest: Manifest) => Thing | undefined {
  interface Entry {
    readonly thing?: Thing
    readonly manifest: Manifest
  }
  const entries = things.map((thing): Entry => ({ thing, manifest: manifestOf(thing) }))
  const find = firstUnlike(entries, [({ manifest }) => objectKey(manifest)])
  return (manifest) => find({ manifest })?.thing
}
