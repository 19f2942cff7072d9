import { nodeAt, allText } from '../probe/documents.ts'
import { likelihoodOrder, textRelation } from './relation.ts'
import { confirmEach, bisectValues, mergeResults } from './search.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { SearchResult, TemplateField } from './types.ts'

/**
 * Searches the branching values that change or remove a field. It tries the likeliest value, then the values confirmed
 * for other fields, then the switches that the template names, then alters all remaining ones at once. Since two switches
 * can undo each other, it also alters those at even and at odd positions separately.
 */
export async function branchingCauses(field: TemplateField): Promise<SearchResult> {
  const { confirmed, branching, switches } = field.template
  await confirmed.branching.add(() => confirmEach(field, likeliestValue(field), 1))
  const confirmedValues = await confirmed.branching.all()
  const shared = await confirmEach(field, [...confirmedValues], Infinity)
  const untriedSwitches = switches.filter((editable) => !confirmedValues.has(editable))
  const switching = mergeResults(shared, await confirmEach(field, untriedSwitches, Infinity))
  const untried = branching.filter(
    (editable) => !confirmedValues.has(editable) && !untriedSwitches.includes(editable),
  )
  const result = mergeResults(switching, await bisectValues(field, untried, 1))
  if (branching.length < 3) return result
  const seen = new Set([...result.changing, ...result.removing, ...result.unproven])
  const remaining = branching.filter((editable) => !seen.has(editable))
  const [even, odd] = [0, 1].map((parity) => remaining.filter((_, index) => index % 2 === parity))
  return mergeResults(
    mergeResults(result, await bisectValues(field, even!, 1)),
    await bisectValues(field, odd!, 1),
  )
}

/** The branching value that contains most of the field's text; none if no value is related to it. */
function likeliestValue({ template: { branching, documents }, index, path }: TemplateField): EditableValue[] {
  const { root } = documents[index]!
  const text = allText(nodeAt(root, path)!)
  const related = branching.filter((editable) => textRelation(editable, text) > 0)
  return related.toSorted(likelihoodOrder(text, root, path)).slice(0, 1)
}
