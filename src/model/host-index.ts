import { isWildcard, normalHost } from './hosts.ts'

/** Finds things by the hosts that they declare, in a time that does not grow with their number. */
export interface HostIndex<Thing> {
  /** Those with a host that covers this one (`hostCovers`), each once, in the order they were given. */
  covering(host: string): Thing[]
}

/** An index of things, of which each may declare several hosts. */
export function hostIndex<Thing>(
  things: readonly Thing[],
  hostsOf: (thing: Thing) => readonly string[],
): HostIndex<Thing> {
  const exact = new Map<string, number[]>()
  const wildcards = new Map<string, number[]>()
  for (const [index, thing] of things.entries()) {
    for (const host of hostsOf(thing).map(normalHost)) {
      if (isWildcard(host)) add(wildcards, host.slice(1), index)
      else add(exact, host, index)
    }
  }
  return {
    covering(host) {
      const name = normalHost(host)
      const found = [
        ...(exact.get(name) ?? []),
        ...properEnds(name).flatMap((end) => wildcards.get(end) ?? []),
      ]
      return [...new Set(found)].toSorted((a, b) => a - b).map((index) => things[index]!)
    },
  }
}

function add(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key)
  if (known) known.push(index)
  else map.set(key, [index])
}

/**
 * What is left of a name without its first character, without its first two, and so on down to nothing; of a text
 * that is longer than any name only as much as a name can hold.
 */
function properEnds(name: string): string[] {
  const length = Math.min(name.length, longestName)
  return Array.from({ length }, (_, index) => name.slice(name.length - length + index + 1))
}

/** RFC 1035; without a bound a hostile text would cost the square of its length. */
const longestName = 255
