import { findControl, hasRareBreaks } from './characters.ts'
import { readDocument, type Text } from './document.ts'
import { sourceOf } from './lines.ts'
import type { Source, YamlDocument } from './node.ts'
import { newScalarCache } from './scalar-cache.ts'
import { splitDocuments } from './split.ts'
import { newQueue } from './token.ts'

/**
 * The documents of a text, as kubectl and Helm read them (sigs.k8s.io/yaml over yaml.v2), each with its own
 * problems. The first is what Go reads of the whole text. Further documents of nothing but comments are left out.
 * Never throws for what a text holds.
 */
export function parseDocuments(text: string, file: string): YamlDocument[] {
  const source = sourceOf(text, file)
  if (text.length > maxTextBytes) return [tooLong(source)]
  const whole = wholeText(source)
  const documents = splitDocuments(text).map((part, index) => readDocument(whole, part, index === 0))
  return documents.filter((document, index) => index === 0 || !isEmpty(document))
}

function isEmpty(document: YamlDocument): boolean {
  return document.root === null && !document.isRefused && document.problems.length === 0
}

/**
 * Bytes of a text that are read. The largest renders that we know of have 50 MB; nodes take about twenty times their
 * text, so that more does not fit the heap that Node has on a machine of 4 GB.
 */
export const maxTextBytes = 64 * 2 ** 20

/** What stands for the documents of a text that is longer. */
export function tooLong(source: Source): YamlDocument {
  const message = `larger than ${maxTextBytes / 2 ** 20} MiB, which is not read; split the file`
  return { source, root: null, problems: [{ code: 'bound', message, start: 0, end: 0 }] }
}

function wholeText(source: Source): Text {
  const { text } = source
  return {
    source,
    rareBreaks: hasRareBreaks(text),
    control: findControl(text, 0),
    known: newScalarCache(text.length),
    queue: newQueue(),
  }
}
