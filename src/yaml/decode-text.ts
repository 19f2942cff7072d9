/** A text as Go's YAML decodes it. */
export interface DecodedText {
  /** What is no text in it is U+FFFD. */
  readonly text: string
  /** True if some bytes are no text. */
  readonly isBroken: boolean
}

/**
 * Decodes bytes by their byte order mark as UTF-8 or UTF-16, without one as UTF-8 (`yaml_parser_determine_encoding` in
 * yaml.v2's readerc.go, which kubectl and Helm read with). The mark is no part of the text. Never throws.
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
