import type { Cause, CausePart, FindingCheck } from '../../core/cause.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { fieldText } from './influencing-values.ts'
import { objectEntryOf } from './object-entry.ts'
import { likelihoodOrder, textRelation } from './relation.ts'
import { causingValues } from './repairing-values.ts'
import { sharedInfluences } from './shared-influences.ts'
import type { SearchResult, TemplateField } from './types.ts'
import { isComponentOf } from './wrong-parts.ts'

/**
 * Finds the cause of a field that exists. `check` limits the causes to values that can resolve a finding; `undefined` admits
 * all values that change the field. If there is none, the cause is the entry that creates the object, else the template.
 * `isSpent` returns whether the budget prevented a render.
 */
export async function findCause(
  field: TemplateField,
  check: FindingCheck | undefined,
  isSpent: () => boolean,
): Promise<Cause> {
  const { causes, result } = await sharedInfluences(field)
  const causing = check
    ? wrongPartsFirst(await causingValues(field, causes, check, isSpent), fieldText(field))
    : causes
  const likelyUnproven = likelyAmong(field, result.unproven, isSpent())
  if (causing.length === 0 && likelyUnproven.length === 0) return withoutCause(field, causes, result)
  const isProven = result.unproven.length === 0 && !isSpent() && !field.template.isUnstable(field)
  const influencing = causes.filter((editable) => !causing.includes(editable))
  const causeParts = [
    ...causePartsOf(causing, 'cause'),
    ...causePartsOf(likelyUnproven, 'unproven'),
    ...causePartsOf(result.removing, 'gate'),
    ...causePartsOf(influencing, 'influence'),
  ]
  const isExact = causes.length === 1 && causing.length === 1 && isProven
  return { kind: isExact ? 'exact' : 'probable', primary: causeParts[0]!, related: causeParts.slice(1) }
}

/**
 * If a text is composed of others, the values that are a whole component of it come first, then the text that composes
 * them. Otherwise the values keep their order.
 */
function wrongPartsFirst(causing: readonly EditableValue[], text: string): readonly EditableValue[] {
  if (!causing.some(({ isComposed }) => isComposed)) return causing
  const rank = ({ isComposed, value }: EditableValue): number => {
    if (isComposed) return 1
    return isComponentOf(text, String(value)) ? 0 : 2
  }
  return causing.toSorted((first, second) => rank(first) - rank(second))
}

/** Limit on the values that are reported without a proof. */
const maxUnproven = 6

/**
 * The unproven values that are related to a field, the likeliest first. A spent budget leaves many values unproven: then
 * only a value that is likelier than all others is reported.
 */
function likelyAmong(
  field: TemplateField,
  unproven: readonly EditableValue[],
  isSpent: boolean,
): EditableValue[] {
  const text = fieldText(field)
  const order = likelihoodOrder(text, field.template.documents[field.index]!.root, field.path)
  const related = unproven.filter((editable) => textRelation(editable, text) > 0).toSorted(order)
  const isUndecided = isSpent && related.length > 1 && order(related[0]!, related[1]!) === 0
  return isUndecided ? [] : related.slice(0, maxUnproven)
}

function causePartsOf(editables: readonly EditableValue[], role: CausePart['role']): CausePart[] {
  return editables.map((editable) => causePartOf(editable, role))
}

/** A range of a source as a part of a cause. Generated text is located at the line of its template. */
export function causePartOf({ source, start, end }: SourceRange, role: CausePart['role']): CausePart {
  const { made } = source
  if (!made) return { file: source.file, text: source.text, start, end, role }
  const line = made.lines[source.text.slice(0, start).split('\n').length - 1] || 1
  return { file: made.file, text: made.fileText, ...rangeOfLine(made.fileText, line), role }
}

/** A range in the text of a source. */
export type SourceRange = Pick<EditableValue, 'source' | 'start' | 'end'>

/** The offsets of a 1-based line, without the white space around it. */
function rangeOfLine(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n')
  const lineStart = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  const content = lines[line - 1] ?? ''
  return {
    start: lineStart + content.length - content.trimStart().length,
    end: lineStart + content.trimEnd().length,
  }
}

/** The cause if no value can resolve the finding: the entry that creates the object, else the template. */
async function withoutCause(
  field: TemplateField,
  causes: readonly EditableValue[],
  { removing }: SearchResult,
): Promise<Cause> {
  const objectEntry = await objectEntryOf(field)
  const contributing = [...causePartsOf(causes, 'cause'), ...causePartsOf(removing, 'gate')]
  const anchor = objectEntry && causePartOf(objectEntry, 'anchor')
  if (anchor && causes.length === 0) return { kind: 'object', primary: anchor, related: contributing }
  return { kind: 'template', primary: null, related: anchor ? [anchor, ...contributing] : contributing }
}
