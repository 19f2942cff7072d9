import { groupBy } from '../core/group.ts'
import { groupOf, type Manifest } from './manifest.ts'
import { isSameObject, isSureOfNamespace } from './presence.ts'

/**
 * Finds in a list the first thing of another object than a given one (`isSameObject`), in a time that does not grow
 * with the list: however many objects it holds, one of a few comes first.
 */
export function othersIn<Thing>(
  things: readonly Thing[],
  manifestOf: (thing: Thing) => Manifest,
): (manifest: Manifest) => Thing | undefined {
  const all = things.map((thing, index): Entry<Thing> => ({ thing, index, manifest: manifestOf(thing) }))
  // Objects of different names are never the same one: of any two names, one is another name.
  const byName = groupBy(all, ({ manifest }) => nameOf(manifest))
  const firsts = [...byName.values()].slice(0, 2).map(([first]) => first!)
  const few = new Map<string, Entry<Thing>[]>()
  return (manifest) => {
    const name = nameOf(manifest)
    const same = few.get(name) ?? differing(byName.get(name) ?? [])
    few.set(name, same)
    const candidates = [...firsts, ...same].filter((one) => !isSameObject(one.manifest, manifest))
    return candidates.toSorted((one, other) => one.index - other.index)[0]?.thing
  }
}

interface Entry<Thing> {
  readonly thing: Thing
  readonly index: number
  readonly manifest: Manifest
}

function nameOf(manifest: Manifest): string {
  const { kind, namespace, name } = manifest
  return JSON.stringify([groupOf(manifest), kind, namespace, name])
}

/**
 * Of objects of one name the first of two releases, and the first of two releases among those that name no namespace
 * for certain: which of them is another object than a given one depends on these two alone.
 */
function differing<Thing>(same: readonly Entry<Thing>[]): Entry<Thing>[] {
  const unsure = same.filter(({ manifest }) => !isSureOfNamespace(manifest))
  return [...new Set([...firstOfTwo(same), ...firstOfTwo(unsure)])]
}

function firstOfTwo<Thing>(entries: readonly Entry<Thing>[]): Entry<Thing>[] {
  const [first] = entries
  const second = first && entries.find(({ manifest }) => manifest.target !== first.manifest.target)
  return second ? [first, second] : entries.slice(0, 1)
}
