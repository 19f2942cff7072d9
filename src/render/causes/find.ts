import type { Cause, CausePart, ChangedObject, FindingCheck } from '../../core/cause.ts'
import { alternativeValues } from './alternatives.ts'
import { anchorOf, renaming, pathsOfEntry } from './anchor.ts'
import { controlCauses } from './control-causes.ts'
import { fieldDifferences, nodeAt, textAll } from '../probe/documents.ts'
import type { ValueEdit } from '../probe/edits.ts'
import { freeCauses } from './free-causes.ts'
import { byLikelihood, relation } from './relation.ts'
import { together } from './search.ts'
import type { Found, TemplateField, Template } from './types.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ProbeResult } from '../probe/probe.ts'

/** The cause of a field that is there. `isSpent` says afterwards whether a render was not made for want of budget. */
export async function findCause(
  template: Template,
  field: TemplateField,
  judge: FindingCheck | undefined,
  isSpent: () => boolean,
): Promise<Cause> {
  const { causes, found } = await influencingValues(template, field)
  const guilty = judge ? await guiltyOf(template, field, causes, judge, isSpent) : causes
  const unproven = named(template, field, found.unproven, isSpent())
  if (guilty.length === 0 && unproven.length === 0) return withoutCause(template, field, causes, found)
  const isProven = found.unproven.length === 0 && !isSpent() && !template.isUnstable(field)
  const parts = [
    ...guilty.map((slot) => part(slot, 'cause')),
    ...unproven.map((slot) => part(slot, 'unproven')),
    ...found.removing.map((slot) => part(slot, 'gate')),
  ]
  const kind = causes.length === 1 && guilty.length === 1 && isProven ? 'exact' : 'probable'
  return { kind, primary: parts[0]!, related: parts.slice(1) }
}

/** Most values that are named without a proof. */
const mostUnproven = 6

/**
 * Those of which nothing is known that have to do with a field, the likeliest first. Where renders were spared nothing
 * is known of many: then none is named unless one is likelier than all others.
 */
function named(
  template: Template,
  field: TemplateField,
  unproven: readonly EditableValue[],
  isSpent: boolean,
): EditableValue[] {
  const text = textAt(template, field)
  const order = byLikelihood(text, template.documents[field.index]!.root, field.trail)
  const known = unproven.filter((slot) => relation(slot, text) > 0).toSorted(order)
  const isUndecided = isSpent && known.length > 1 && order(known[0]!, known[1]!) === 0
  return isUndecided ? [] : known.slice(0, mostUnproven)
}

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

function textAt({ documents }: Template, { index, trail }: TemplateField): string {
  const node = nodeAt(documents[index]!.root, trail)!
  return node.kind === 'scalar' && node.value === null ? '' : textAll(node)
}

/** A slot as a part of its source's text. */
export function part({ source, start, end }: EditableValue, role: CausePart['role']): CausePart {
  return { file: source.file, text: source.text, start, end, role }
}

/** What moves a field without being the finding's cause, and the entry that makes its object. */
async function withoutCause(
  template: Template,
  field: TemplateField,
  causes: readonly EditableValue[],
  { removing }: Found,
): Promise<Cause> {
  const anchor = await anchorOf(template, field)
  const others = [...causes.map((slot) => part(slot, 'cause')), ...removing.map((slot) => part(slot, 'gate'))]
  return anchor && causes.length === 0
    ? { kind: 'object', primary: part(anchor, 'anchor'), related: others }
    : { kind: 'template', primary: null, related: [...(anchor ? [part(anchor, 'anchor')] : []), ...others] }
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

/**
 * The causes that can do anything about what was found: another value makes the finding go away, or the slot is the
 * whole field, of which any value may be wrong, or no render is left to tell. A key that is wrong may be written in the
 * values, above them.
 */
async function guiltyOf(
  template: Template,
  field: TemplateField,
  causes: readonly EditableValue[],
  judge: FindingCheck,
  isSpent: () => boolean,
): Promise<EditableValue[]> {
  const text = textAt(template, field)
  const helps = async (edits: readonly ValueEdit[], isRenamed: boolean): Promise<boolean> => {
    const trial = await template.render(edits)
    const object = template.objectIn(trial, field)
    if (!object) return isSpent()
    // A field that is gone is switched off, not repaired.
    if (!isRenamed && !template.nodeIn(trial, field)) return false
    return !judge.isStillFound(object.text, () => changedIn(template, trial, field))
  }
  const guilty = await asyncFilter(
    causes,
    async (slot) =>
      (!judge.isOfKey && relation(slot, text) === 3) ||
      asyncSome(alternativeValues(template, slot), (edit) => helps([edit], false)),
  )
  if (guilty.length > 0 || !judge.isOfKey) return guilty
  const keys = keysAbove(template, field, causes)
  return (await asyncFilter(keys, (key) => helps(renaming(template, key), true))).slice(0, 1)
}

/** The objects of a template that a render has changed, without that of the field. */
function changedIn(template: Template, trial: ProbeResult, { index: own }: TemplateField): ChangedObject[] {
  return template.documents.flatMap(({ object, root }, index) => {
    if (index === own) return []
    const after = template.objectIn(trial, { index, trail: [] })
    if (after && (after.root === root || textAll(after.root) === textAll(root))) return []
    return { before: object, after: after?.text ?? null }
  })
}

/** The keys in the values that have the name of the field, above what moves it. */
function keysAbove(
  { keys }: Template,
  { trail }: TemplateField,
  causes: readonly EditableValue[],
): EditableValue[] {
  const above = causes.map(({ source, trail: own }) => ({
    source,
    way: JSON.stringify(own.slice(0, own.lastIndexOf(trail.at(-1)!) + 1)),
  }))
  return keys.filter((key) =>
    above.some(({ source, way }) => source === key.source && way === JSON.stringify(key.trail)),
  )
}

async function asyncSome<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<boolean> {
  for (const item of items) if (await test(item)) return true
  return false
}

async function asyncFilter<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<Item[]> {
  const kept = await Promise.all(items.map(test))
  return items.filter((_, index) => kept[index])
}
