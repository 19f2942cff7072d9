import { addToGroup } from '../../core/group.ts'
import { compareText } from '../../core/order.ts'
import { once } from '../../core/once-per.ts'
import { hostCovers, isWildcard, normalHost } from './hosts.ts'

/** Finds items by the hosts that they declare, in a time that does not grow with their number. */
export interface HostIndex<Item> {
  /** The items with a host that covers this one (`hostCovers`), each once, in the order of the list. */
  covering(host: string): readonly Item[]
  /** The items with a host that this one covers, each once, in the order of the list. */
  below(host: string): readonly Item[]
  /** The items with a host that overlaps this one (`hostsOverlap`), each once, in the order of the list. */
  overlapping(host: string): readonly Item[]
}

/** Builds an index of items by their hosts. Results are cached: the same host returns the same array. */
export function hostIndex<Item>(
  items: readonly Item[],
  hostsOf: (item: Item) => readonly string[],
): HostIndex<Item> {
  const declaredHosts = items.map((item) => hostsOf(item).map(normalHost))
  const names = once(() => namesOf(declaredHosts))
  const reversedHosts = once(() => sortedReversedHosts(names()))
  const cached = (find: (name: string) => Iterable<number>): ((host: string) => readonly Item[]) => {
    const results = new Map<string, readonly Item[]>()
    return (host) => {
      const name = normalHost(host)
      const result = results.get(name) ?? inOrder(find(name)).map((index) => items[index]!)
      results.set(name, result)
      return result
    }
  }
  const covering = (name: string): number[] => coveringIn(names(), name)
  const below = (name: string): number[] =>
    isWildcard(name) ? belowIn(reversedHosts(), name) : (names().exact.get(name) ?? [])
  return {
    covering: cached(covering),
    below: cached(below),
    overlapping: cached((name) => [...covering(name), ...below(name)]),
  }
}

function inOrder(indices: Iterable<number>): number[] {
  return [...new Set(indices)].toSorted((a, b) => a - b)
}

/** Indices of items by host. */
interface HostNames {
  readonly exact: ReadonlyMap<string, number[]>
  /** By the text after the `*`. */
  readonly wildcards: ReadonlyMap<string, number[]>
  /** The lengths of the wildcards' suffixes, so that only suffixes of these lengths are looked up. */
  readonly lengths: readonly number[]
}

function namesOf(declaredHosts: readonly (readonly string[])[]): HostNames {
  const exact = new Map<string, number[]>()
  const wildcards = new Map<string, number[]>()
  for (const [index, hosts] of declaredHosts.entries()) {
    for (const host of hosts) {
      if (isWildcard(host)) addToGroup(wildcards, host.slice(1), index)
      else addToGroup(exact, host, index)
    }
  }
  return { exact, wildcards, lengths: [...new Set([...wildcards.keys()].map(({ length }) => length))] }
}

function coveringIn({ exact, wildcards, lengths }: HostNames, name: string): number[] {
  const suffixes = lengths
    .filter((length) => length < name.length)
    .map((length) => name.slice(name.length - length))
  return [...(exact.get(name) ?? []), ...suffixes.flatMap((suffix) => wildcards.get(suffix) ?? [])]
}

/** A host of some items, with its reversed text for sorting by suffix. */
interface ReversedHost {
  readonly host: string
  readonly reversed: string
  readonly indices: readonly number[]
}

/** Sorts hosts by their suffixes. A wildcard is a suffix, so the hosts that it covers are adjacent. */
function sortedReversedHosts({ exact, wildcards }: HostNames): ReversedHost[] {
  const reversedOf = (host: string, indices: readonly number[]): ReversedHost => ({
    ...{ host, reversed: reverseHost(host), indices },
  })
  return [
    ...[...exact].map(([host, indices]) => reversedOf(host, indices)),
    ...[...wildcards].map(([suffix, indices]) => reversedOf(`*${suffix}`, indices)),
  ].toSorted((a, b) => compareText(a.reversed, b.reversed))
}

function belowIn(reversedHosts: readonly ReversedHost[], wildcard: string): number[] {
  const reversedSuffix = reverseHost(wildcard)
  const indices: number[] = []
  for (let at = firstFrom(reversedHosts, reversedSuffix); at < reversedHosts.length; at++) {
    const { host, reversed, indices: ofHost } = reversedHosts[at]!
    if (!reversed.startsWith(reversedSuffix)) break
    if (hostCovers(wildcard, host)) for (const index of ofHost) indices.push(index)
  }
  return indices
}

/** The characters of a host in reverse order, without the `*` of a wildcard. */
function reverseHost(host: string): string {
  return (isWildcard(host) ? host.slice(1) : host).split('').toReversed().join('')
}

/** The first index whose reversed host is not less than the suffix, by binary search. */
function firstFrom(reversedHosts: readonly ReversedHost[], reversedSuffix: string): number {
  let low = 0
  let high = reversedHosts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (reversedHosts[middle]!.reversed < reversedSuffix) low = middle + 1
    else high = middle
  }
  return low
}
