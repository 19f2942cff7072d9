import { oncePer } from '../../core/once-per.ts'
import { fieldDifferences, indexOf, textAll } from '../probe/documents.ts'
import { alter, type ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { TemplateField, Template } from './types.ts'

/** Most keys that are renamed to find the one that makes an object. */
const mostKeys = 12

/**
 * The key that makes an object: renamed, in all sources that have it, it renames or removes the object and changes
 * less besides than any other. Keys that the object's name holds come before all others. `undefined` if there is none.
 */
export async function anchorOf(template: Template, field: TemplateField): Promise<EditableValue | undefined> {
  const { object, root } = template.documents[field.index]!
  const keys = likeliest(template.keys, textAll(root))
  const isInName = ({ value }: EditableValue): boolean => object.name.includes(String(value))
  const inName = keys.filter(isInName).slice(0, mostKeys)
  const others = keys.filter((key) => !isInName(key)).slice(0, mostKeys - inName.length)
  return (await leastChanging(template, field, inName)) ?? leastChanging(template, field, others)
}

/** Of the keys without which the object is not there the one that changes least. */
async function leastChanging(
  template: Template,
  field: TemplateField,
  keys: readonly EditableValue[],
): Promise<EditableValue | undefined> {
  const { object } = template.documents[field.index]!
  let best: { readonly slot: EditableValue; readonly changes: number } | undefined
  for (const slot of keys) {
    const trial = await template.render(renaming(template, slot))
    if (!trial || indexOf(trial, object) >= 0) continue
    const changes = fieldDifferences(template.documents, trial)
    if (!best || changes < best.changes || (changes === best.changes && isDeeper(slot, best.slot)))
      best = { slot, changes }
  }
  return best?.slot
}

/** Gives a key another name, in all sources that have it. */
export function renaming(template: Template, slot: EditableValue): ValueEdit[] {
  const mark = template.markOf(slot, 1)
  return sameKeys(template.keys, slot).flatMap((key) => alter(key, mark) ?? [])
}

/** An entry is nearer to its object than the map that holds it. */
function isDeeper(one: EditableValue, other: EditableValue): boolean {
  return one.trail.length > other.trail.length
}

/** Keys whose name shows in the object, the longest first; of a key in several sources the strongest. */
function likeliest(keys: readonly EditableValue[], text: string): EditableValue[] {
  const shown = keys.filter(({ value }) => text.includes(String(value)))
  const strongest = shown.filter(
    (slot) => !sameKeys(keys, slot).some((other) => other.source.layer > slot.source.layer),
  )
  return strongest.toSorted((one, other) => String(other.value).length - String(one.value).length)
}

/** The same key of the release's values in all sources. */
function sameKeys(keys: readonly EditableValue[], slot: EditableValue): EditableValue[] {
  const byWay = keysByWay(keys)
  return [...new Set(pathsOfEntry(slot).flatMap((way) => byWay.get(way) ?? []))]
}

const keysByWay = oncePer((keys: readonly EditableValue[]): ReadonlyMap<string, readonly EditableValue[]> => {
  const byWay = new Map<string, EditableValue[]>()
  for (const key of keys)
    for (const way of pathsOfEntry(key)) byWay.set(way, [...(byWay.get(way) ?? []), key])
  return byWay
})

/** The ways to a slot in the release's values, one for each alias of its chart. */
export const pathsOfEntry = oncePer(({ source, trail }: EditableValue): readonly string[] =>
  source.under.map((above) => JSON.stringify([...above, ...trail])),
)
