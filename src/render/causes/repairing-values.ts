import type { ChangedObject, FindingCheck } from '../../core/cause.ts'
import { allText } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { ProbeResult } from '../probe/probe.ts'
import { alternativeValues, suggestedValues } from './alternatives.ts'
import { asyncFilter, fieldText } from './influencing-values.ts'
import { renameEdits } from './object-entry.ts'
import { textRelation } from './relation.ts'
import { sharedKey } from './shared-fields.ts'
import { fieldKey } from './shared-influences.ts'
import type { TemplateField } from './types.ts'

/**
 * The causes that can resolve a finding: another value makes the finding go away, or the value is the whole field, or the
 * budget is spent. If the suggestion of the finding resolves it, only the suggestion is tried. If the finding is about a
 * key, the key to rename may be above the causes in the values.
 */
export async function causingValues(
  field: TemplateField,
  causes: readonly EditableValue[],
  check: FindingCheck,
  isSpent: () => boolean,
): Promise<EditableValue[]> {
  const resolves = resolver(field, check, isSpent)
  const misspelt = await asyncFilter(causes, (editable) =>
    asyncSome(check.suggestion === null ? [] : suggestedValues(editable, check.suggestion), (edit) =>
      resolves([edit], false),
    ),
  )
  if (misspelt.length > 0) return misspelt
  const causing = await resolvedByAlternatives(field, causes, check, resolves)
  if (causing.length > 0 || !check.isOfKey) return causing
  const keys = keysAbove(field, causes)
  return (await asyncFilter(keys, (key) => resolves(renameEdits(field.template, key), true))).slice(0, 1)
}

/** Whether edits make a finding go away; `isRenamed` if they may remove its field. */
type Resolves = (edits: readonly ValueEdit[], isRenamed: boolean) => Promise<boolean>

function resolver(field: TemplateField, check: FindingCheck, isSpent: () => boolean): Resolves {
  const { template } = field
  return async (edits, isRenamed) => {
    const result = await template.render(edits)
    const object = template.objectIn(result, field)
    if (!object) return isSpent()
    // An edit that removes the field does not repair it.
    if (!isRenamed && !template.nodeIn(result, field)) return false
    return !check.isStillFound(object.text, () => objectsChangedBy(result, field))
  }
}

/** The causes that are the whole field, or that make a finding go away with another value. */
function resolvedByAlternatives(
  field: TemplateField,
  causes: readonly EditableValue[],
  check: FindingCheck,
  resolves: Resolves,
): Promise<EditableValue[]> {
  const text = fieldText(field)
  return withSharedIdle(field, causes, check, (idle) =>
    asyncFilter(causes, async (editable) => {
      if (!check.isOfKey && textRelation(editable, text) === 3) return true
      const alternatives = alternativeValues(field.template, editable)
      const tried = idle.has(sharedKey(editable)) ? alternatives.slice(0, 1) : alternatives
      return asyncSome(tried, (edit) => resolves([edit], false))
    }),
  )
}

/**
 * Calls `search`, which returns the causes that resolve a finding, with those that resolve no such finding in a release of an
 * equal chart, by `sharedKey`. For these, one alternative is tried instead of all.
 */
async function withSharedIdle(
  field: TemplateField,
  causes: readonly EditableValue[],
  { id }: FindingCheck,
  search: (idle: ReadonlySet<string>) => Promise<EditableValue[]>,
): Promise<EditableValue[]> {
  const { shared } = field.template
  if (!shared) return search(nothingIdle)
  const { idle } = shared.fields
  const key = JSON.stringify([fieldKey(field), id])
  const first = idle.get(key)
  if (first) return search(await first)
  const found = search(nothingIdle)
  const idleOfFirst = found.then((causing) => idleKeys(causes, causing)).catch(() => nothingIdle)
  idle.set(key, idleOfFirst)
  return found
}

/** The causes that resolve no finding, by `sharedKey`. */
function idleKeys(causes: readonly EditableValue[], causing: readonly EditableValue[]): ReadonlySet<string> {
  return new Set(causes.filter((editable) => !causing.includes(editable)).map(sharedKey))
}

const nothingIdle: ReadonlySet<string> = new Set()

/**
 * Of the objects of a template except that of the field, those that a probe changes or removes; `after` is `null` for a
 * removed one.
 */
export function objectsChangedBy(result: ProbeResult, field: TemplateField): ChangedObject[] {
  const { template } = field
  return template.documents.flatMap(({ object, root }, index) => {
    if (index === field.index) return []
    const counterpart = template.objectIn(result, { index, path: [] })
    if (counterpart && (counterpart.root === root || allText(counterpart.root) === allText(root))) return []
    return { before: object, after: counterpart?.text ?? null }
  })
}

/** The keys of the values with the name of the field, on the paths of its causes. */
function keysAbove(
  { template: { keys }, path }: TemplateField,
  causes: readonly EditableValue[],
): EditableValue[] {
  const above = causes.map(({ source, path: causePath }) => ({
    source,
    encoded: JSON.stringify(causePath.slice(0, causePath.lastIndexOf(path.at(-1)!) + 1)),
  }))
  return keys.filter((key) =>
    above.some(({ source, encoded }) => source === key.source && encoded === JSON.stringify(key.path)),
  )
}

async function asyncSome<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<boolean> {
  for (const item of items) if (await test(item)) return true
  return false
}
