import { oncePerName, oncePerPair } from '../core/once-per.ts'
import type { Excerpt, Location } from '../core/report.ts'
import type { Mask } from '../secrets/mask.ts'
import { conceal, type Secret } from '../secrets/secret.ts'
import { secretsIn } from '../secrets/text.ts'
import type { Reader } from '../yaml/reader.ts'

/** Lines shown above the one a finding stands on. */
const linesAbove = 2

/** Longer lines are no help in an excerpt. */
const maxLineLength = 200

/** The line of a place and those above it, secrets masked. `undefined` where the tree has no such file. */
export function excerptOf({ file, line }: Location, reader: Reader, mask: Mask): Excerpt | undefined {
  const shown = shownLines(reader, mask)(file)
  if (shown === undefined) return undefined
  const firstLine = Math.max(1, line - linesAbove)
  const lines = shown.slice(firstLine - 1, line)
  return { firstLine, lines: lines.map((each) => each.slice(0, maxLineLength)) }
}

/**
 * The lines of a file, secrets masked; `undefined` where the tree has no such file. Those of a reader and a mask are
 * kept: a file may have many findings.
 */
export const shownLines = oncePerPair((reader: Reader, mask: Mask) => {
  const known = new Map<string, readonly string[] | undefined>()
  return (file: string): readonly string[] | undefined => {
    if (!known.has(file)) known.set(file, shownText(file, reader, mask)?.split(lineEnd))
    return known.get(file)
  }
})

/** What ends a line in YAML, and so in the places of nodes. */
const lineEnd = /\r\n?|\n/

/** A file with secrets masked, line for line; `undefined` where the tree has no such file. */
export function shownText(file: string, reader: Reader, mask: Mask): string | undefined {
  const text = reader.text(file)
  return text === undefined ? undefined : conceal(text, fileSecrets(reader, file), mask)
}

/** The secrets of a file, at their places in its text. */
export const fileSecrets = oncePerName((reader: Reader, file: string): readonly Secret[] => {
  const text = reader.text(file)
  if (text === undefined) return []
  return secretsIn(text, /\.(?:ya?ml|json)$/.test(file) ? reader.documents(file) : undefined)
})
