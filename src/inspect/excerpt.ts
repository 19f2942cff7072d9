import { oncePerName, oncePerPair } from '../core/once-per.ts'
import type { Excerpt, Location } from '../core/report.ts'
import { isTestFile } from '../core/test-file-path.ts'
import type { Mask } from '../secrets/mask.ts'
import { conceal, type Secret } from '../secrets/secret.ts'
import { secretsIn } from '../secrets/text.ts'
import type { Reader } from '../yaml/reader.ts'
import { configurationSecrets } from './configuration-secrets.ts'
import { testFileSecrets } from './test-file-secrets.ts'

/** Number of lines shown above the line of a finding. */
const linesAbove = 2

/** Characters after which a line of an excerpt is cut. */
const maxLineLength = 200

/** The line of a location and the two above it, with secrets masked; `undefined` if the tree has no such file. */
export function excerptOf({ file, line }: Location, reader: Reader, mask: Mask): Excerpt | undefined {
  const shown = shownLines(reader, mask)(file)
  if (shown === undefined) return undefined
  const firstLine = Math.max(1, line - linesAbove)
  const lines = shown.slice(firstLine - 1, line)
  return { firstLine, lines: lines.map((text) => text.slice(0, maxLineLength)) }
}

/**
 * Returns a function from a file to its lines, with secrets masked; `undefined` if the tree has no such file. The lines
 * are kept for each reader and mask: a file may have many findings.
 */
export const shownLines = oncePerPair((reader: Reader, mask: Mask) => {
  const linesByFile = new Map<string, readonly string[] | undefined>()
  return (file: string): readonly string[] | undefined => {
    if (!linesByFile.has(file)) linesByFile.set(file, shownText(file, reader, mask)?.split(lineEnd))
    return linesByFile.get(file)
  }
})

/** Line breaks of YAML, by which the lines of locations are counted. */
const lineEnd = /\r\n?|\n/

/** The text of a file with secrets masked, line for line; `undefined` if the tree has no such file. */
export function shownText(file: string, reader: Reader, mask: Mask): string | undefined {
  const text = reader.text(file)
  return text === undefined ? undefined : conceal(text, fileSecrets(reader, file), mask)
}

/** The secrets of a file, with their offsets in its text; empty if the tree has no such file. Computed once for each file. */
export function fileSecrets(reader: Reader, file: string): readonly Secret[] {
  return secretsOfFile(reader.readerFor(file), file)
}

const secretsOfFile = oncePerName((reader: Reader, file: string): readonly Secret[] => {
  const text = reader.text(file)
  if (text === undefined) return []
  const documents = /\.(?:ya?ml|json)$/.test(file) ? reader.documents(file) : undefined
  const secrets = secretsIn(text, documents)
  if (!documents || secrets.length === 0) return secrets
  return isTestFile(file) ? testFileSecrets(secrets, documents) : configurationSecrets(secrets, documents)
})
