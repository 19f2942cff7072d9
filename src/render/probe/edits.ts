import { groupBy } from '../../core/group.ts'
import { isControl, reshape, type Mark } from './shapes.ts'
import type { EditableValue } from './editable-values.ts'
import type { ValuesSource } from './sources.ts'

/** A change to the text of a source. */
export interface ValueEdit {
  readonly source: ValuesSource
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * An edit that gives a slot another value of the same shape, style and quotes kept. A key gets another name; what is
 * empty gets a content. Null where there is nothing to alter.
 */
export function alter(slot: EditableValue, mark: Mark): ValueEdit | null {
  const { source, start, end } = slot
  const text = altered(slot, source.text.slice(start, end), mark)
  return text === null ? null : { source, start, end, text }
}

/**
 * True for what templates rather ask than print: switches, nothing, words of a closed set, what is empty. Altered
 * together they would make another chart; each is tried for itself.
 */
export function isControlSlot({ kind, value, choices }: EditableValue): boolean {
  if (choices) return true
  return (
    kind === 'empty' ||
    value === null ||
    value === '' ||
    typeof value === 'boolean' ||
    isControl(String(value))
  )
}

/** The texts of the sources that edits change. Edits of one source do not overlap. */
export function applyValueEdits(edits: readonly ValueEdit[]): Map<ValuesSource, string> {
  const bySource = groupBy(edits, ({ source }) => source)
  return new Map([...bySource].map(([source, own]) => [source, rewritten(source.text, own)]))
}

/** Of edits at one place the last one comes first. */
function rewritten(text: string, edits: readonly ValueEdit[]): string {
  const parts: string[] = []
  let done = 0
  for (const { start, end, text: written } of edits
    .toReversed()
    .toSorted((one, other) => one.start - other.start)) {
    parts.push(text.slice(done, start), written)
    done = end
  }
  return parts.join('') + text.slice(done)
}

function altered(slot: EditableValue, written: string, mark: Mark): string | null {
  const { choices } = slot
  if (choices) return inQuotes(written, (inner) => choices[mark.variant - 1] ?? reshape(inner, mark))
  if (slot.kind === 'empty') return filled(written, slot.content, mark)
  if (slot.kind === 'alias') return quotedIfText(slot, reshape(String(slot.value), mark))
  if (slot.value === null) return written === '' ? ` ${mark.word}` : mark.word
  if (slot.kind === 'key') return renamed(written, mark)
  if (slot.style === 'literal' || slot.style === 'folded') return inLine(written, mark)
  return inQuotes(written, (inner) =>
    /^(\[|\{(?!\{))/.test(inner) ? inDocument(inner, mark) : reshape(inner, mark),
  )
}

/** What templates know to take: a copy of what stands there elsewhere, else a text, else a map. */
function filled(written: string, content: string | undefined, { word, variant }: Mark): string {
  const any = variant === 1 ? word : `{${word}: ${word}}`
  const known = (variant === 1 && content) || any
  return written.startsWith('[') ? `[${known}]` : `{${word}: ${known}}`
}

/** An alias stands for a value of which the style is not known here; a text in quotes stays a text. */
function quotedIfText({ value }: EditableValue, text: string | null): string | null {
  return typeof value === 'string' && text !== null ? JSON.stringify(text) : text
}

function renamed(written: string, { word, variant }: Mark): string | null {
  return inQuotes(written, (inner) => (variant === 1 ? `${inner}${word}` : `${word}${inner}`))
}

function inQuotes(written: string, change: (inner: string) => string | null): string | null {
  const quote = /^(["']).*\1$/s.exec(written)?.[1] ?? ''
  const inner = change(written.slice(quote.length, written.length - quote.length))
  return inner === null ? null : quote + inner + quote
}

/** A line of a text, which may be a document or a script of its own. */
function inLine(written: string, mark: Mark): string | null {
  return /^[\w.:/*-]+$/.test(written) ? reshape(written, mark) : inFirstWord(written, mark)
}

/** A text that is a document of its own stays one: the texts in it change, or its first word. */
function inDocument(written: string, mark: Mark): string | null {
  const changed = written.replace(/(:\s*"[^"\\]*)(?=")/g, `$1${mark.word}`)
  return mark.variant === 1 && changed !== written ? changed : inFirstWord(written, mark)
}

/** Whatever else a line says, only one word of it changes. */
function inFirstWord(written: string, { word, variant }: Mark): string | null {
  const found = /[A-Za-z]\w*/.exec(written)
  if (!found) return written === '' ? null : `${written}${word}`
  const at = found.index + (variant === 1 ? found[0].length : 0)
  return written.slice(0, at) + word + written.slice(at)
}
