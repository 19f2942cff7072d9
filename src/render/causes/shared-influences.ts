import { nodeAt } from '../probe/documents.ts'
import { isBranchingValue } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { influencingValues } from './influencing-values.ts'
import { maxLeaves, visibleValues } from './printed-causes.ts'
import { sharedValue, valueIn } from './shared-fields.ts'
import type {
  Influences,
  SharedFields,
  SharedInfluences,
  SharedValue,
  Template,
  TemplateField,
} from './types.ts'

/**
 * The values that change a field, as `influencingValues` finds them. Of releases of equal charts the first is searched. In
 * the others two renders for all fields of a template prove its result, instead of a search: one in which the values that
 * decide fields are altered, and one with all others. A field for which they do not is searched.
 */
export function sharedInfluences(field: TemplateField): Promise<Influences> {
  const key = JSON.stringify([field.index, field.path])
  const found = field.template.searched.get(key) ?? influencesOf(field)
  field.template.searched.set(key, found)
  return found
}

async function influencesOf(field: TemplateField): Promise<Influences> {
  const { template } = field
  const { shared } = template
  if (!shared || template.isUnstable(field)) return influencingValues(field)
  const key = fieldKey(field)
  const first = shared.fields.byField.get(key)
  if (!first) {
    const found = influencingValues(field)
    const result = found.then((influences) => share(influences, shared.fields)).catch(() => null)
    shared.fields.byField.set(key, result)
    return found
  }
  const result = await first
  return (result && (await verified(result, field))) ?? influencingValues(field)
}

/** A field by kind, name and path of its object; names of objects often begin with that of the release. */
export function fieldKey({ template: { documents, shared }, index, path }: TemplateField): string {
  const nameOf = (at: number): string => {
    const { apiVersion, kind, name } = documents[at]!.object
    return JSON.stringify([apiVersion, kind, name.replaceAll(shared!.release, '\0')])
  }
  const name = nameOf(index)
  const occurrence = documents.slice(0, index).filter((_, at) => nameOf(at) === name).length
  return JSON.stringify([name, occurrence, path])
}

/** Records the result of a search for other releases; `null` if it left something unproven. */
function share({ causes, result }: Influences, { deciding }: SharedFields): SharedInfluences | null {
  const [sharedCauses, changing, removing] = [causes, result.changing, result.removing].map((editables) =>
    editables.map(sharedValue),
  )
  for (const value of [...changing!, ...removing!]) if (value) deciding.set(JSON.stringify(value), value)
  if (result.unproven.length > 0 || [...sharedCauses!, ...changing!, ...removing!].includes(null)) return null
  return { causes: sharedCauses, changing, removing } as SharedInfluences
}

/** The result of another release, if renders of this one prove it; else `null`. */
async function verified(shared: SharedInfluences, field: TemplateField): Promise<Influences | null> {
  const influences = influencesIn(field.template, shared)
  if (!influences) return null
  const { changing, removing } = influences.result
  const deciding = decidingValues(field.template, [...changing, ...removing])
  const [isChanging, isSame] = await Promise.all([
    areChanging(field, changing, deciding),
    isUnchangedByOthers(field, changing, deciding),
  ])
  return isChanging && isSame ? influences : null
}

/** The influences with the values of this template; `null` if it lacks one. */
function influencesIn({ editables }: Template, shared: SharedInfluences): Influences | null {
  const [causes, changing, removing] = [shared.causes, shared.changing, shared.removing].map((values) =>
    valuesIn(editables, values),
  )
  return causes && changing && removing ? { causes, result: { changing, removing, unproven: [] } } : null
}

function valuesIn(
  editables: readonly EditableValue[],
  shared: readonly SharedValue[],
): EditableValue[] | undefined {
  const values = shared.flatMap((value) => valueIn(editables, value) ?? [])
  return values.length === shared.length ? values : undefined
}

/**
 * Values that decide fields, with those given: the first set that fields of this template were proven with, so that they
 * share renders, else all that were found by now.
 */
function decidingValues(template: Template, ofField: readonly EditableValue[]): ReadonlySet<EditableValue> {
  const { editables, shared } = template
  const { fields, sets } = shared!
  const used = sets.find((set) => ofField.every((editable) => set.has(editable)))
  if (used) return used
  const set = new Set([...fields.deciding.values()].flatMap((value) => valueIn(editables, value) ?? []))
  sets.push(set)
  return set
}

/** True if each value changes the field: it alone shows when all deciding values are altered, or it is altered by itself. */
async function areChanging(
  field: TemplateField,
  changing: readonly EditableValue[],
  deciding: ReadonlySet<EditableValue>,
): Promise<boolean> {
  const { template } = field
  const printed = template.printed.filter((editable) => deciding.has(editable))
  const ofPrinted = changing.filter((editable) => !isBranchingValue(editable))
  const altered = ofPrinted.length > 0 ? await template.alter(printed, 1) : null
  const visible = altered ? visibleValues(printed, field, altered) : []
  const isShown =
    visible.length === ofPrinted.length && visible.every((editable) => ofPrinted.includes(editable))
  const untried = isShown ? changing.filter(isBranchingValue) : changing
  const outcomes = await Promise.all(
    untried.map(async (editable) => {
      const result = await template.alter([editable], 1)
      return result !== null && template.outcomeIn(result, field, !isBranchingValue(editable)) === 'changed'
    }),
  )
  return !outcomes.includes(false)
}

/** True if the field stays as it is when all values are altered that decide no field, and those that are branched on. */
async function isUnchangedByOthers(
  field: TemplateField,
  changing: readonly EditableValue[],
  deciding: ReadonlySet<EditableValue>,
): Promise<boolean> {
  const { template } = field
  const node = nodeAt(template.documents[field.index]!.root, field.path)
  const printed = changing.filter((editable) => !isBranchingValue(editable))
  // Of a map or list with several leaves only the first values were searched.
  const isPartial = node?.kind !== 'scalar' && printed.length >= maxLeaves
  const groups = [...(isPartial ? [] : [template.printed]), template.branching]
  const outcomes = await Promise.all(
    groups.map(async (group) => {
      const others = group.filter((editable) => !deciding.has(editable))
      const result = others.length > 0 ? await template.alter(others, 1) : template.documents
      return result !== null && template.outcomeIn(result, field, group === template.printed) === 'same'
    }),
  )
  return !outcomes.includes(false)
}
