import { fieldDifferences, nodeAt, textAll } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { pathsOfEntry } from './anchor.ts'
import { controlCauses } from './control-causes.ts'
import { freeCauses } from './free-causes.ts'
import { relation } from './relation.ts'
import { together } from './search.ts'
import type { Found, Template, TemplateField } from './types.ts'

/** What moves a field, the likeliest to be edited first, and what the search came to as a whole. */
export async function influencingValues(
  template: Template,
  field: TemplateField,
): Promise<{ causes: EditableValue[]; found: Found }> {
  const found = together(await freeCauses(template, field), await controlCauses(template, field))
  const text = textAt(template, field)
  const causes = await asyncFilter(
    found.changing,
    async (slot) => !(await isHook(template, field, slot, text)),
  )
  return { causes: await ranked(template, text, causes), found }
}

/**
 * Nothing is written there, and what would be written would stand in the field instead of what it is now: that is no
 * cause of what it is now.
 */
async function isHook(
  template: Template,
  field: TemplateField,
  slot: EditableValue,
  text: string,
): Promise<boolean> {
  const isEmpty = slot.kind === 'empty' || slot.value === null || slot.value === ''
  if (!isEmpty || text === '' || takesAway(slot, template.keys)) return false
  const after = template.nodeIn(await template.alter([slot], 1), field)
  return after !== undefined && textAll(after).includes(template.markOf(slot, 1).word)
}

/** A null is written to take away what a weaker source says. */
function takesAway({ value, source, trail }: EditableValue, keys: readonly EditableValue[]): boolean {
  const way = JSON.stringify(trail)
  return (
    value === null && keys.some((key) => key.source.layer < source.layer && pathsOfEntry(key).includes(way))
  )
}

/** Those that hold the field's text first, an anchor before its alias, then those that change little else, then those that win over others. */
async function ranked(
  template: Template,
  text: string,
  slots: readonly EditableValue[],
): Promise<EditableValue[]> {
  if (slots.length < 2) return [...slots]
  const weighed = await Promise.all(
    slots.map(async (slot) => ({
      slot,
      relation: relation(slot, text),
      changes: fieldDifferences(template.documents, (await template.alter([slot], 1)) ?? []),
    })),
  )
  return weighed
    .toSorted(
      (one, other) =>
        other.relation - one.relation ||
        Number(one.slot.kind === 'alias') - Number(other.slot.kind === 'alias') ||
        one.changes - other.changes ||
        other.slot.source.layer - one.slot.source.layer,
    )
    .map(({ slot }) => slot)
}

export function textAt({ documents }: Template, { index, trail }: TemplateField): string {
  const node = nodeAt(documents[index]!.root, trail)!
  return node.kind === 'scalar' && node.value === null ? '' : textAll(node)
}

export async function asyncFilter<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<Item[]> {
  const kept = await Promise.all(items.map(test))
  return items.filter((_, index) => kept[index])
}
