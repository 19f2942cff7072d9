import { groupBy } from '../../core/group.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt, allText } from '../probe/documents.ts'
import { alteringEdit } from '../probe/edits.ts'
import { likelihoodOrder } from './relation.ts'
import { confirmEach, bisectValues, mergeResults } from './search.ts'
import type { Mark } from '../probe/shapes.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { SearchResult, TemplateField, Template } from './types.ts'
import type { ProbeResult } from '../probe/probe.ts'

/** Limit on the renders that a trace is split into when altering everything breaks the chart. */
const maxParts = 24

/** Limit on the candidates that are tried one by one before the bisection begins. */
const maxCandidates = 6

/** Limit on the values of a map or list, since each of its leaves has its own value. */
export const maxLeaves = 2

/**
 * Searches the printed values that change a field. First it confirms those whose mark appears in the field when all are
 * altered at once. To exclude further causes it tries each value confirmed for another field, then bisects the
 * remaining ones with two alterations. Values that were found stay unaltered, since they could hide another cause.
 */
export async function printedCauses(field: TemplateField): Promise<SearchResult> {
  const { template } = field
  const node = nodeAt(template.documents[field.index]!.root, field.path)!
  const confirmed = await template.confirmed.printed.add(() => confirm(field, node))
  if (node.kind !== 'scalar' && confirmed.changing.length >= maxLeaves) return confirmed
  const confirmedValues = await template.confirmed.printed.all()
  const shared = await confirmEach(field, [...confirmedValues], Infinity)
  const untried = template.printed.filter((editable) => !confirmedValues.has(editable))
  const first = await bisectValues(field, untried, 1)
  const remaining = untried.filter(
    (editable) => !first.changing.includes(editable) && !first.unproven.includes(editable),
  )
  return mergeResults(mergeResults(shared, first), await bisectValues(field, remaining, 2))
}

/**
 * The only value that is visible in an altered scalar; of values that were altered to the same number the likeliest.
 * `undefined` if none or several are visible.
 */
export async function visibleValue(field: TemplateField): Promise<EditableValue | undefined> {
  const node = nodeAt(field.template.documents[field.index]!.root, field.path)
  if (node?.kind !== 'scalar') return undefined
  const { distinct, ambiguous } = visibleCandidates(field, node, await trace(field.template))
  const [candidate, ...others] = distinct.length > 0 ? [...distinct, ...ambiguous] : ambiguous.slice(0, 1)
  return others.length === 0 ? candidate : undefined
}

/** The altered values that are visible in a field of a render. */
export function visibleValues(
  editables: readonly EditableValue[],
  field: TemplateField,
  result: ProbeResult,
): EditableValue[] {
  const { template } = field
  const node = nodeAt(template.documents[field.index]!.root, field.path)
  const altered = template.nodeIn(result, field)
  if (!node || !altered) return []
  return visibleIn(editables, template, allText(node), allText(altered)).map(({ editable }) => editable)
}

/** The values that are visible in an altered field and change it by themselves; only one of those with an ambiguous mark. */
async function confirm(field: TemplateField, node: YamlNode): Promise<SearchResult> {
  const { distinct, ambiguous } = visibleCandidates(field, node, await trace(field.template))
  const limit = node.kind === 'scalar' ? Infinity : maxLeaves
  const result = await confirmEach(field, distinct, limit)
  return mergeResults(result, await confirmEach(field, ambiguous, 1))
}

/** Values whose alteration is visible in a field, the likeliest first. */
interface Candidates {
  readonly distinct: readonly EditableValue[]
  /** Values that were altered to the same number as another value. */
  readonly ambiguous: readonly EditableValue[]
}

function visibleCandidates(
  field: TemplateField,
  node: YamlNode,
  traceParts: readonly TracePart[],
): Candidates {
  const { template } = field
  const text = allText(node)
  const seen = traceParts.flatMap(({ editables, result }) => {
    const altered = template.nodeIn(result, field)
    return altered ? visibleIn(editables, template, text, allText(altered)) : []
  })
  const order = likelihoodOrder(text, template.documents[field.index]!.root, field.path)
  const editables = seen.map(({ editable }) => editable).toSorted(order)
  const values = groupBy(seen, ({ shown }) => shown)
  const unique = new Set(
    [...values.values()].flatMap((group) => (group.length === 1 ? group[0]!.editable : [])),
  )
  return {
    distinct: editables.filter((editable) => unique.has(editable)).slice(0, maxCandidates),
    ambiguous: editables.filter((editable) => !unique.has(editable)).slice(0, maxCandidates),
  }
}

interface VisibleValue {
  readonly editable: EditableValue
  /** The word or number that identifies it. */
  readonly shown: string
}

/** The values whose alteration appears in the altered field and not in the original one. */
function visibleIn(
  editables: readonly EditableValue[],
  template: Template,
  before: string,
  after: string,
): VisibleValue[] {
  if (before === after) return []
  const text = after.toLowerCase()
  const wordsBefore = new Set(wordsOf(before))
  // A number has no room for the word of the mark: the new number itself identifies it.
  const numbers = new Set(wordsOf(after).filter((word) => /\d/.test(word) && !wordsBefore.has(word)))
  return editables.flatMap((editable) => {
    const mark = template.markOf(editable, 1)
    if (text.includes(mark.word)) return { editable, shown: mark.word }
    const shown = numbers.size > 0 ? alteredText(editable, mark) : ''
    return numbers.has(shown) ? { editable, shown } : []
  })
}

function alteredText(editable: EditableValue, mark: Mark): string {
  return alteringEdit(editable, mark)?.text.replace(/^(["'])(.*)\1$/s, '$2') ?? ''
}

/** The words between spaces and punctuation, and each number: `http://a:80` has `80`, `5s` has `5`. */
function wordsOf(text: string): string[] {
  return [...text.split(/[\s,;:=/"'()[\]{}]+/), ...(text.match(/\d+/g) ?? [])]
}

interface TracePart {
  readonly editables: readonly EditableValue[]
  readonly result: ProbeResult
}

/** Renders the template with all printed values altered; in groups if the chart refuses all at once. */
async function trace(template: Template): Promise<TracePart[]> {
  const done: TracePart[] = []
  const pending: (readonly EditableValue[])[] = [template.printed]
  for (let count = 0; pending.length > 0 && count < maxParts; count++) {
    const editables = pending.shift()!
    const result = await template.alter(editables, 1)
    if (result) done.push({ editables, result })
    else if (editables.length > 1) {
      const middle = editables.length >> 1
      pending.push(editables.slice(0, middle), editables.slice(middle))
    }
  }
  return done
}
