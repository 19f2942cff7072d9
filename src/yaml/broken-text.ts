import type { YamlDocument, YamlProblem } from './node.ts'
import { parseDocuments } from './parse.ts'

/**
 * The documents of a text in which some bytes are no text: those that hold such bytes are refused, as Go refuses them,
 * and the others are read. `text` has U+FFFD in their places.
 */
export function brokenDocuments(text: string, file: string): YamlDocument[] {
  return withPlainWords(parseDocuments(text.replaceAll('\ufffd', refused), file), notUnicode)
}

/** The documents of a text with NULs; the bytes of UTF-16 without a byte order mark look like that. */
export function nulDocuments(text: string, file: string): YamlDocument[] {
  const documents = parseDocuments(text, file)
  return /^(?:[^\0]\0|\0[^\0])/.test(text) ? withPlainWords(documents, unmarked) : documents
}

/** No text holds it, and Go refuses it wherever it stands. */
const refused = '\uffff'

const notUnicode = 'some bytes are neither UTF-8 nor UTF-16 text; save the file as UTF-8'

const unmarked = 'it looks like UTF-16 without a byte order mark; save the file as UTF-8'

function withPlainWords(documents: readonly YamlDocument[], message: string): YamlDocument[] {
  const said = (problem: YamlProblem): YamlProblem =>
    problem.message === 'control characters are not allowed' ? { ...problem, message } : problem
  return documents.map((document) => ({ ...document, problems: document.problems.map(said) }))
}
