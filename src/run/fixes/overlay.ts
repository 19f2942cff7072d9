import { groupBy } from '../../core/group.ts'
import type { Edit } from '../../core/report.ts'
import { applyEdits } from '../../core/text-edit.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Reader } from '../../yaml/reader.ts'

/**
 * A reader of the same tree with edits applied; other files are not read again. `null` if a file is not UTF-8 and so
 * cannot be written without changing more than the edit.
 */
export function editedReader(reader: Reader, edits: readonly Edit[]): Reader | null {
  const texts = new Map<string, string>()
  for (const [file, fileEdits] of groupBy(edits, (edit) => edit.file)) {
    const text = exactText(reader.tree.read(file))
    if (text === null) return null
    texts.set(file, applyEdits(text, fileEdits))
  }
  const bytes = new Map([...texts].map(([file, text]) => [file, new TextEncoder().encode(text)]))
  const shown = (path: string): string | undefined => texts.get(path)?.replace(/^\uFEFF/, '')
  const documents = new Map([...texts.keys()].map((file) => [file, parseDocuments(shown(file)!, file)]))
  const edited: Reader = {
    tree: { ...reader.tree, read: (path) => bytes.get(path) ?? reader.tree.read(path) },
    text: (path) => shown(path) ?? reader.text(path),
    documents: (path) => documents.get(path) ?? reader.documents(path),
    readerFor: (path) => (texts.has(path) ? edited : reader.readerFor(path)),
  }
  return edited
}

/** The text with its byte order mark; `null` for bytes that are not UTF-8. */
function exactText(bytes: Uint8Array | undefined): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
