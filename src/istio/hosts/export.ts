import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'

/**
 * True if an object of the networking group is visible in a namespace: `exportTo` holds `*`, that namespace, or
 * `.` for its own; without `exportTo` it is visible everywhere, the default of MeshConfig.
 */
export function isExportedTo(manifest: Manifest, namespace: string): boolean {
  const to = exports(manifest)
  return to.includes('*') || to.includes(namespace)
}

/** True if there may be a namespace that sees both objects. */
export function seenTogether(one: Manifest, other: Manifest): boolean {
  const [first, second] = [exports(one), exports(other)]
  if (first.includes('*')) return second.some((to) => to !== '~')
  return first.some((to) => to !== '~' && (second.includes('*') || second.includes(to)))
}

/** Where an object is visible: namespaces, `*` for all, `~` for none. */
export const exports = oncePer((manifest: Manifest): readonly string[] => {
  const said = manifest.spec.items('exportTo').map(({ text }) => (text === '.' ? manifest.namespace : text))
  return said.length === 0 ? ['*'] : said
})

/** Finds which of some objects are visible in a namespace, in their order. The same answer is the same array. */
export type Visibility = (things: readonly Manifest[], namespace: string) => readonly Manifest[]

/** A visibility by the namespaces that `scopesOf` gives for an object, `*` for all. */
export function visibilityBy(scopesOf: (thing: Manifest) => readonly string[]): Visibility {
  const indexOf = oncePer((things: readonly Manifest[]) => ({
    seen: byNamespaces(things, scopesOf),
    join: joiner(things),
  }))
  return (things, namespace) => {
    const { seen, join } = indexOf(things)
    const [everywhere, near] = [seen.get('*') ?? none, seen.get(namespace) ?? none]
    if (near.length === 0) return everywhere
    return everywhere.length === 0 ? near : join(namespace, [everywhere, near])
  }
}

/** The objects that are exported to a namespace (`isExportedTo`). */
export const visibleIn = visibilityBy(exports)

/**
 * Those of some objects that are visible in the namespace of another one, or in whose namespace that one is visible,
 * in their order. The same array for all that stand and are visible alike.
 */
export function visibleWith(things: readonly Manifest[], by: Manifest): readonly Manifest[] {
  const to = exports(by)
  if (to.includes('*')) return things
  const { own, join } = byHome(things)
  const lists = [visibleIn(things, by.namespace), ...to.map((namespace) => own.get(namespace) ?? none)]
  return join(JSON.stringify([by.namespace, ...to]), lists)
}

/**
 * Those of some objects that some namespace sees together with another one (`seenTogether`), in their order. The same
 * array for all that are visible alike.
 */
export function seenWith(things: readonly Manifest[], by: Manifest): readonly Manifest[] {
  const to = [...new Set(exports(by))].filter((namespace) => namespace !== '~')
  const { all, join } = together(things)
  if (to.includes('*')) return all
  const lists = to.map((namespace) => visibleIn(things, namespace))
  return lists.length === 1 ? lists[0]! : join(JSON.stringify(to), lists)
}

const together = oncePer((things: readonly Manifest[]) => ({
  /** Those that some namespace sees. */
  all: things.filter((thing) => exports(thing).some((namespace) => namespace !== '~')),
  join: joiner(things),
}))

const none: readonly Manifest[] = []

const byHome = oncePer((things: readonly Manifest[]) => ({
  own: byNamespaces(things, ({ namespace }) => [namespace]),
  join: joiner(things),
}))

function byNamespaces(
  things: readonly Manifest[],
  namesOf: (thing: Manifest) => readonly string[],
): Map<string, readonly Manifest[]> {
  const pairs = things.flatMap((thing) => [...new Set(namesOf(thing))].map((name) => ({ name, thing })))
  const groups = groupBy(pairs, ({ name }) => name)
  return new Map([...groups].map(([name, found]) => [name, found.map(({ thing }) => thing)]))
}

type Join = (key: string, lists: readonly (readonly Manifest[])[]) => readonly Manifest[]

/** Joins lists of some things in the order of these; once for each key. */
function joiner(things: readonly Manifest[]): Join {
  const known = new Map<string, readonly Manifest[]>()
  const order = once(() => new Map(things.map((thing, index) => [thing, index])))
  return (key, lists) => {
    const kept = known.get(key)
    if (kept) return kept
    const joined = [...new Set(lists.flat())].toSorted(
      (one, other) => order().get(one)! - order().get(other)!,
    )
    known.set(key, joined)
    return joined
  }
}
