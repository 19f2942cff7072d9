import { isWildcard, normalHost } from './hosts.ts'

/** Finds things by the hosts that they declare, in a time that does not grow with their number. */
export interface HostIndex<Thing> {
  /** Those with a host that covers this one (`hostCovers`), each once, in the order they were given. */
  covering(host: string): readonly Thing[]
}

/** An index of things, of which each may declare several hosts. */
export function hostIndex<Thing>(
  things: readonly Thing[],
  hostsOf: (thing: Thing) => readonly string[],
): HostIndex<Thing> {
  const exact = new Map<string, number[]>()
  const wildcards = new Map<string, number[]>()
  const known = new Map<string, Thing[]>()
  for (const [index, thing] of things.entries()) {
    for (const host of hostsOf(thing).map(normalHost)) {
      if (isWildcard(host)) add(wildcards, host.slice(1), index)
      else add(exact, host, index)
    }
  }
  // Of what is left of a name without its beginning only these lengths can be that of a wildcard.
  const lengths = [...new Set([...wildcards.keys()].map(({ length }) => length))]

  function search(name: string): Thing[] {
    const ends = lengths
      .filter((length) => length < name.length)
      .map((length) => name.slice(name.length - length))
    const found = [...(exact.get(name) ?? []), ...ends.flatMap((end) => wildcards.get(end) ?? [])]
    return [...new Set(found)].toSorted((a, b) => a - b).map((index) => things[index]!)
  }

  return {
    covering(host) {
      const name = normalHost(host)
      const found = known.get(name) ?? search(name)
      known.set(name, found)
      return found
    },
  }
}

function add(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key)
  if (known) known.push(index)
  else map.set(key, [index])
}
