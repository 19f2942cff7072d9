import { oncePer } from '../../core/once-per.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { textAll } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'

/** How much of a field's text a slot holds: 3 all of it, 2 a part, 1 the other way round, 0 nothing. */
export function relation({ value }: EditableValue, text: string): 0 | 1 | 2 | 3 {
  const own = value === null ? '' : String(value)
  if (own === text) return 3
  if (own === '' || text === '') return 0
  if (text.toLowerCase().includes(own.toLowerCase())) return 2
  return own.includes(text) || decoded(text).includes(own) ? 1 : 0
}

/** What a Secret holds is written in base64. */
function decoded(text: string): string {
  return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text) ? atobOrNothing(text) : ''
}

function atobOrNothing(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/**
 * Orders slots by what they have to do with a field of an object, the likeliest to be its cause first: those that hold
 * its text, then those of which the keys are words on the way to it or in its object, as the name of the entry that
 * an object is made of is, then those that win over others.
 */
export function byLikelihood(
  text: string,
  object: YamlNode,
  trail: EditableValue['trail'],
): (one: EditableValue, other: EditableValue) => number {
  const onTheWay = new Set(trail.join(' ').split(/\W+/))
  return (one, other) =>
    relation(other, text) - relation(one, text) ||
    keysAmong(other, onTheWay) - keysAmong(one, onTheWay) ||
    keysAmong(other, wordsIn(object)) - keysAmong(one, wordsIn(object)) ||
    other.source.layer - one.source.layer
}

const wordsIn = oncePer((object: YamlNode): ReadonlySet<string> => new Set(textAll(object).split(/\W+/)))

/** How many of the keys above a slot are among some words. */
function keysAmong({ trail }: EditableValue, words: ReadonlySet<string>): number {
  const keys = trail.filter((key) => typeof key === 'string')
  return keys.filter((key) => key.split(/\W+/).every((word) => words.has(word))).length
}
