import { isIPOrRange } from '../../../syntax/address.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { unfilledTruth } from './text-match.ts'
import { unknownTruth, type Truth } from './truth.ts'

/** Whether an address, `undefined` if unknown, is in a range such as `10.0.0.0/8`, or equals an address. */
export type RangeMatch = (address: string | undefined) => Truth

/** @param whose names the address where it is missing: `the address of the client` */
export function addressRange(range: string, whose: string): RangeMatch {
  if (isUnfilled(range)) return () => unfilledTruth(range)
  if (!isIPOrRange(range)) return () => false
  const [network = '', length] = range.split('/')
  const wanted = bitsOf(network)
  const bits = length === undefined ? wanted.length : Number(length)
  return (address) => {
    if (address === undefined) return unknownTruth(whose)
    const actual = bitsOf(address)
    return actual.length === wanted.length && actual.slice(0, bits) === wanted.slice(0, bits)
  }
}

/** The bits of an address as text: 32 of IPv4, 128 of IPv6. */
function bitsOf(address: string): string {
  if (!address.includes(':')) return octetBits(address)
  const [, start = '', tail] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? []
  const text = tail === undefined ? address : `${start}${groupsOfOctets(tail)}`
  const [head = '', end] = text.replace(/%.*$/, '').split('::')
  const [first, last] = [groupsOf(head), end === undefined ? [] : groupsOf(end)]
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0')
  return [...first, ...zeros, ...last].map((group) => binary(parseInt(group, 16), 16)).join('')
}

function octetBits(address: string): string {
  return address
    .split('.')
    .map((octet) => binary(Number(octet), 8))
    .join('')
}

/** The groups of an IPv6 address, or of one side of its `::`. */
export function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

function groupsOfOctets(address: string): string {
  const bits = octetBits(address)
  return [bits.slice(0, 16), bits.slice(16)].map((group) => parseInt(group, 2).toString(16)).join(':')
}

function binary(number: number, width: number): string {
  return number.toString(2).padStart(width, '0')
}
