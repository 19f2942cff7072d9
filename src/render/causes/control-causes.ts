import { nodeAt, textAll } from '../probe/documents.ts'
import { byLikelihood, relation } from './relation.ts'
import { confirmEach, search, together } from './search.ts'
import type { Found, TemplateField, Template } from './types.ts'
import type { EditableValue } from '../probe/editable-values.ts'

/**
 * The switches that move a field, or make it go away. First the one that looks most like it; then all of which no
 * field is known to be moved are turned at once. Since two of them can undo each other, every other one is turned, too.
 */
export async function controlCauses(template: Template, field: TemplateField): Promise<Found> {
  const { confirmed, controls } = template
  await confirmed.controls.add(() => confirmEach(template, field, likeliest(template, field), 1))
  const known = await confirmed.controls.all()
  const crossing = await confirmEach(template, field, [...known], Infinity)
  const unknown = controls.filter((slot) => !known.has(slot))
  const all = together(crossing, await search(template, field, unknown, 1))
  if (controls.length < 3) return all
  const found = new Set([...all.changing, ...all.removing, ...all.unproven])
  const rest = controls.filter((slot) => !found.has(slot))
  const [even, odd] = [0, 1].map((parity) => rest.filter((_, index) => index % 2 === parity))
  return together(
    together(all, await search(template, field, even!, 1)),
    await search(template, field, odd!, 1),
  )
}

/** The control that says most of what a field does, if any does. */
function likeliest({ controls, documents }: Template, { index, trail }: TemplateField): EditableValue[] {
  const { root } = documents[index]!
  const text = textAll(nodeAt(root, trail)!)
  const alike = controls.filter((slot) => relation(slot, text) > 0)
  return alike.toSorted(byLikelihood(text, root, trail)).slice(0, 1)
}
