import type { CausePart, FindingCheck } from '../../core/cause.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValueEdit } from '../probe/edits.ts'
import type { ValuesSource } from '../probe/sources.ts'
import { editableValueAt, layeringOf } from './layers.ts'
import { objectsChangedBy } from './repairing-values.ts'
import type { Template, TemplateField } from './types.ts'

/** A value, and what each source sets in its place up to its own, the weakest first. */
interface Override {
  readonly causePart: CausePart
  readonly editable: EditableValue
  readonly settings: readonly { readonly value: unknown; readonly layer: number }[]
}

/** See `Provenance.breakingOverride`; `name` is the full name of the template. */
export async function breakingOverride(
  template: Template,
  name: string,
  field: TemplateField,
  sources: readonly ValuesSource[],
  { causePart, partners }: { readonly causePart: CausePart; readonly partners: readonly CausePart[] },
  check: FindingCheck,
): Promise<CausePart | null> {
  const weakest = editableValueAt(sources, causePart)?.source.layer
  if (weakest === undefined) return null
  const overrides = partners.flatMap((partner) => overrideAt(partner, name, sources) ?? [])
  const layers = overrides.flatMap(({ settings }) => settings.map(({ layer }) => layer))
  const stronger = [...new Set(layers)].filter((layer) => layer > weakest)
  for (const layer of stronger.toSorted((first, second) => second - first)) {
    const edits = overrides
      .filter(({ editable }) => editable.source.layer >= layer)
      .map((override) => weakerValue(override, layer))
    if (!edits.every((edit) => edit !== null)) return null
    if (await isResolved(template, field, edits, check)) {
      const breaking = overrides.find(({ settings }) => settings.some((setting) => setting.layer === layer))
      return breaking!.causePart
    }
  }
  return null
}

function overrideAt(
  causePart: CausePart,
  template: string,
  sources: readonly ValuesSource[],
): Override | null {
  const editable = editableValueAt(sources, causePart)
  const layering = layeringOf(sources, causePart, template)
  if (!editable || !layering) return null
  const settings = layering.layers.map(({ file, text, value }) => ({
    value,
    layer: sources.find((source) => source.file === file && source.text === text)?.layer ?? 0,
  }))
  return { causePart, editable, settings }
}

/**
 * An edit that writes what the sources below a layer set, else a null, which Helm takes for no value. `null` where that
 * is no scalar, or cannot be written in one line.
 */
function weakerValue({ editable, settings }: Override, below: number): ValueEdit | null {
  const { source, start, end, style } = editable
  const value = settings.findLast(({ layer }) => layer < below)?.value ?? null
  if (style === 'literal' || style === 'folded') return null
  if (typeof value === 'object' ? value !== null : typeof value === 'bigint') return null
  const text = style === 'flag' ? String(value) : JSON.stringify(value)
  return { source, start, end, text: style === 'empty' ? ` ${text}` : text }
}

/** Whether a finding is gone with edits that leave its field there. */
async function isResolved(
  template: Template,
  field: TemplateField,
  edits: readonly ValueEdit[],
  check: FindingCheck,
): Promise<boolean> {
  const result = await template.render(edits)
  const object = template.objectIn(result, field)
  if (!object || !template.nodeIn(result, field)) return false
  return !check.isStillFound(object.text, () => objectsChangedBy(template, result, field))
}
