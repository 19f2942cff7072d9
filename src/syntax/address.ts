import { isIPv4 } from '../core/ipv4.ts'
/** True for an IPv4 or IPv6 address, the latter with or without brackets. */
export function isIP(text: string): boolean {
  return isIPv4(text) || isIPv6(text.replace(/^\[(.*)\]$/, '$1'))
}

/**
 * True for an IPv4 or IPv6 address without brackets, the latter also with a zone, and for a range of addresses: `10.0.0.0/8`
 * (Go's `netip.ParseAddr`, `ParsePrefix`).
 */
export function isIPOrRange(text: string): boolean {
  const [address = '', bits, ...extra] = text.split('/')
  if (bits === undefined) return isIPv4(text) || isIPv6(text.replace(/%.+$/, ''))
  const width = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1
  return extra.length === 0 && /^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= width
}

/** True for a link-local address: 169.254.0.0/16 (cloud metadata), fe80::/10. IPv4 may be mapped into IPv6. */
export function isLinkLocal(text: string): boolean {
  const address = plainAddress(text)
  return isIPv4(address) ? address.startsWith('169.254.') : isIPv6(address) && /^fe[89ab]/.test(address)
}

/**
 * True for metadata servers of clouds, which return credentials, without the link-local ones (`isLinkLocal`): 100.100.100.200
 * of Alibaba Cloud, fd00:ec2::/32 of AWS (istio `pkg/security/dial.go`), and the two host names of Google Cloud.
 */
export function isCloudMetadata(text: string): boolean {
  const host = plainAddress(text)
  if (['100.100.100.200', 'metadata.google.internal', 'metadata.goog'].includes(host)) return true
  return isIPv6(host) && /^fd00:0?ec2:/.test(host)
}

/**
 * True for an address in 127.0.0.0/8, also mapped into IPv6, and for ::1, also with further zeros; with or without brackets.
 */
export function isLoopback(text: string): boolean {
  const address = plainAddress(text)
  return (isIPv4(address) && address.startsWith('127.')) || /^(0{0,4}:){2,7}0{0,3}1$/.test(address)
}

/** A text in lower case without brackets; an IPv4 address that is mapped into IPv6 (RFC 4291, 2.5.5.2) as plain IPv4. */
function plainAddress(text: string): string {
  const address = text.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (!isIPv6(address)) return address
  const tail = address.slice(address.lastIndexOf(':') + 1)
  const front = address.slice(0, -tail.length)
  if (isIPv4(tail)) return isMappedPrefix(front) ? tail : address
  const [, prefix = '', high = '', low = ''] = /^(.*:)([^:]+):([^:]+)$/.exec(address) ?? []
  if (!isMappedPrefix(prefix)) return address
  const bytes = [high, low].flatMap((group) => [
    Number.parseInt(group, 16) >> 8,
    Number.parseInt(group, 16) & 255,
  ])
  return bytes.join('.')
}

/** True for `::ffff:`, also with written zeros. */
function isMappedPrefix(prefix: string): boolean {
  return /^(?:::|(?:0{1,4}:)+:?|::(?:0{1,4}:)+)ffff:$/.test(prefix)
}

/** IPv6 as in RFC 4291 section 2.2: eight groups, one run of zero groups may be left out, the last two may be IPv4. */
function isIPv6(text: string): boolean {
  const tail = text.slice(text.lastIndexOf(':') + 1)
  const plain = isIPv4(tail) ? `${text.slice(0, -tail.length)}0:0` : text
  const halves = plain.split('::')
  if (!plain.includes(':') || halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false
  return halves.length === 2 ? groups.length < 8 : groups.length === 8
}
