import { addToGroup, groupBy } from '../../core/group.ts'
import { weakOncePer } from '../../core/once-per.ts'
import type { Target } from '../../core/target.ts'
import { statedNamespace } from '../../core/namespace.ts'
import { isClusterScoped } from '../../model/cluster-scope.ts'
import { storedGroupOf, type Manifest } from '../../model/manifest.ts'

/** The environment and cluster that a target is applied to; `null` if nothing states it. */
export interface Place {
  readonly environment: string | null
  readonly cluster: string | null
}

/** The place of a target. */
export function placeOf({ environment, manager }: Target): Place {
  const cluster = manager?.cluster ?? ''
  return { environment, cluster: cluster === '' ? null : cluster }
}

/** True if two targets state different clusters. */
export function isOtherCluster(base: Target, head: Target): boolean {
  const [from, to] = [placeOf(base).cluster, placeOf(head).cluster]
  return from !== null && to !== null && from !== to
}

/** An identity that is equal in all targets of a cluster; an unstated namespace is `''`. */
export function identityInCluster(manifest: Manifest): string {
  const { kind, name } = manifest
  const group = storedGroupOf(manifest)
  return [group, kind, isClusterScoped(group, kind) ? '' : statedNamespace(manifest), name].join('\0')
}

/** An item with a key, and the place to which it is applied. */
export interface PlacedItem<Item> {
  readonly key: string
  readonly place: Place
  readonly item: Item
}

/**
 * Returns a function that finds items by key and place. An environment or cluster that nothing states may be any: it
 * matches all.
 */
export function placeIndex<Item>(items: Iterable<PlacedItem<Item>>): (key: string, place: Place) => Item[] {
  const byKey = groupBy(items, ({ key }) => key)
  // Few of the keys are asked for.
  const byPlaceOf = weakOncePer(itemsByPlace<Item>)
  return (key, place) => {
    const ofKey = byKey.get(key)
    if (!ofKey) return []
    const byPlace = byPlaceOf(ofKey)
    return matching(place.environment).flatMap((environment) =>
      matching(place.cluster).flatMap((cluster) => byPlace.get(`${environment}\0${cluster}`) ?? []),
    )
  }
}

function itemsByPlace<Item>(items: readonly PlacedItem<Item>[]): ReadonlyMap<string, Item[]> {
  const byPlace = new Map<string, Item[]>()
  for (const { place, item } of items)
    for (const environment of [stated(place.environment), any])
      for (const cluster of [stated(place.cluster), any])
        addToGroup(byPlace, `${environment}\0${cluster}`, item)
  return byPlace
}

const any = '*'

function stated(name: string | null): string {
  return name === null ? '' : `=${name}`
}

/** The buckets that together contain each item at most once. */
function matching(name: string | null): string[] {
  return name === null ? [any] : [stated(name), stated(null)]
}
