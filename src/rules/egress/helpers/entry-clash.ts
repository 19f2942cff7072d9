import { firstDifference } from '../../../model/first-difference.ts'
import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { visibleTogetherWith } from '../../../istio/hosts/export.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { hasStatedNamespace, objectKey } from '../../../model/presence.ts'
import { declaredPorts } from '../../../istio/hosts/services.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { contentKey, mergeKey } from './entry-merge.ts'

/**
 * The first ServiceEntry that clashes with `entry` (`clashOf`).
 *
 * @param entries ServiceEntries with a host in common, among them `entry`
 * @returns the first of `entries` before `entry` that is another object, that some namespace sees together with it, and
 * that clashes with it; `undefined` if there is none
 */
export function firstClash(entries: readonly Manifest[], entry: Manifest): Manifest | undefined {
  if (entries.length < 2) return undefined
  const visibleEntries = visibleTogetherWith(entries, entry)
  const indexes = indexesOf(entries)
  const candidates = clashFinders(visibleEntries)(entry)
  const clashing = candidates.toSorted((a, b) => indexes.get(a)! - indexes.get(b)!)[0]
  return clashing && indexes.get(clashing)! < indexes.get(entry)! ? clashing : undefined
}

const indexesOf = oncePer(
  (entries: readonly Manifest[]) => new Map(entries.map((entry, index) => [entry, index])),
)

type FindFirst = (entry: Manifest) => Manifest | undefined

/** Makes the function that finds for an entry the first of `entries` for each kind of clash. */
const clashFinders = oncePer((entries: readonly Manifest[]): ((entry: Manifest) => Manifest[]) => {
  const sameNamespaceFinders = sameNamespaceClashes(entries)
  const statedFinders = statedNamespaceClashes(entries)
  const unstatedFinders = unstatedNamespaceClashes(entries)
  return (entry) => {
    const otherNamespaceFinders = hasStatedNamespace(entry) ? statedFinders : unstatedFinders
    return [...sameNamespaceFinders, ...otherNamespaceFinders].flatMap((find) => find(entry))
  }
})

type FindPerKey = (entry: Manifest) => Manifest[]

/**
 * Clashes in one namespace: of entries that Istio does not merge, whose content differs if they are of two releases; and
 * of entries that Istio merges and that both declare a port.
 */
function sameNamespaceClashes(entries: readonly Manifest[]): FindPerKey[] {
  return [
    clashFinder(entries, (entry) => [keyOf(entry.namespace)], [objectKey, mergeKey, contentKey]),
    clashFinder(entries, (entry) => [keyOf(entry.namespace, entry.target)], [objectKey, mergeKey]),
    clashFinder(entries, (entry) => portKeys(entry), [objectKey, contentKey]),
    clashFinder(entries, (entry) => portKeys(entry, entry.target), [objectKey]),
  ]
}

/**
 * Clashes of an entry whose namespace is stated: with entries in other stated namespaces, and with entries of unstated
 * namespaces that Istio would not merge with it in any namespace.
 */
function statedNamespaceClashes(entries: readonly Manifest[]): FindPerKey[] {
  const [stated, unstated] = [
    entries.filter(hasStatedNamespace),
    entries.filter((entry) => !hasStatedNamespace(entry)),
  ]
  return [
    clashFinder(stated, () => [''], [({ namespace }) => namespace, contentKey]),
    clashFinder(unstated, () => [''], [mergeKey, contentKey]),
    clashFinder(unstated, ({ target }) => [target], [mergeKey]),
  ]
}

/** Clashes of an entry whose namespace nothing states: with entries that Istio would not merge with it in any namespace. */
function unstatedNamespaceClashes(entries: readonly Manifest[]): FindPerKey[] {
  const namespaceOf = ({ namespace }: Manifest): string => namespace
  return [
    clashFinder(entries, () => [''], [namespaceOf, mergeKey, contentKey]),
    clashFinder(entries, ({ target }) => [target], [namespaceOf, mergeKey]),
  ]
}

/**
 * Makes the function that finds for an entry, under each of its keys, the first of `entries` that differs from it in all
 * `attributes`. Entries with a placeholder in one of these attributes are left out: they may become equal.
 */
function clashFinder(
  entries: readonly Manifest[],
  keysOf: (entry: Manifest) => readonly string[],
  attributes: readonly ((entry: Manifest) => string)[],
): FindPerKey {
  const compared = attributes.filter((attribute) => attribute !== objectKey)
  const isFilledIn = (entry: Manifest): boolean => !compared.some((attribute) => isUnfilled(attribute(entry)))
  const keyed = entries.filter(isFilledIn).flatMap((entry) => keysOf(entry).map((key) => ({ key, entry })))
  const groups = groupBy(keyed, ({ key }) => key)
  const finders = new Map(
    [...groups].map(([key, group]): [string, FindFirst] => [
      key,
      firstDifference(
        group.map(({ entry }) => entry),
        attributes,
      ),
    ]),
  )
  return (entry) => (isFilledIn(entry) ? keysOf(entry).flatMap((key) => finders.get(key)?.(entry) ?? []) : [])
}

/** A key for each port of an entry, which two entries share if Istio merges them and both declare the port. */
function portKeys(entry: Manifest, ...extraParts: readonly string[]): string[] {
  const numbers = new Set(declaredPorts(entry).map(({ number }) => number))
  return [...numbers].map((number) => keyOf(entry.namespace, mergeKey(entry), String(number), ...extraParts))
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}
