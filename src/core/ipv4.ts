/** True for an IPv4 address in its usual form: four decimal numbers without leading zeros. */
export function isIPv4(text: string): boolean {
  const octets = text.split('.')
  return (
    octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)
  )
}
