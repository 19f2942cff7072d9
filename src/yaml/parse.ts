import { findControl, hasRareBreaks } from './characters.ts'
import { readDocument, type YamlStream } from './document.ts'
import { sourceOf } from './lines.ts'
import type { Source, YamlDocument } from './node.ts'
import { splitDocuments } from './split.ts'
import { newQueue } from './token.ts'

/**
 * Reads the documents of a text as kubectl and Helm do (sigs.k8s.io/yaml over yaml.v2), each with its own problems.
 * The first document is what Go reads of the whole text, and always listed: an empty text gives one document with the root
 * `null`. Later documents with nothing but comments are left out. Never throws for the contents of a text: a text longer than
 * `maxTextBytes` gives one document with the problem `bound`.
 */
export function parseDocuments(text: string, file: string): YamlDocument[] {
  return readSource(sourceOf(text, file))
}

/** The documents of a source, as `parseDocuments` reads them. */
export function readSource(source: Source): YamlDocument[] {
  const { text } = source
  if (text.length > maxTextBytes) return [oversizedDocument(source)]
  const stream = newStream(source)
  const documents = splitDocuments(text).map((range, index) => readDocument(stream, range, index === 0))
  return documents.filter((document, index) => index === 0 || !isEmpty(document))
}

function isEmpty(document: YamlDocument): boolean {
  return document.root === null && !document.isRefused && document.problems.length === 0
}

/**
 * Maximum length of a text, in UTF-16 units, and of a file, in bytes. The largest known renders have 50 MB. Nodes take about
 * twenty times the memory of their text, so longer texts would not fit into Node's heap on a machine with 4 GB.
 */
export const maxTextBytes = 64 * 2 ** 20

/** The document that replaces those of a text longer than `maxTextBytes`. */
export function oversizedDocument(source: Source): YamlDocument {
  const message = `larger than ${maxTextBytes / 2 ** 20} MiB, which is not read; split the file`
  return { source, root: null, problems: [{ code: 'bound', message, start: 0, end: 0 }] }
}

function newStream(source: Source): YamlStream {
  const { text } = source
  return {
    source,
    rareBreaks: hasRareBreaks(text),
    nextControl: findControl(text, 0),
    queue: newQueue(),
  }
}
