import type { Cause, CausePart, FindingCheck } from '../../core/cause.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { anchorOf } from './anchor.ts'
import { influencingValues, textAt } from './influencing-values.ts'
import { byLikelihood, relation } from './relation.ts'
import { repairingValues } from './repairing-values.ts'
import type { Found, TemplateField, Template } from './types.ts'

/** The cause of a field that is there. `isSpent` says afterwards whether a render was not made for want of budget. */
export async function findCause(
  template: Template,
  field: TemplateField,
  judge: FindingCheck | undefined,
  isSpent: () => boolean,
): Promise<Cause> {
  const { causes, found } = await influencingValues(template, field)
  const repairing = judge ? await repairingValues(template, field, causes, judge, isSpent) : causes
  const unproven = named(template, field, found.unproven, isSpent())
  if (repairing.length === 0 && unproven.length === 0) return withoutCause(template, field, causes, found)
  const isProven = found.unproven.length === 0 && !isSpent() && !template.isUnstable(field)
  const parts = [
    ...repairing.map((slot) => part(slot, 'cause')),
    ...unproven.map((slot) => part(slot, 'unproven')),
    ...found.removing.map((slot) => part(slot, 'gate')),
  ]
  const kind = causes.length === 1 && repairing.length === 1 && isProven ? 'exact' : 'probable'
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
