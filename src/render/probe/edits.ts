import { groupBy } from '../../core/group.ts'
import { isBranchingText, reshape, type Mark } from './shapes.ts'
import type { EditableValue } from './editable-values.ts'
import type { ValuesSource } from './values-source.ts'

/** A change to the text of a source. */
export interface ValueEdit {
  readonly source: ValuesSource
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * An edit that replaces a value by another one of the same shape, and keeps style and quotes. A key gets another name, an
 * empty map or list an entry. `null` if nothing can be altered.
 */
export function alteringEdit(editable: EditableValue, mark: Mark): ValueEdit | null {
  const { source, start, end } = editable
  const text = alteredText(editable, source.text.slice(start, end), mark)
  return text === null ? null : { source, start, end, text }
}

/**
 * True for values that templates usually branch on instead of printing them: booleans, nulls, empty values, words of a
 * closed set. Altering several of them at once would render a different chart, so each is tried by itself.
 */
export function isBranchingValue({ kind, value, choices }: EditableValue): boolean {
  if (choices) return true
  return (
    kind === 'empty' ||
    value === null ||
    value === '' ||
    typeof value === 'boolean' ||
    isBranchingText(String(value))
  )
}

/** Applies edits and returns the new text of each edited source. Edits of one source must not overlap. */
export function applyValueEdits(edits: readonly ValueEdit[]): Map<ValuesSource, string> {
  const bySource = groupBy(edits, ({ source }) => source)
  return new Map([...bySource].map(([source, sourceEdits]) => [source, applyEdits(source.text, sourceEdits)]))
}

/** Applies edits and returns the new text of each edited file by its path. Edits of one file must not overlap. */
export function applyFileEdits(edits: readonly ValueEdit[]): Map<string, string> {
  const byFile = groupBy(edits, ({ source }) => source.file)
  return new Map([...byFile].map(([file, ofFile]) => [file, applyEdits(ofFile[0]!.source.text, ofFile)]))
}

/** Insertions at the same offset are written in reverse order. */
function applyEdits(text: string, edits: readonly ValueEdit[]): string {
  const pieces: string[] = []
  let done = 0
  for (const { start, end, text: written } of edits
    .toReversed()
    .toSorted((first, second) => first.start - second.start)) {
    pieces.push(text.slice(done, start), written)
    done = end
  }
  return pieces.join('') + text.slice(done)
}

function alteredText(editable: EditableValue, written: string, mark: Mark): string | null {
  const { choices } = editable
  if (choices) return inQuotes(written, (inner) => choices[mark.variant - 1] ?? reshape(inner, mark))
  if (editable.kind === 'empty') return fillEmpty(written, editable.content, mark)
  if (editable.kind === 'alias') return quotedIfText(editable, reshape(String(editable.value), mark))
  if (editable.value === null) return written === '' ? ` ${mark.word}` : mark.word
  if (editable.kind === 'key') return renamed(written, mark)
  if (editable.style === 'literal' || editable.style === 'folded') return inLine(written, mark)
  return inQuotes(written, (inner) =>
    /^(\[|\{(?!\{))/.test(inner) ? inDocument(inner, mark) : reshape(inner, mark),
  )
}

/** Content that templates can use: a copy of an entry of another source, else a text, else a map. */
function fillEmpty(written: string, content: string | undefined, { word, variant }: Mark): string {
  const placeholder = variant === 1 ? word : `{${word}: ${word}}`
  const item = (variant === 1 && content) || placeholder
  return written.startsWith('[') ? `[${item}]` : `{${word}: ${item}}`
}

/** Quotes a replacement of a string, since the style of an aliased value is unknown here. */
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

/** Alters a line of a block scalar, which may be a document or a script. */
function inLine(written: string, mark: Mark): string | null {
  return /^[\w.:/*-]+$/.test(written) ? reshape(written, mark) : inFirstWord(written, mark)
}

/** Alters the strings or the first word of a text, so that JSON or a flow collection stays valid. */
function inDocument(written: string, mark: Mark): string | null {
  const changed = written.replace(/(:\s*"[^"\\]*)(?=")/g, `$1${mark.word}`)
  return mark.variant === 1 && changed !== written ? changed : inFirstWord(written, mark)
}

/** Alters only the first word of a line. */
function inFirstWord(written: string, { word, variant }: Mark): string | null {
  const match = /[A-Za-z]\w*/.exec(written)
  if (!match) return written === '' ? null : `${written}${word}`
  const at = match.index + (variant === 1 ? match[0].length : 0)
  return written.slice(0, at) + word + written.slice(at)
}
