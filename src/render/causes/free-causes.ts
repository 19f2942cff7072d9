import { groupBy } from '../../core/group.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt, textAll } from '../probe/documents.ts'
import { alter } from '../probe/edits.ts'
import { byLikelihood } from './relation.ts'
import { confirmEach, search, together } from './search.ts'
import type { Found, TemplateField, Template } from './types.ts'
import type { Mark } from '../probe/shapes.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ProbeResult } from '../probe/probe.ts'

/** Most renders that a trace is split into when altering everything breaks the chart. */
const mostParts = 24

/** Most candidates that are tried one by one before the search by halves begins. */
const mostCandidates = 6

/** Of a map or list so many leaves are enough: it is not for one of them alone to change it. */
const enoughLeaves = 2

/**
 * The printed values that move a field. First those whose mark shows in it when all are altered at once. To be sure
 * that there is no other, each value that was found for another field is tried, and all the rest at once in two ways,
 * by halves if that moves the field. What was found is left as it is then: altered, it could hide another cause.
 */
export async function freeCauses(template: Template, field: TemplateField): Promise<Found> {
  const node = nodeAt(template.documents[field.index]!.root, field.trail)!
  const confirmed = await template.confirmed.free.add(() => confirm(template, field, node))
  if (node.kind !== 'scalar' && confirmed.changing.length >= enoughLeaves) return confirmed
  const known = await template.confirmed.free.all()
  const crossing = await confirmEach(template, field, [...known], Infinity)
  const rest = template.free.filter((slot) => !known.has(slot))
  const first = await search(template, field, rest, 1)
  const others = rest.filter((slot) => !first.changing.includes(slot) && !first.unproven.includes(slot))
  return together(together(crossing, first), await search(template, field, others, 2))
}

/** The slots that can be seen in a field and move it alone; of those that look alike there, one. */
async function confirm(template: Template, field: TemplateField, node: YamlNode): Promise<Found> {
  const { sure, alike } = traced(template, field, node, await trace(template))
  const most = node.kind === 'scalar' ? Infinity : enoughLeaves
  const found = await confirmEach(template, field, sure, most)
  return together(found, await confirmEach(template, field, alike, 1))
}

/** Slots of which the altered values can be seen in a field, the likeliest first. */
interface Candidates {
  readonly sure: readonly EditableValue[]
  /** Those that were given the same number as another one. */
  readonly alike: readonly EditableValue[]
}

function traced(
  template: Template,
  field: TemplateField,
  node: YamlNode,
  parts: readonly TracePart[],
): Candidates {
  const text = textAll(node)
  const seen = parts.flatMap(({ slots, trial }) => {
    const after = template.nodeIn(trial, field)
    return after ? seenIn(slots, template, text, textAll(after)) : []
  })
  const order = byLikelihood(text, template.documents[field.index]!.root, field.trail)
  const slots = seen.map(({ slot }) => slot).toSorted(order)
  const values = groupBy(seen, ({ shown }) => shown)
  const sole = new Set([...values.values()].flatMap((same) => (same.length === 1 ? same[0]!.slot : [])))
  return {
    sure: slots.filter((slot) => sole.has(slot)).slice(0, mostCandidates),
    alike: slots.filter((slot) => !sole.has(slot)).slice(0, mostCandidates),
  }
}

interface Seen {
  readonly slot: EditableValue
  /** The word or number that it is known by. */
  readonly shown: string
}

/** The slots of which the altered value can be seen in the altered field, and could not before. */
function seenIn(slots: readonly EditableValue[], template: Template, before: string, after: string): Seen[] {
  if (before === after) return []
  const text = after.toLowerCase()
  const old = new Set(wordsOf(before))
  // Numbers carry no word: their new value is looked for.
  const numbers = new Set(wordsOf(after).filter((word) => /\d/.test(word) && !old.has(word)))
  return slots.flatMap((slot) => {
    const mark = template.markOf(slot, 1)
    if (text.includes(mark.word)) return { slot, shown: mark.word }
    const shown = numbers.size > 0 ? alteredText(slot, mark) : ''
    return numbers.has(shown) ? { slot, shown } : []
  })
}

function alteredText(slot: EditableValue, mark: Mark): string {
  return alter(slot, mark)?.text.replace(/^(["'])(.*)\1$/s, '$2') ?? ''
}

/** What stands between spaces and punctuation, and each number: `http://a:80` has `80`, `5s` has `5`. */
function wordsOf(text: string): string[] {
  return [...text.split(/[\s,;:=/"'()[\]{}]+/), ...(text.match(/\d+/g) ?? [])]
}

interface TracePart {
  readonly slots: readonly EditableValue[]
  readonly trial: ProbeResult
}

/** The template with all printed values altered; in parts where that cannot be rendered at once. */
async function trace(template: Template): Promise<TracePart[]> {
  const done: TracePart[] = []
  const waiting: (readonly EditableValue[])[] = [template.free]
  for (let count = 0; waiting.length > 0 && count < mostParts; count++) {
    const slots = waiting.shift()!
    const trial = await template.alter(slots, 1)
    if (trial) done.push({ slots, trial })
    else if (slots.length > 1) {
      const middle = slots.length >> 1
      waiting.push(slots.slice(0, middle), slots.slice(middle))
    }
  }
  return done
}
