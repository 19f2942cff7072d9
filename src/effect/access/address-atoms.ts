import type { TextAtoms } from './text-atoms.ts'
import { addressRange, groupsOf } from '../request/match/address-range.ts'

/** Divides all addresses by ranges such as `10.0.0.0/8`. The boundaries are the starts and ends of the ranges. */
export function addressAtoms(ranges: readonly string[]): TextAtoms {
  const tests = ranges.map((range) => addressRange(range, 'the address'))
  const atoms = new Map<string, { readonly address: string; readonly within: readonly number[] }>()
  for (const address of [...usualAddresses, ...ranges.flatMap(boundsOf), '0.0.0.0', '::']) {
    const within = tests.flatMap((test, index) => (test(address) === true ? [index] : []))
    if (!atoms.has(within.join())) atoms.set(within.join(), { address, within })
  }
  const sorted = [...atoms.values()].toSorted((first, second) => first.within.length - second.within.length)
  const matching = ranges.map((_, range) =>
    sorted.flatMap(({ within }, atom) => (within.includes(range) ? [atom] : [])),
  )
  return { samples: sorted.map(({ address }) => address), matching }
}

/** Addresses for examples: TEST-NET-3 of RFC 5737, and a private one. */
const usualAddresses = ['203.0.113.1', '10.0.0.1']

/** The first address of a range, and the first one after it. */
function boundsOf(range: string): string[] {
  const [address = '', length] = range.split('/')
  const isLong = address.includes(':')
  const width = isLong ? 128n : 32n
  const size = 1n << (width - BigInt(length ?? width))
  const first = (numberOf(address) / size) * size
  const textOf = isLong ? longAddress : shortAddress
  return [first, first + size].filter((number) => number < 1n << width).map(textOf)
}

function numberOf(address: string): bigint {
  if (!address.includes(':')) return address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n)
  // A URL normalizes the text of an IPv6 address.
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

function shortAddress(number: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) % 256n).join('.')
}

function longAddress(number: bigint): string {
  return Array.from({ length: 8 }, (_, index) =>
    ((number >> BigInt(112 - 16 * index)) % 65_536n).toString(16),
  ).join(':')
}
