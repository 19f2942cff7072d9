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

/**
 * The printed values that move a field. First those whose mark shows in it when all are altered at once; then, to be
 * sure that there is no other, all the rest at once in two ways, and by halves if that moves the field, too.
 */
export async function freeCauses(template: Template, field: Field): Promise<Found> {
  const candidates = await traced(template, field)
  const confirmed = await confirm(template, field, candidates)
  const rest = template.free.filter((slot) => !confirmed.changing.includes(slot))
  const first = await search(template, field, rest, 1)
  const others = rest.filter((slot) => !first.changing.includes(slot) && !first.unproven.includes(slot))
  return together(together(confirmed, first), await search(template, field, others, 2))
}

/** Candidates, the likeliest first. */
async function traced(template: Template, field: Field): Promise<Slot[]> {
  const parts = await trace(template)
  const text = textAll(nodeAt(template.documents[field.index]!.root, field.trail)!)
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
  // Numbers carry no word: their new value is looked for, small ones go by what they were.
  const value = String(slot.value)
  if (!/\d/.test(value)) return false
  const altered = alter(slot, mark)?.text.replace(/^(["'])(.*)\1$/s, '$2')
  return (altered !== undefined && altered.length > 3 && after.includes(altered)) || value === before
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

async function confirm(template: Template, field: Field, slots: readonly Slot[]): Promise<Found> {
  let found = nothing
  for (const slot of slots) found = together(found, await search(template, field, [slot], 1))
  return found
}
