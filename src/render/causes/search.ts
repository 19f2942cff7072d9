import type { FieldOutcome } from '../probe/documents.ts'
import { isBranchingValue } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { TemplateField, SearchResult } from './types.ts'

/** The result of a search that finds nothing. */
const noCauses: SearchResult = { changing: [], removing: [], unproven: [] }

/** Limit on the renders of one search. */
const maxRenders = 40

/**
 * Searches the values that change a field by bisection: if altering a whole group does not change the field, no value of
 * the group is a cause. The halves are the same for all fields of a template, so that further fields cost few renders.
 */
export async function bisectValues(
  field: TemplateField,
  editables: readonly EditableValue[],
  variant: 1 | 2,
): Promise<SearchResult> {
  let remaining = maxRenders

  async function searchGroup(group: readonly EditableValue[]): Promise<SearchResult> {
    if (group.length === 0) return noCauses
    if (remaining-- <= 0) return { ...noCauses, unproven: group }
    const outcome = await outcomeBy(field, group, variant)
    if (outcome === 'same') return noCauses
    if (group.length === 1)
      return searchOne(field, group, outcome === 'failed' ? otherVariant(variant) : variant)
    const middle = group.length >> 1
    const result = mergeResults(
      await searchGroup(group.slice(0, middle)),
      await searchGroup(group.slice(middle)),
    )
    // Values that change the field only together stay unproven. Values that only together break the chart are not a cause.
    return isEmptyResult(result) && outcome !== 'failed' ? { ...noCauses, unproven: group } : result
  }

  return searchGroup(editables)
}

/** The outcome for a field when values are altered. */
async function outcomeBy(
  field: TemplateField,
  editables: readonly EditableValue[],
  variant: 1 | 2,
): Promise<FieldOutcome | 'failed'> {
  const result = await field.template.alter(editables, variant)
  return result ? field.template.outcomeIn(result, field, !editables.some(isBranchingValue)) : 'failed'
}

/** Tries one value with one alteration, and with the other one if the first breaks the chart. */
async function searchOne(
  field: TemplateField,
  editable: readonly EditableValue[],
  variant: 1 | 2,
): Promise<SearchResult> {
  const outcome = await outcomeBy(field, editable, variant)
  return outcome === 'same' ? noCauses : { ...noCauses, [resultLists[outcome]]: editable }
}

function otherVariant(variant: 1 | 2): 1 | 2 {
  return variant === 1 ? 2 : 1
}

const resultLists = { changed: 'changing', gone: 'removing', failed: 'unproven' } as const

/**
 * Alters values one by one and renders for each, since values altered together may hide each other; ends after `limit` that
 * change the field. Values that break the chart when they are altered are `unproven`.
 */
export async function confirmEach(
  field: TemplateField,
  editables: readonly EditableValue[],
  limit: number,
): Promise<SearchResult> {
  let result = noCauses
  for (const editable of editables) {
    if (result.changing.length >= limit) break
    result = mergeResults(result, await bisectValues(field, [editable], 1))
  }
  return result
}

/** The union of two results. */
export function mergeResults(first: SearchResult, second: SearchResult): SearchResult {
  return {
    changing: [...new Set([...first.changing, ...second.changing])],
    removing: [...new Set([...first.removing, ...second.removing])],
    unproven: [...new Set([...first.unproven, ...second.unproven])],
  }
}

function isEmptyResult({ changing, removing, unproven }: SearchResult): boolean {
  return changing.length + removing.length + unproven.length === 0
}
