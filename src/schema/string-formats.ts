/** How the text of a format looks, and what people call it. */
interface Format {
  readonly name: string
  readonly isValid: (text: string) => boolean
}

/**
 * The formats that are checked. `base64` is what Go decodes (encoding/base64), which passes over line breaks; the
 * `byte` of a definition does not. The formats of numbers say nothing in a definition.
 */
export const stringFormats: Readonly<Record<string, Format>> = {
  base64: { name: 'base64', isValid: (text) => isBase64(text.replace(/[\r\n]/g, '')) },
  byte: { name: 'base64', isValid: isBase64 },
  ipv4: { name: 'IPv4 address', isValid: isIpv4 },
  ipv6: { name: 'IPv6 address', isValid: (text) => text.includes(':') && URL.canParse(`http://[${text}]`) },
  int32: { name: 'number', isValid: () => true },
  int64: { name: 'number', isValid: () => true },
}

function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
}
