import { firstDifference } from '../../../core/first-difference.ts'
import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { seenWith } from '../../../istio/hosts/export.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { hasStatedNamespace, objectKey } from '../../../model/presence.ts'
import { declaredPorts } from '../../../istio/hosts/services.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { content, mergeKey } from './entry-merge.ts'

/**
 * Of some ServiceEntries with a host in common the first before a given one of them that is another object, that some
 * namespace sees together with it, and that clashes with it (`clashOf`).
 */
export function firstClash(entries: readonly Manifest[], entry: Manifest): Manifest | undefined {
  if (entries.length < 2) return undefined
  const seen = seenWith(entries, entry)
  const places = placesOf(entries)
  const candidates = clashes(seen)(entry)
  const found = candidates.toSorted((one, other) => places.get(one)! - places.get(other)!)[0]
  return found && places.get(found)! < places.get(entry)! ? found : undefined
}

const placesOf = oncePer(
  (entries: readonly Manifest[]) => new Map(entries.map((entry, index) => [entry, index])),
)

type Find = (entry: Manifest) => Manifest | undefined

/** For an entry the first of each kind of clash with some others. */
const clashes = oncePer((entries: readonly Manifest[]): ((entry: Manifest) => Manifest[]) => {
  const near = nearClashes(entries)
  const sure = sureClashes(entries)
  const open = openClashes(entries)
  return (entry) => {
    const far = hasStatedNamespace(entry) ? sure : open
    return [...near, ...far].flatMap((find) => find(entry))
  }
})

type FindAll = (entry: Manifest) => Manifest[]

/** In one namespace: not merged, and of two releases also of other content; or merged, with a port that both declare. */
function nearClashes(entries: readonly Manifest[]): FindAll[] {
  return [
    finder(entries, (one) => [keyOf(one.namespace)], [objectKey, mergeKey, content]),
    finder(entries, (one) => [keyOf(one.namespace, one.target)], [objectKey, mergeKey]),
    finder(entries, (one) => portKeys(one), [objectKey, content]),
    finder(entries, (one) => portKeys(one, one.target), [objectKey]),
  ]
}

/** Of a stated namespace: others of another one, and those that would be merged nowhere, whatever their namespace is. */
function sureClashes(entries: readonly Manifest[]): FindAll[] {
  const [sure, unsure] = [
    entries.filter(hasStatedNamespace),
    entries.filter((one) => !hasStatedNamespace(one)),
  ]
  return [
    finder(sure, () => [''], [({ namespace }) => namespace, content]),
    finder(unsure, () => [''], [mergeKey, content]),
    finder(unsure, ({ target }) => [target], [mergeKey]),
  ]
}

/** Of a namespace that nothing states: those of others that would be merged nowhere. */
function openClashes(entries: readonly Manifest[]): FindAll[] {
  const namespaceOf = ({ namespace }: Manifest): string => namespace
  return [
    finder(entries, () => [''], [namespaceOf, mergeKey, content]),
    finder(entries, ({ target }) => [target], [namespaceOf, mergeKey]),
  ]
}

/**
 * For an entry the first that has a key in common with it and differs from it in some attributes, of those of which
 * these attributes are filled in: two that are not may become equal.
 */
function finder(
  entries: readonly Manifest[],
  keysOf: (entry: Manifest) => readonly string[],
  attributes: readonly ((entry: Manifest) => string)[],
): FindAll {
  const compared = attributes.filter((attribute) => attribute !== objectKey)
  const isKnown = (entry: Manifest): boolean => !compared.some((attribute) => isUnfilled(attribute(entry)))
  const keyed = entries.filter(isKnown).flatMap((entry) => keysOf(entry).map((key) => ({ key, entry })))
  const groups = groupBy(keyed, ({ key }) => key)
  const finds = new Map(
    [...groups].map(([key, found]): [string, Find] => [
      key,
      firstDifference(
        found.map(({ entry }) => entry),
        attributes,
      ),
    ]),
  )
  return (entry) => (isKnown(entry) ? keysOf(entry).flatMap((key) => finds.get(key)?.(entry) ?? []) : [])
}

/** The ports of an entry, with what it has to have in common with another one to be merged. */
function portKeys(entry: Manifest, ...more: readonly string[]): string[] {
  const numbers = new Set(declaredPorts(entry).map(({ number }) => number))
  return [...numbers].map((number) => keyOf(entry.namespace, mergeKey(entry), String(number), ...more))
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}
