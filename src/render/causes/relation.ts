import { oncePer } from '../../core/once-per.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { allText } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'

/** How a value relates to a field's text: 3 equal, 2 contained in the text, 1 contains the text, 0 unrelated. */
export function textRelation({ value }: EditableValue, text: string): 0 | 1 | 2 | 3 {
  const written = value === null ? '' : String(value)
  if (written === text) return 3
  if (written === '' || text === '') return 0
  if (text.toLowerCase().includes(written.toLowerCase())) return 2
  return written.includes(text) || decoded(text).includes(written) ? 1 : 0
}

/** Decodes base64, as the data of a Secret is written; `''` for any other text. */
function decoded(text: string): string {
  return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text) ? decodeBase64(text) : ''
}

function decodeBase64(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/**
 * Orders values by how likely they are the cause of a field: those that relate to its text first, then those whose keys
 * are words of its path or of its object (such as the key of the entry that makes the object), then those of stronger
 * sources.
 */
export function likelihoodOrder(
  text: string,
  object: YamlNode,
  path: EditableValue['path'],
): (first: EditableValue, second: EditableValue) => number {
  const pathWords = new Set(path.join(' ').split(/\W+/))
  return (first, second) =>
    textRelation(second, text) - textRelation(first, text) ||
    keysAmong(second, pathWords) - keysAmong(first, pathWords) ||
    keysAmong(second, wordsIn(object)) - keysAmong(first, wordsIn(object)) ||
    second.source.layer - first.source.layer
}

const wordsIn = oncePer((object: YamlNode): ReadonlySet<string> => new Set(allText(object).split(/\W+/)))

/** The number of keys of a value's path that consist of the given words. */
function keysAmong({ path }: EditableValue, words: ReadonlySet<string>): number {
  const keys = path.filter((key) => typeof key === 'string')
  return keys.filter((key) => key.split(/\W+/).every((word) => words.has(word))).length
}
