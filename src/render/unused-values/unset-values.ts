import type { FieldPath } from '../../core/field-path.ts'
import type { RenderedField } from '../../core/cause.ts'
import type { Location } from '../../core/report.ts'
import type { UnsetValue } from '../../core/values-use.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { allText, documentsOf, indexOf, nodeAt } from '../probe/documents.ts'
import type { Output, Probe } from '../probe/probe.ts'
import type { ChartFacts } from './dead-candidates.ts'
import { releasePathsOf } from './dead-entries.ts'
import { setStringFlag } from './undefined.ts'
import { printedPaths } from './unnamed-uses.ts'
import type { PlacedRead } from './values-reads.ts'

/** Limits on the renders of one question, on the values that are tried, and on those that are returned. */
const [maxRenders, maxCandidates, maxResults] = [60, 400, 3]

/**
 * The values that nothing sets and that change a field, or make it appear: each is proven by a render with the value
 * set. Renders all candidates at once, and searches by halves if that changes the field or fails.
 */
export async function decidingValues(
  field: RenderedField,
  facts: ChartFacts,
  editables: readonly EditableValue[],
  probe: Probe,
  locationOfRead: (read: PlacedRead) => Location,
): Promise<UnsetValue[]> {
  const candidates = unsetPaths(facts, editables).slice(0, maxCandidates)
  const plain = await probe.output([])
  if (!plain || candidates.length === 0) return []
  const textBefore = textOf(field, plain)
  let remaining = maxRenders

  async function deciding(group: readonly ValuePath[], sample: string): Promise<readonly ValuePath[]> {
    if (group.length === 0 || remaining-- <= 0) return []
    const output = await probe.output([], { added: group.map((path) => setStringFlag(path, sample)) })
    const textAfter = output && textOf(field, output)
    if (output && (textAfter === null || textAfter === textBefore)) return []
    if (group.length === 1) return output ? group : []
    const middle = group.length >> 1
    const first = await deciding(group.slice(0, middle), sample)
    return first.length >= maxResults ? first : [...first, ...(await deciding(group.slice(middle), sample))]
  }

  for (const sample of samples) {
    const values = await deciding(candidates, sample)
    if (values.length > 0)
      return values.slice(0, maxResults).map((path) => unsetValue(path, facts, locationOfRead))
  }
  return []
}

type ValuePath = readonly string[]

/** A text, and a number for templates that calculate. */
const samples = ['qunsetz', '1017']

/** The text of a field; `undefined` if the object lacks it, `null` if there is no such object. */
function textOf(field: RenderedField, output: Output): string | undefined | null {
  const { template, object, occurrence, path } = field
  const documents = documentsOf(output.get(template) ?? '')
  const document = documents[indexOf(documents, object, occurrence)]
  if (!document) return null
  const node = nodeAt(document.root, path)
  return node && allText(node)
}

/** The paths that templates read and that no source sets, not even through a scalar or list above. */
function unsetPaths({ contents, reads }: ChartFacts, editables: readonly EditableValue[]): ValuePath[] {
  const isSet = setPathTest(editables)
  const read = new Map(
    [...reads.placed.map(({ valuesPath }) => valuesPath), ...printedPaths(contents)]
      .filter((path) => path.length > 0)
      .map((path) => [path.join('\0'), path]),
  )
  const parents = new Set([...read.values()].flatMap((path) => prefixesAbove(path)))
  return [...read].filter(([key, path]) => !parents.has(key) && !isSet(path)).map(([, path]) => path)
}

function prefixesAbove(path: FieldPath): string[] {
  return path.slice(1).map((_, index) => path.slice(0, index + 1).join('\0'))
}

/** Returns whether a path is set, or is below a scalar that is set. */
function setPathTest(editables: readonly EditableValue[]): (path: ValuePath) => boolean {
  const written = new Set<string>()
  const leaves = new Set<string>()
  for (const editable of editables) {
    const isOpen = editable.kind === 'empty' || editable.kind === 'key' || editable.value === null
    for (const path of releasePathsOf(editable)) {
      for (const above of prefixesAbove(path)) written.add(above)
      written.add(path.join('\0'))
      if (!isOpen) leaves.add(path.join('\0'))
    }
  }
  return (path) => written.has(path.join('\0')) || prefixesAbove(path).some((above) => leaves.has(above))
}

function unsetValue(
  valuesPath: ValuePath,
  { reads }: ChartFacts,
  locationOfRead: (read: PlacedRead) => Location,
): UnsetValue {
  const key = valuesPath.join('\0')
  const read = reads.placed.find((placed) => placed.valuesPath.join('\0') === key)
  return { valuesPath, readAt: read ? locationOfRead(read) : null }
}
