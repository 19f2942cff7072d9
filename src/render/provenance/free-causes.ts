import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt, textAll } from './documents.ts'
import { alter } from './edits.ts'
import { relation } from './relation.ts'
import { nothing, search, together, type Found } from './search.ts'
import type { Slot } from './slots.ts'
import type { Field, Template } from './template.ts'
import type { Trial } from './trials.ts'

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
export async function freeCauses(template: Template, field: Field): Promise<Found> {
  const node = nodeAt(template.documents[field.index]!.root, field.trail)!
  const confirmed = await template.confirmed.add(() => confirm(template, field, node))
  if (node.kind !== 'scalar' && confirmed.changing.length >= enoughLeaves) return confirmed
  const known = await template.confirmed.all()
  const crossing = await confirmEach(template, field, [...known], Infinity)
  const rest = template.free.filter((slot) => !known.has(slot))
  const first = await search(template, field, rest, 1)
  const others = rest.filter((slot) => !first.changing.includes(slot) && !first.unproven.includes(slot))
  return together(together(crossing, first), await search(template, field, others, 2))
}

/** The slots that can be seen in a field and move it alone. */
async function confirm(template: Template, field: Field, node: YamlNode): Promise<Found> {
  const candidates = traced(template, field, node, await trace(template))
  return confirmEach(template, field, candidates, node.kind === 'scalar' ? Infinity : enoughLeaves)
}

/** One by one, since what is altered together may hide each other. */
async function confirmEach(
  template: Template,
  field: Field,
  slots: readonly Slot[],
  most: number,
): Promise<Found> {
  let found = nothing
  for (const slot of slots) {
    if (found.changing.length >= most) break
    found = together(found, await search(template, field, [slot], 1))
  }
  return found
}

/** Candidates, the likeliest first. */
function traced(template: Template, field: Field, node: YamlNode, parts: readonly TracePart[]): Slot[] {
  const text = textAll(node)
  const seen = parts.flatMap(({ slots, trial }) => {
    const after = template.nodeIn(trial, field)
    return after ? slots.filter((slot) => shows(slot, template, text, textAll(after))) : []
  })
  return seen
    .toSorted(
      (one, other) => relation(other, text) - relation(one, text) || other.source.layer - one.source.layer,
    )
    .slice(0, mostCandidates)
}

/** Whether the altered value of a slot can be seen in the altered field, and could not before. */
function shows(slot: Slot, template: Template, before: string, after: string): boolean {
  if (before === after) return false
  const mark = template.markOf(slot, 1)
  if (after.toLowerCase().includes(mark.word)) return true
  // Numbers carry no word: their new value is looked for.
  const altered = alter(slot, mark)?.text.replace(/^(["'])(.*)\1$/s, '$2') ?? ''
  return /\d/.test(altered) && wordsOf(after).includes(altered) && !wordsOf(before).includes(altered)
}

/** What stands between spaces and punctuation, and each number: `http://a:80` has `80`, `5s` has `5`. */
function wordsOf(text: string): string[] {
  return [...text.split(/[\s,;:=/"'()[\]{}]+/), ...(text.match(/\d+/g) ?? [])]
}

interface TracePart {
  readonly slots: readonly Slot[]
  readonly trial: Trial
}

/** The template with all printed values altered; in parts where that cannot be rendered at once. */
async function trace(template: Template): Promise<TracePart[]> {
  const done: TracePart[] = []
  const waiting: (readonly Slot[])[] = [template.free]
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
