import { search, together, type Found } from './search.ts'
import type { Field, Template } from './template.ts'

/**
 * The switches that move a field, or make it go away. All are turned at once; since two of them can undo each other,
 * every other one is turned, too.
 */
export async function controlCauses(template: Template, field: Field): Promise<Found> {
  const { controls } = template
  const all = await search(template, field, controls, 1)
  if (controls.length < 3) return all
  const known = new Set([...all.changing, ...all.removing, ...all.unproven])
  const rest = controls.filter((slot) => !known.has(slot))
  const [even, odd] = [0, 1].map((parity) => rest.filter((_, index) => index % 2 === parity))
  return together(
    together(all, await search(template, field, even!, 1)),
    await search(template, field, odd!, 1),
  )
}
