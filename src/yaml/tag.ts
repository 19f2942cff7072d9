import { Fault } from './fault.ts'
import { skipIndicator, type DocumentReading } from './reading.ts'
import { yamlTag } from './scalar.ts'

/**
 * Reads past the tag that is the next token, and returns its full name: `tag:yaml.org,2002:int` for `!!int`. Throws `Fault` if
 * its handle is not declared.
 */
export function readTag(reading: DocumentReading): string {
  const { queue, text } = reading.scan
  const start = queue.starts[queue.head]!
  const written = text.slice(start, queue.ends[queue.head])
  skipIndicator(reading)
  if (written.startsWith('!<')) return unescapeTag(written.slice(2, -1), start)
  const [, named = '!', name] = /^(!(?:[-\w]*!)?)(.*)$/s.exec(written)!
  const prefix = reading.tagHandles.get(named) ?? (named === '!!' ? yamlTag : named)
  if (prefix.startsWith('!') && prefix.length > 1 && !reading.tagHandles.has(named))
    throw new Fault(
      `the tag handle is not declared; add \`%TAG ${named}\` with a prefix above the \`---\``,
      start,
      start + written.length,
    )
  return prefix + unescapeTag(name!, start)
}

function unescapeTag(name: string, start: number): string {
  if (!name.includes('%')) return name
  try {
    return decodeURIComponent(name)
  } catch {
    throw new Fault('the escapes in this tag are not UTF-8', start, start + name.length)
  }
}
