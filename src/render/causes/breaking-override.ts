import type { CausePart, FindingCheck } from '../../core/cause.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import { editableValueAt, layeringOf } from './layers.ts'
import { strongestBreakingValue, type LayeredValue, type WeakerValue } from './layered-values.ts'
import { objectsChangedBy } from './repairing-values.ts'
import type { TemplateField } from './types.ts'

/**
 * The partner whose values source breaks the rule: with the values of that source and stronger ones replaced by those of
 * weaker sources, or by null, the field still renders and the finding is gone. Tries the sources above that of `causePart`,
 * the strongest first; `null` if no render proves one. See `Provenance.breakingOverride` in core/cause.ts.
 *
 * @param name the full name of the template
 */
export async function breakingOverride(
  name: string,
  field: TemplateField,
  sources: readonly ValuesSource[],
  { causePart, partners }: { readonly causePart: CausePart; readonly partners: readonly CausePart[] },
  check: FindingCheck,
): Promise<CausePart | null> {
  const weakest = editableValueAt(sources, causePart)?.source.layer
  if (weakest === undefined) return null
  const values = partners.flatMap((partner) => layeredValueAt(partner, name, sources) ?? [])
  return strongestBreakingValue(values, weakest, async (weaker) => {
    const edits = weaker.map(editTo)
    return edits.every((edit) => edit !== null) && isResolved(field, edits, check)
  })
}

function layeredValueAt(
  causePart: CausePart,
  template: string,
  sources: readonly ValuesSource[],
): LayeredValue<EditableValue> | null {
  const place = editableValueAt(sources, causePart)
  const layering = layeringOf(sources, causePart, template)
  if (!place || !layering) return null
  const settings = layering.layers.map(({ file, text, value }) => ({
    value,
    layer: sources.find((source) => source.file === file && source.text === text)?.layer ?? 0,
  }))
  return { causePart, place, layer: place.source.layer, settings }
}

/**
 * An edit that writes a weaker value, or a null, which Helm reads as no value. `null` if the value is not a scalar, or
 * cannot be written in one line.
 */
function editTo({ place, value }: WeakerValue<EditableValue>): ValueEdit | null {
  const { source, start, end, style } = place
  if (style === 'literal' || style === 'folded') return null
  if (typeof value === 'object' ? value !== null : typeof value === 'bigint') return null
  const text = style === 'flag' ? String(value) : JSON.stringify(value)
  return { source, start, end, text: style === 'empty' ? ` ${text}` : text }
}

/** Whether edits remove a finding and keep its field. */
async function isResolved(
  field: TemplateField,
  edits: readonly ValueEdit[],
  check: FindingCheck,
): Promise<boolean> {
  const { template } = field
  const result = await template.render(edits)
  const object = template.objectIn(result, field)
  if (!object || !template.nodeIn(result, field)) return false
  return !check.isStillFound(object.text, () => objectsChangedBy(result, field))
}
