import { isIPv4 } from '../core/ipv4.ts'
import { table } from '../core/table.ts'

/** A format of strings: its name in messages, and how to check it. */
interface Format {
  readonly name: string
  readonly isValid: (text: string) => boolean
}

/**
 * The formats that are checked. `base64` is decoded by Go (encoding/base64), which skips line breaks; `byte` of
 * a CustomResourceDefinition may not have any. `int32` and `int64` refuse no text.
 */
export const stringFormats = table<Format>({
  base64: { name: 'base64', isValid: (text) => isBase64(text.replace(/[\r\n]/g, '')) },
  byte: { name: 'base64', isValid: isBase64 },
  ipv4: { name: 'IPv4 address', isValid: isIPv4 },
  ipv6: { name: 'IPv6 address', isValid: (text) => text.includes(':') && URL.canParse(`http://[${text}]`) },
  int32: { name: 'number', isValid: () => true },
  int64: { name: 'number', isValid: () => true },
})

function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
}
