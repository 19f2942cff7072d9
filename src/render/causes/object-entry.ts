import { fieldDifferences, indexOf, allText } from '../probe/documents.ts'
import { alteringEdit, type ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { TemplateField, Template } from './types.ts'
import { editablesByPath, pathsInValues } from './editables-by-path.ts'

/** Limit on the keys that are renamed to find the one that creates an object. */
const maxKeys = 12

/**
 * The key of the values entry that creates an object: renaming the key in all sources renames or removes the object, and
 * changes fewer other fields than renaming any other key. Keys contained in the object's name are tried first. `undefined`
 * if there is none.
 */
export async function objectEntryOf(field: TemplateField): Promise<EditableValue | undefined> {
  const { object, root } = field.template.documents[field.index]!
  const keys = likelyKeys(field.template.keys, allText(root))
  const isInName = ({ value }: EditableValue): boolean => object.name.includes(String(value))
  const inName = keys.filter(isInName).slice(0, maxKeys)
  const remaining = keys.filter((key) => !isInName(key)).slice(0, maxKeys - inName.length)
  return (await leastChanging(field, inName)) ?? leastChanging(field, remaining)
}

/** The key whose renaming removes the object and changes the fewest other fields. */
async function leastChanging(
  field: TemplateField,
  keys: readonly EditableValue[],
): Promise<EditableValue | undefined> {
  const { template } = field
  const { object } = template.documents[field.index]!
  let best: { readonly editable: EditableValue; readonly changes: number } | undefined
  for (const editable of keys) {
    const result = await template.render(renameEdits(template, editable))
    if (!result || indexOf(result, object) >= 0) continue
    const changes = fieldDifferences(template.documents, result)
    if (!best || changes < best.changes || (changes === best.changes && isDeeper(editable, best.editable)))
      best = { editable, changes }
  }
  return best?.editable
}

/** Edits that rename a key in all sources that have it. */
export function renameEdits(template: Template, editable: EditableValue): ValueEdit[] {
  const mark = template.markOf(editable, 1)
  return keysAtSamePath(template.keys, editable).flatMap((key) => alteringEdit(key, mark) ?? [])
}

/** Whether a key is deeper than another one, and so closer to the object: the entry instead of the map that contains it. */
function isDeeper(first: EditableValue, second: EditableValue): boolean {
  return first.path.length > second.path.length
}

/** Keys whose name appears in the object, the longest first; for a key in several sources only the strongest one. */
function likelyKeys(keys: readonly EditableValue[], text: string): EditableValue[] {
  const shown = keys.filter(({ value }) => text.includes(String(value)))
  const strongest = shown.filter(
    (editable) => !keysAtSamePath(keys, editable).some((key) => key.source.layer > editable.source.layer),
  )
  return strongest.toSorted((first, second) => String(second.value).length - String(first.value).length)
}

/** The keys at the same path of the release's values in all sources. */
function keysAtSamePath(keys: readonly EditableValue[], editable: EditableValue): EditableValue[] {
  const byPath = editablesByPath(keys)
  return [...new Set(pathsInValues(editable).flatMap((path) => byPath.get(path) ?? []))]
}
