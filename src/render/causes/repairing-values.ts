import type { ChangedObject, FindingCheck } from '../../core/cause.ts'
import { textAll } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { ProbeResult } from '../probe/probe.ts'
import { alternativeValues } from './alternatives.ts'
import { renaming } from './anchor.ts'
import { asyncFilter, textAt } from './influencing-values.ts'
import { relation } from './relation.ts'
import type { Template, TemplateField } from './types.ts'

/**
 * The causes that can do anything about what was found: another value makes the finding go away, or the slot is the
 * whole field, of which any value may be wrong, or no render is left to tell. A key that is wrong may be written in the
 * values, above them.
 */
export async function repairingValues(
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
  const repairing = await asyncFilter(
    causes,
    async (slot) =>
      (!judge.isOfKey && relation(slot, text) === 3) ||
      asyncSome(alternativeValues(template, slot), (edit) => helps([edit], false)),
  )
  if (repairing.length > 0 || !judge.isOfKey) return repairing
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
