import { compareText } from '../../core/order.ts'
import { once } from '../../core/once-per.ts'
import { hostCovers, isWildcard, normalHost } from './hosts.ts'

/** Finds things by the hosts that they declare, in a time that does not grow with their number. */
export interface HostIndex<Thing> {
  /** Those with a host that covers this one (`hostCovers`), each once, in the order they were given. */
  covering(host: string): readonly Thing[]
  /** Those with a host that this one covers, each once, in the order they were given. */
  below(host: string): readonly Thing[]
  /** Those with a host that some host is meant by as well (`hostsOverlap`), each once, in the order they were given. */
  overlapping(host: string): readonly Thing[]
}

/** An index of things, of which each may declare several hosts. Answers are kept: the same host gives the same array. */
export function hostIndex<Thing>(
  things: readonly Thing[],
  hostsOf: (thing: Thing) => readonly string[],
): HostIndex<Thing> {
  const declared = things.map((thing) => hostsOf(thing).map(normalHost))
  const names = once(() => namesOf(declared))
  const ends = once(() => endsOf(declared))
  const answer = (find: (name: string) => Iterable<number>): ((host: string) => readonly Thing[]) => {
    const known = new Map<string, readonly Thing[]>()
    return (host) => {
      const name = normalHost(host)
      const found = known.get(name) ?? inOrder(find(name)).map((index) => things[index]!)
      known.set(name, found)
      return found
    }
  }
  const covering = (name: string): number[] => coveringIn(names(), name)
  const below = (name: string): number[] =>
    isWildcard(name) ? belowIn(ends(), name) : (names().exact.get(name) ?? [])
  return {
    covering: answer(covering),
    below: answer(below),
    overlapping: answer((name) => [...covering(name), ...below(name)]),
  }
}

function inOrder(indices: Iterable<number>): number[] {
  return [...new Set(indices)].toSorted((one, other) => one - other)
}

/** Indices of things by their hosts. */
interface Names {
  readonly exact: ReadonlyMap<string, number[]>
  /** By what follows the `*`. */
  readonly wildcards: ReadonlyMap<string, number[]>
  /** Of what is left of a name without its beginning only these lengths can be that of a wildcard. */
  readonly lengths: readonly number[]
}

function namesOf(declared: readonly (readonly string[])[]): Names {
  const exact = new Map<string, number[]>()
  const wildcards = new Map<string, number[]>()
  for (const [index, hosts] of declared.entries()) {
    for (const host of hosts) {
      if (isWildcard(host)) add(wildcards, host.slice(1), index)
      else add(exact, host, index)
    }
  }
  return { exact, wildcards, lengths: [...new Set([...wildcards.keys()].map(({ length }) => length))] }
}

function coveringIn({ exact, wildcards, lengths }: Names, name: string): number[] {
  const ends = lengths
    .filter((length) => length < name.length)
    .map((length) => name.slice(name.length - length))
  return [...(exact.get(name) ?? []), ...ends.flatMap((end) => wildcards.get(end) ?? [])]
}

/** A host of a thing with its end, read backwards. */
interface End {
  readonly host: string
  readonly end: string
  readonly index: number
}

/** A wildcard is a plain suffix: of hosts that are sorted by their ends, those that it covers stand together. */
function endsOf(declared: readonly (readonly string[])[]): End[] {
  return declared
    .flatMap((hosts, index) => hosts.map((host): End => ({ host, end: endOf(host), index })))
    .toSorted((one, other) => compareText(one.end, other.end))
}

function belowIn(ends: readonly End[], wildcard: string): number[] {
  const wanted = endOf(wildcard)
  const found: number[] = []
  for (let at = firstFrom(ends, wanted); at < ends.length; at++) {
    const { host, end, index } = ends[at]!
    if (!end.startsWith(wanted)) break
    if (hostCovers(wildcard, host)) found.push(index)
  }
  return found
}

/** What a wildcard stands before, or a name, from its end to its beginning. */
function endOf(host: string): string {
  return (isWildcard(host) ? host.slice(1) : host).split('').toReversed().join('')
}

/** The first index from which on no end is less than the one that is wanted. */
function firstFrom(ends: readonly End[], wanted: string): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]!.end < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function add(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key)
  if (known) known.push(index)
  else map.set(key, [index])
}
