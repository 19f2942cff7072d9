import type { CausePart } from '../../core/cause.ts'
import { groupBy } from '../../core/group.ts'
import { causePartOf } from './find.ts'
import { visibleValues, visibleValue } from './printed-causes.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { TemplateField } from './types.ts'

/** A field, and the only value that shows in it when all values are altered. */
interface ShownField extends TemplateField {
  readonly editable: EditableValue
}

/**
 * For each field the only value that is visible in it, proven by one render for each template in which only these values
 * are altered. `null` for a field in which none or several are visible, and for `null`.
 */
export async function shownValues(
  fields: readonly (TemplateField | null)[],
): Promise<readonly (CausePart | null)[]> {
  const shown = await Promise.all(
    fields.map(async (field): Promise<ShownField | null> => {
      const editable = field && (await visibleValue(field))
      return editable ? { ...field, editable } : null
    }),
  )
  const proven = new Set<ShownField>()
  const byTemplate = groupBy(
    shown.filter((field) => field !== null),
    ({ template }) => template,
  )
  for (const [template, ofTemplate] of byTemplate) {
    const altered = [...new Set(ofTemplate.map(({ editable }) => editable))]
    const result = await template.alter(altered, 1)
    for (const field of ofTemplate) {
      const visible = visibleValues(altered, field, result)
      if (visible.length === 1 && visible[0] === field.editable) proven.add(field)
    }
  }
  return shown.map((field) => (field && proven.has(field) ? causePartOf(field.editable, 'cause') : null))
}
