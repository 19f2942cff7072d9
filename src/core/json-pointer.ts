/** Decodes a segment of a JSON pointer (RFC 6901, section 4). */
export function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}
