import type { FieldPath } from '../../core/field-path.ts'
import type { UndefinedValue, ValuesKey } from '../../core/values-use.ts'
import { groupBy } from '../../core/group.ts'
import { closestName } from '../../schema/suggest.ts'
import type { Location } from '../../core/report.ts'
import { releasePathsOf, type ValuesPathEntry } from './dead-entries.ts'
import type { ChartFacts } from './dead-candidates.ts'
import { emptyFields, emptyFieldText, type EmptyField } from './empty-fields.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output, Probe } from '../probe/probe.ts'
import type { PlacedRead } from './values-reads.ts'
import { isPrefix } from '../probe/values-paths.ts'

/** Limit on the renders of a bisection for values that break the chart. */
const maxRenders = 24

/**
 * The values that templates read by their whole path, that no source sets, and without which a field renders empty:
 * with the value set, the field contains it. A value that a template checks for existence is not reported. Empty also if
 * the release does not render.
 */
export async function undefinedValues(
  facts: ChartFacts,
  editables: readonly EditableValue[],
  probe: Probe,
  locationOfRead: (read: PlacedRead) => Location,
): Promise<UndefinedValue[]> {
  const candidates = candidatesIn(facts, editables)
  if (candidates.length === 0) return []
  const plain = await probe.output([])
  const empty = plain ? emptyFields(plain) : []
  if (empty.length === 0) return []
  const filling = await filledBy(candidates, empty, probe)
  const results: UndefinedValue[] = []
  for (const candidate of filling) {
    const [only] = await filledBy([candidate], empty, probe)
    if (only) results.push(undefinedValueOf(only, facts, editables, locationOfRead))
  }
  return results
}

/** A value with its reads, and after the render the field that it leaves empty. */
interface Candidate {
  readonly valuesPath: readonly string[]
  readonly reads: readonly PlacedRead[]
  readonly token: string
  readonly field?: EmptyField
}

function candidatesIn({ contents, reads }: ChartFacts, editables: readonly EditableValue[]): Candidate[] {
  const ownReads = reads.placed.filter(({ valuesPath, text }) =>
    isOfOwnChart(valuesPath, text.location, contents.dependencies),
  )
  const byPath = [...groupBy(ownReads, ({ valuesPath }) => valuesPath.join('\0'))]
  const guardedReads = byPath.filter(([, group]) => group.some(({ read }) => guards.test(read.action)))
  const guarded = new Set(guardedReads.map(([valuesPath]) => valuesPath))
  const writtenPaths = editables.flatMap(releasePathsOf)
  const candidates = byPath
    .map(([, reads]) => ({ valuesPath: reads[0]!.valuesPath, reads }))
    .filter(({ valuesPath }) => !isWritten(valuesPath, writtenPaths) && !isGuarded(valuesPath, guarded))
    .map((candidate, index): Candidate => ({ ...candidate, token: `q${index.toString(36)}undefinedz` }))
  return deepestCandidates(candidates)
}

/** The candidates whose paths no other candidate continues. */
function deepestCandidates(candidates: readonly Candidate[]): Candidate[] {
  const continued = new Set(
    candidates.flatMap(({ valuesPath }) =>
      valuesPath.map((_, depth) => valuesPath.slice(0, depth).join('\0')),
    ),
  )
  return candidates.filter(({ valuesPath }) => !continued.has(valuesPath.join('\0')))
}

/**
 * Whether a read belongs to the chart that contains its text: a partial may see the values of any chart, so others are
 * ignored.
 */
function isOfOwnChart(
  valuesPath: readonly string[],
  location: string,
  needs: ChartFacts['contents']['dependencies'],
): boolean {
  const chart = needs.find((declared) => location.startsWith(declared.chart.folder))?.chart
  return (
    chart !== undefined && location !== '' && chart.prefixes.some((prefix) => isPrefix(prefix, valuesPath))
  )
}

/** Words of actions that check whether a value exists, or print nothing for a missing one. */
const guards =
  /\b(if|with|range|and|or|not|default|coalesce|ternary|empty|required|fail|hasKey|dig|get|eq|ne|kindIs|typeIs|toYaml|toJson|tpl)\b/

