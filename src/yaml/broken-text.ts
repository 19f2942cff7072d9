import type { YamlDocument, YamlProblem } from './node.ts'
import { parseDocuments } from './parse.ts'

/**
 * Reads a text of which some bytes could not be decoded; `text` has U+FFFD instead of them. Documents with U+FFFD, also
 * one that the file itself contains, get a problem, as Go refuses such bytes; the other documents are read.
 */
export function undecodableDocuments(text: string, file: string): YamlDocument[] {
  return explainControlCharacters(
    parseDocuments(text.replaceAll('\ufffd', forbiddenCharacter), file),
    notUnicode,
  )
}

/** Reads a text with NUL characters. If they look like UTF-16 without a byte order mark, the problems say so. */
export function nulDocuments(text: string, file: string): YamlDocument[] {
  const documents = parseDocuments(text, file)
  return /^(?:[^\0]\0|\0[^\0])/.test(text) ? explainControlCharacters(documents, noByteOrderMark) : documents
}

/** A character that Go refuses everywhere and that no decoded text contains. */
const forbiddenCharacter = '\uffff'

const notUnicode = 'some bytes are neither UTF-8 nor UTF-16 text; save the file as UTF-8'

const noByteOrderMark = 'it looks like UTF-16 without a byte order mark; save the file as UTF-8'

function explainControlCharacters(documents: readonly YamlDocument[], message: string): YamlDocument[] {
  const explain = (problem: YamlProblem): YamlProblem =>
    problem.message === 'control characters are not allowed' ? { ...problem, message } : problem
  return documents.map((document) => ({ ...document, problems: document.problems.map(explain) }))
}
