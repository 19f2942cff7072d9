import { oncePerName } from '../core/once-per.ts'
import type { Excerpt, Place } from '../core/report.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** Lines shown above the one a finding stands on. */
const linesAbove = 2

/** Longer lines are no help in an excerpt. */
const maxLineLength = 200

/**
 * The line of a place and those above it, with what Secrets hold in the file masked. `undefined` where the tree has
 * no such file, and where it holds a Secret that cannot be told from the rest because it is no YAML.
 */
export function excerptOf({ file, line }: Place, reader: Reader): Excerpt | undefined {
  const shown = shownLines(reader, file)
  if (shown === undefined) return undefined
  const firstLine = Math.max(1, line - linesAbove)
  const lines = shown.slice(firstLine - 1, line)
  return { firstLine, lines: lines.map((each) => each.slice(0, maxLineLength)) }
}

/** A file may have many findings. */
const shownLines = oncePerName((reader: Reader, file: string) => shownText(file, reader)?.split(lineEnd))

/** A text with what Secrets hold masked, line for line; `undefined` under the conditions of `excerptOf`. */
export function shownText(file: string, reader: Reader): string | undefined {
  const text = reader.text(file)
  if (text === undefined) return undefined
  return /\bSecret\b/.test(text) ? withoutSecrets(text, file, reader) : text
}

/** What ends a line in YAML, and so in the places of nodes. */
const lineEnd = /\r\n?|\n/

/** The text with what Secrets hold replaced, line by line so that the lines keep their numbers. */
function withoutSecrets(text: string, file: string, reader: Reader): string | undefined {
  const documents = reader.documents(file)
  // Without a root nothing is known; of a key that is written twice only the last one is.
  if (
    documents.some(({ root, problems }) => problems.length > 0 && (!root || secretValues(root).length > 0))
  ) {
    return undefined
  }
  const hidden = documents.flatMap(({ root }) => (root ? secretValues(root) : []))
  return hidden.toSorted((a, b) => b.start - a.start).reduce(mask, text)
}

function mask(text: string, { start, end }: YamlNode): string {
  const masked = text.slice(start, end).replace(/[^\s].*/g, '<masked>')
  return text.slice(0, start) + masked + text.slice(end)
}

/** What a Secret holds, and each Secret in a list of objects. */
function secretValues(root: YamlNode): YamlNode[] {
  if (root.kind !== 'map') return []
  const items = root.entries.get('items')?.value
  const inList = items?.kind === 'list' ? items.items.flatMap(secretValues) : []
  const kind = root.entries.get('kind')?.value
  if (kind?.kind !== 'scalar' || kind.value !== 'Secret') return inList
  return ['data', 'stringData'].flatMap((field) => root.entries.get(field)?.value ?? [])
}
