import type { Move } from '../probe/documents.ts'
import { isControlSlot } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { TemplateField, Template, Found } from './types.ts'

export const noCauses: Found = { changing: [], removing: [], unproven: [] }

/** Most renders of one search. */
const mostRenders = 40

/**
 * The slots among some that move a field, by halving: altered all at once they move it, or none of them does. The
 * halves are the same for all fields of a template, so that further fields cost few renders.
 */
export async function search(
  template: Template,
  field: TemplateField,
  slots: readonly EditableValue[],
  variant: 1 | 2,
): Promise<Found> {
  let left = mostRenders

  async function look(group: readonly EditableValue[]): Promise<Found> {
    if (group.length === 0) return noCauses
    if (left-- <= 0) return { ...noCauses, unproven: group }
    const move = await moveBy(template, field, group, variant)
    if (move === 'same') return noCauses
    if (group.length === 1) return alone(template, field, group, move === 'failed' ? other(variant) : variant)
    const middle = group.length >> 1
    const found = together(await look(group.slice(0, middle)), await look(group.slice(middle)))
    // Only together do they move it: no one of them can be named. What only together breaks the chart is no cause.
    return isNothing(found) && move !== 'failed' ? { ...noCauses, unproven: group } : found
  }

  return look(slots)
}

/** What becomes of a field when slots are altered. */
async function moveBy(
  template: Template,
  field: TemplateField,
  slots: readonly EditableValue[],
  variant: 1 | 2,
): Promise<Move | 'failed'> {
  const trial = await template.alter(slots, variant)
  return trial ? template.moveIn(trial, field, !slots.some(isControlSlot)) : 'failed'
}

/** A slot whose one alteration breaks the chart may take the other. */
async function alone(
  template: Template,
  field: TemplateField,
  slot: readonly EditableValue[],
  variant: 1 | 2,
): Promise<Found> {
  const move = await moveBy(template, field, slot, variant)
  return move === 'same' ? noCauses : { ...noCauses, [lists[move]]: slot }
}

function other(variant: 1 | 2): 1 | 2 {
  return variant === 1 ? 2 : 1
}

const lists = { changed: 'changing', gone: 'removing', failed: 'unproven' } as const

/** The slots that move a field, tried one by one, since what is altered together may hide each other; `most` are enough. */
export async function confirmEach(
  template: Template,
  field: TemplateField,
  slots: readonly EditableValue[],
  most: number,
): Promise<Found> {
  let found = noCauses
  for (const slot of slots) {
    if (found.changing.length >= most) break
    found = together(found, await search(template, field, [slot], 1))
  }
  return found
}

/** What two searches found. */
export function together(one: Found, other: Found): Found {
  return {
    changing: [...new Set([...one.changing, ...other.changing])],
    removing: [...new Set([...one.removing, ...other.removing])],
    unproven: [...new Set([...one.unproven, ...other.unproven])],
  }
}

function isNothing({ changing, removing, unproven }: Found): boolean {
  return changing.length + removing.length + unproven.length === 0
}
