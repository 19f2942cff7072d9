import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import type { Manifest } from './manifest.ts'

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

/**
 * Those of some objects that are visible in the namespace of another one, or in whose namespace that one is visible,
 * in their order. The same objects give the same array for all that stand and are visible alike.
 */
export function visibleWith(things: readonly Manifest[], by: Manifest): readonly Manifest[] {
  const to = exports(by)
  if (to.includes('*')) return things
  const { known, order, seen, own } = byVisibility(things)
  const key = JSON.stringify([by.namespace, ...to])
  const kept = known.get(key)
  if (kept) return kept
  const found = [
    ...(seen.get('*') ?? []),
    ...(seen.get(by.namespace) ?? []),
    ...to.flatMap((namespace) => own.get(namespace) ?? []),
  ]
  const sorted = [...new Set(found)].toSorted((one, other) => order.get(one)! - order.get(other)!)
  known.set(key, sorted)
  return sorted
}

const byVisibility = oncePer((things: readonly Manifest[]) => ({
  known: new Map<string, readonly Manifest[]>(),
  order: new Map(things.map((thing, index) => [thing, index])),
  /** By the namespaces that they are visible in. */
  seen: byNamespaces(things, exports),
  /** By the namespace that they stand in. */
  own: byNamespaces(things, ({ namespace }) => [namespace]),
}))

function byNamespaces(things: readonly Manifest[], namesOf: (thing: Manifest) => readonly string[]) {
  const pairs = things.flatMap((thing) => [...new Set(namesOf(thing))].map((name) => ({ name, thing })))
  return new Map(
    [...groupBy(pairs, ({ name }) => name)].map(([name, found]) => [name, found.map(({ thing }) => thing)]),
  )
}
