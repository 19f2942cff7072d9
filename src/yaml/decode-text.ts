/** The result of decoding a file as Go's YAML does. */
export interface DecodedText {
  /** The decoded text; bytes that could not be decoded are U+FFFD. */
  readonly text: string
  /** True if some bytes could not be decoded. */
  readonly isBroken: boolean
}

/**
 * Decodes bytes by their byte order mark as UTF-8 or UTF-16, and as UTF-8 without one
 * (`yaml_parser_determine_encoding` in yaml.v2's readerc.go, which kubectl and Helm use). The mark is not part of the
 * text. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), isBroken: false }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), isBroken: true }
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
