import { Fault } from './fault.ts'
import type { DocumentReading } from './reading.ts'
import { yamlTag } from './scalar.ts'
import { skipSign } from './nodes.ts'

/** The full name of the tag that is the next token: `tag:yaml.org,2002:int` for `!!int`. */
export function readTag(reading: DocumentReading): string {
  const { queue, text } = reading.scan
  const start = queue.starts[queue.head]!
  const written = text.slice(start, queue.ends[queue.head])
  skipSign(reading)
  if (written.startsWith('!<')) return unescaped(written.slice(2, -1), start)
  const [, named = '!', name] = /^(!(?:[-\w]*!)?)(.*)$/s.exec(written)!
  const prefix = reading.tagHandles.get(named) ?? (named === '!!' ? yamlTag : named)
  if (prefix.startsWith('!') && prefix.length > 1 && !reading.tagHandles.has(named))
    throw new Fault(`no \`%TAG ${named}\` above this`, start, start + written.length)
  return prefix + unescaped(name!, start)
}

function unescaped(name: string, start: number): string {
  if (!name.includes('%')) return name
  try {
    return decodeURIComponent(name)
  } catch {
    throw new Fault('the escapes in this tag are no UTF-8', start, start + name.length)
  }
}