/** Whether a source sets the value, a value below it, or a scalar above it. */
function isWritten(valuesPath: readonly string[], writtenPaths: readonly FieldPath[]): boolean {
  return writtenPaths.some(
    (written) =>
      isPrefix(valuesPath, written) ||
      (written.length > 0 && isScalarAbove(written, valuesPath, writtenPaths)),
  )
}

/** Whether a written path ends above the value and is a leaf. */
function isScalarAbove(
  written: FieldPath,
  valuesPath: readonly string[],
  writtenPaths: readonly FieldPath[],
): boolean {
  if (!isPrefix(written, valuesPath)) return false
  return !writtenPaths.some((deeper) => deeper.length > written.length && isPrefix(written, deeper))
}

function isGuarded(valuesPath: readonly string[], guarded: ReadonlySet<string>): boolean {
  return valuesPath.some((_, index) => guarded.has(valuesPath.slice(0, index + 1).join('\0')))
}

/** The candidates that fill an empty field when all are set at once; bisects if the chart refuses that. */
async function filledBy(
  candidates: readonly Candidate[],
  empty: readonly EmptyField[],
  probe: Probe,
): Promise<Candidate[]> {
  let remaining = maxRenders

  async function tryGroup(group: readonly Candidate[]): Promise<Candidate[]> {
    if (group.length === 0 || remaining-- <= 0) return []
    const output = await probe.output([], {
      added: group.map(({ valuesPath, token }) => setStringFlag(valuesPath, token)),
    })
    if (output) return group.flatMap((candidate) => filled(candidate, empty, output))
    const middle = group.length >> 1
    if (middle === 0) return []
    return [...(await tryGroup(group.slice(0, middle))), ...(await tryGroup(group.slice(middle)))]
  }

  return tryGroup(candidates)
}

/** The argument of `--set-string` that sets a path to `token`. Special characters are escaped in the keys of the path only. */
export function setStringFlag(valuesPath: readonly string[], token: string): string {
  return `${valuesPath.map((key) => key.replace(/[\\.,=[\]{}]/g, '\\$&')).join('.')}=${token}`
}

function filled(candidate: Candidate, empty: readonly EmptyField[], output: Output): Candidate[] {
  const field = empty.find((emptyField) => emptyFieldText(output, emptyField)?.includes(candidate.token))
  return field ? [{ ...candidate, field }] : []
}

function undefinedValueOf(
  { valuesPath, reads, field }: Candidate,
  { entries, reads: allReads }: ChartFacts,
  editables: readonly EditableValue[],
  locationOfRead: (read: PlacedRead) => Location,
): UndefinedValue {
  const [kind, path] = [field!.document.object.kind, field!.path]
  const siblings = entries.below(valuesPath.slice(0, -1))
  const unread = siblings.filter((entry) => !allReads.has(entry.valuesPath))
  const read = readFor(field!, reads)
  return {
    valuesPath,
    reference: read.read.names,
    readAt: locationOfRead(read),
    field: { kind, path },
    similar: keyOfName(
      closestName(valuesPath.at(-1)!, names(unread)) ?? closestName(valuesPath.at(-1)!, names(siblings)),
      siblings,
    ),
    defaultsMap: defaultsMapOf(valuesPath.slice(0, -1), editables),
  }
}

function names(entries: readonly ValuesPathEntry[]): string[] {
  return entries.map(({ name }) => name)
}

/** The read in the template that renders the field, else the first one. */
function readFor({ template }: EmptyField, reads: readonly PlacedRead[]): PlacedRead {
  const inTemplate = reads.find(({ text }) => !text.isShared && template.endsWith(`/${text.location}`))
  return inTemplate ?? reads[0]!
}

function keyOfName(name: string | undefined, entries: readonly ValuesPathEntry[]): ValuesKey | null {
  const key = entries.find((entry) => entry.name === name)?.keys[0]
  return key ? { file: key.source.file, path: key.path } : null
}

/** The map at a path in the chart's values.yaml files, which all releases of the chart share. */
function defaultsMapOf(valuesPath: readonly string[], editables: readonly EditableValue[]): ValuesKey | null {
  const isChild = (editable: EditableValue): boolean =>
    editable.kind === 'key' &&
    editable.source.input.as === 'chart' &&
    releasePathsOf(editable).some(
      (path) => path.length === valuesPath.length + 1 && isPrefix(valuesPath, path),
    )
  const child = editables.find(isChild)
  return child ? { file: child.source.file, path: child.path.slice(0, -1) } : null
}
