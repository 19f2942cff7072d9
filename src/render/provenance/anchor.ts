import { oncePer } from '../../core/once-per.ts'
import { differences, indexOf, textAll } from './documents.ts'
import { alter, type Edit } from './edits.ts'
import type { Slot } from './slots.ts'
import type { Field, Template } from './template.ts'

/** Most keys that are renamed to find the one that makes an object. */
const mostKeys = 12

/**
 * The key that makes an object: renamed, in all sources that have it, it renames or removes the object and changes
 * less besides than any other. Keys that the object's name holds come before all others. `undefined` if there is none.
 */
export async function anchorOf(template: Template, field: Field): Promise<Slot | undefined> {
  const { object, root } = template.documents[field.index]!
  const keys = likeliest(template.keys, textAll(root))
  const isInName = ({ value }: Slot): boolean => object.name.includes(String(value))
  const inName = keys.filter(isInName).slice(0, mostKeys)
  const others = keys.filter((key) => !isInName(key)).slice(0, mostKeys - inName.length)
  return (await leastChanging(template, field, inName)) ?? leastChanging(template, field, others)
}

/** Of the keys without which the object is not there the one that changes least. */
async function leastChanging(
  template: Template,
  field: Field,
  keys: readonly Slot[],
): Promise<Slot | undefined> {
  const { object } = template.documents[field.index]!
  let best: { readonly slot: Slot; readonly changes: number } | undefined
  for (const slot of keys) {
    const trial = await template.render(renaming(template, slot))
    if (!trial || indexOf(trial, object) >= 0) continue
    const changes = differences(template.documents, trial)
    if (!best || changes < best.changes || (changes === best.changes && isDeeper(slot, best.slot)))
      best = { slot, changes }
  }
  return best?.slot
}

/** Gives a key another name, in all sources that have it. */
export function renaming(template: Template, slot: Slot): Edit[] {
  const mark = template.markOf(slot, 1)
  return sameKeys(template.keys, slot).flatMap((key) => alter(key, mark) ?? [])
}

/** An entry is nearer to its object than the map that holds it. */
function isDeeper(one: Slot, other: Slot): boolean {
  return one.trail.length > other.trail.length
}

/** Keys whose name shows in the object, the longest first; of a key in several sources the strongest. */
function likeliest(keys: readonly Slot[], text: string): Slot[] {
  const shown = keys.filter(({ value }) => text.includes(String(value)))
  const strongest = shown.filter(
    (slot) => !sameKeys(keys, slot).some((other) => other.source.layer > slot.source.layer),
  )
  return strongest.toSorted((one, other) => String(other.value).length - String(one.value).length)
}

/** The same key of the release's values in all sources. */
function sameKeys(keys: readonly Slot[], slot: Slot): Slot[] {
  const byWay = keysByWay(keys)
  return [...new Set(waysOf(slot).flatMap((way) => byWay.get(way) ?? []))]
}

const keysByWay = oncePer((keys: readonly Slot[]): ReadonlyMap<string, readonly Slot[]> => {
  const byWay = new Map<string, Slot[]>()
  for (const key of keys) for (const way of waysOf(key)) byWay.set(way, [...(byWay.get(way) ?? []), key])
  return byWay
})

/** The ways to a slot in the release's values, one for each alias of its chart. */
export const waysOf = oncePer(({ source, trail }: Slot): readonly string[] =>
  source.under.map((above) => JSON.stringify([...above, ...trail])),
)
