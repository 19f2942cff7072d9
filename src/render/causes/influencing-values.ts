import { fieldDifferences, nodeAt, allText } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { branchingCauses } from './branching-causes.ts'
import { pathsInValues } from './editables-by-path.ts'
import { printedCauses } from './printed-causes.ts'
import { textRelation } from './relation.ts'
import { mergeResults } from './search.ts'
import type { Influences, Template, TemplateField } from './types.ts'

/**
 * The values that change a field, the likeliest to be edited first, without empty values that would replace its text if they
 * were filled; and the whole result of the search.
 */
export async function influencingValues(field: TemplateField): Promise<Influences> {
  const result = mergeResults(await printedCauses(field), await branchingCauses(field))
  const text = fieldText(field)
  const causes = await asyncFilter(
    result.changing,
    async (editable) => !(await isEmptyOverride(field, editable, text)),
  )
  return { causes: await rankCauses(field.template, text, causes), result }
}

/**
 * Whether an empty value would only replace the field's content if it were filled, as an optional override does. It is not
 * a cause of the current content.
 */
async function isEmptyOverride(
  field: TemplateField,
  editable: EditableValue,
  text: string,
): Promise<boolean> {
  const { template } = field
  const isEmpty = editable.kind === 'empty' || editable.value === null || editable.value === ''
  if (!isEmpty || text === '' || overridesWithNull(editable, template.keys)) return false
  const altered = template.nodeIn(await template.alter([editable], 1), field)
  return altered !== undefined && allText(altered).includes(template.markOf(editable, 1).word)
}

/** Whether a value is a null that removes a key of a weaker source. */
function overridesWithNull({ value, source, path }: EditableValue, keys: readonly EditableValue[]): boolean {
  const encoded = JSON.stringify(path)
  return (
    value === null &&
    keys.some((key) => key.source.layer < source.layer && pathsInValues(key).includes(encoded))
  )
}

/**
 * Orders causes: values that contain the field's text first, an anchor before its alias, then values that change few other
 * fields, then values of stronger sources.
 */
async function rankCauses(
  template: Template,
  text: string,
  editables: readonly EditableValue[],
): Promise<EditableValue[]> {
  if (editables.length < 2) return [...editables]
  const weigh = async (editable: EditableValue): Promise<WeighedValue> => ({
    editable,
    relation: textRelation(editable, text),
    changes: fieldDifferences(template.documents, (await template.alter([editable], 1)) ?? []),
  })
  const weighed = await Promise.all(editables.map(weigh))
  return weighed.toSorted(compareWeighed).map(({ editable }) => editable)
}

interface WeighedValue {
  readonly editable: EditableValue
  /** See `textRelation`. */
  readonly relation: number
  /** The number of fields that change with the value. */
  readonly changes: number
}

function compareWeighed(first: WeighedValue, second: WeighedValue): number {
  return (
    second.relation - first.relation ||
    Number(first.editable.kind === 'alias') - Number(second.editable.kind === 'alias') ||
    first.changes - second.changes ||
    second.editable.source.layer - first.editable.source.layer
  )
}

/** The text of a template's field in a render, with the texts below it for a map or list; `''` for a null. */
export function fieldText({ template: { documents }, index, path }: TemplateField): string {
  const node = nodeAt(documents[index]!.root, path)!
  return node.kind === 'scalar' && node.value === null ? '' : allText(node)
}

/** The items that pass a test, in their order. The tests of all items start at once; rejects if one rejects. */
export async function asyncFilter<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<Item[]> {
  const kept = await Promise.all(items.map(test))
  return items.filter((_, index) => kept[index])
}
