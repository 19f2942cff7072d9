import type { UndefinedValue, ValuesKey } from '../../core/values-use.ts'
import { groupBy } from '../../core/group.ts'
import { closest } from '../../schema/suggest.ts'
import type { Location } from '../../core/report.ts'
import { pathsOf, type ValuesPathEntry } from './dead-entries.ts'
import type { ChartFacts } from './dead-candidates.ts'
import { emptyFields, textIn, type EmptyField } from './empty-fields.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output, Probe } from '../probe/probe.ts'
import type { PlacedRead } from './values-reads.ts'
import { isPrefix, type ValuesPathKeys } from '../probe/values-paths.ts'

/** Most renders to find out which of several values, given together, break the chart. */
const mostRenders = 24

/**
 * The values that templates read by their whole way, that nothing defines, and for want of which a field is rendered
 * empty: with the value given, the field has it. Where a template asks whether there is a value, nothing is empty.
 */
export async function undefinedValues(
  ground: ChartFacts,
  slots: readonly EditableValue[],
  trials: Probe,
  placeOf: (read: PlacedRead) => Location,
): Promise<UndefinedValue[]> {
  const candidates = candidatesIn(ground, slots)
  if (candidates.length === 0) return []
  const plain = await trials.output([])
  const empty = plain ? emptyFields(plain) : []
  if (empty.length === 0) return []
  const shown = await filledBy(candidates, empty, trials)
  const found: UndefinedValue[] = []
  for (const candidate of shown) {
    const [only] = await filledBy([candidate], empty, trials)
    if (only) found.push(factOf(only, ground, slots, placeOf))
  }
  return found
}

/** Reads of one value, and the field that it leaves empty once that is known. */
interface Candidate {
  readonly way: readonly string[]
  readonly reads: readonly PlacedRead[]
  readonly token: string
  readonly field?: EmptyField
}

function candidatesIn({ contents, reads }: ChartFacts, slots: readonly EditableValue[]): Candidate[] {
  const own = reads.placed.filter(({ way, text }) => isOwn(way, text.location, contents.needs))
  const byWay = groupBy(own, ({ way }) => way.join('\0'))
  const guarded = new Set(
    [...byWay].filter(([, same]) => same.some(({ read }) => asks.test(read.action))).map(([way]) => way),
  )
  const known = slots.flatMap(pathsOf)
  return [...byWay]
    .filter(([, [first]]) => !isKnown(first!.way, known) && !isCaredFor(first!.way, guarded))
    .map(([, same], index) => ({ way: same[0]!.way, reads: same, token: `q${index.toString(36)}undefinedz` }))
    .filter(({ way }, _, all) => !all.some((other) => other.way !== way && isPrefix(way, other.way)))
}

/** A partial may see the values of any chart: taken are those of its own. */
function isOwn(way: readonly string[], location: string, needs: ChartFacts['contents']['needs']): boolean {
  const chart = needs.find((each) => location.startsWith(each.chart.folder))?.chart
  return chart !== undefined && location !== '' && chart.under.some((above) => isPrefix(above, way))
}

/** Words of actions that look whether there is a value, or print nothing for none. */
const asks =
  /\b(if|with|range|and|or|not|default|coalesce|ternary|empty|required|fail|hasKey|dig|get|eq|ne|kindIs|typeIs|toYaml|toJson|tpl)\b/

/** True for what some text writes, on the way to it or below it. */
function isKnown(way: readonly string[], known: readonly ValuesPathKeys[]): boolean {
  return known.some((other) => isPrefix(way, other) || (other.length > 0 && isScalarAbove(other, way, known)))
}

/** True if a way ends above another one, and nothing stands below it. */
function isScalarAbove(
  other: ValuesPathKeys,
  way: readonly string[],
  known: readonly ValuesPathKeys[],
): boolean {
  if (!isPrefix(other, way)) return false
  return !known.some((each) => each.length > other.length && isPrefix(other, each))
}

function isCaredFor(way: readonly string[], guarded: ReadonlySet<string>): boolean {
  return way.some((_, index) => guarded.has(way.slice(0, index + 1).join('\0')))
}

/** The candidates that fill a field, given all at once; by halves where the chart cannot be rendered so. */
async function filledBy(
  candidates: readonly Candidate[],
  empty: readonly EmptyField[],
  trials: Probe,
): Promise<Candidate[]> {
  let left = mostRenders

  async function look(group: readonly Candidate[]): Promise<Candidate[]> {
    if (group.length === 0 || left-- <= 0) return []
    const output = await trials.output([], { added: group.map(({ way, token }) => flagOf(way, token)) })
    if (output) return group.flatMap((candidate) => filled(candidate, empty, output))
    const middle = group.length >> 1
    if (middle === 0) return []
    return [...(await look(group.slice(0, middle))), ...(await look(group.slice(middle)))]
  }

  return look(candidates)
}

/** Go's names of fields need no escapes in `--set-string`. */
function flagOf(way: readonly string[], token: string): string {
  return `${way.map((key) => key.replace(/[\\.,=[\]{}]/g, '\\$&')).join('.')}=${token}`
}

function filled(candidate: Candidate, empty: readonly EmptyField[], output: Output): Candidate[] {
  const field = empty.find((each) => textIn(output, each)?.includes(candidate.token))
  return field ? [{ ...candidate, field }] : []
}

function factOf(
  { way, reads, field }: Candidate,
  { entries, reads: all }: ChartFacts,
  slots: readonly EditableValue[],
  placeOf: (read: PlacedRead) => Location,
): UndefinedValue {
  const [kind, trail] = [field!.document.object.kind, field!.trail]
  const beside = entries.below(way.slice(0, -1))
  const unread = beside.filter((entry) => !all.has(entry.way))
  const read = readFor(field!, reads)
  return {
    valuesPath: way,
    reference: read.read.names,
    readAt: placeOf(read),
    field: { kind, path: trail },
    similar: keyOfName(closest(way.at(-1)!, names(unread)) ?? closest(way.at(-1)!, names(beside)), beside),
    defaultsMap: homeOf(way.slice(0, -1), slots),
  }
}

function names(entries: readonly ValuesPathEntry[]): string[] {
  return entries.map(({ name }) => name)
}

/** That of the template which renders the field, else the first. */
function readFor({ template }: EmptyField, reads: readonly PlacedRead[]): PlacedRead {
  const own = reads.find(({ text }) => !text.isShared && template.endsWith(`/${text.location}`))
  return own ?? reads[0]!
}

function keyOfName(name: string | undefined, entries: readonly ValuesPathEntry[]): ValuesKey | null {
  const key = entries.find((entry) => entry.name === name)?.keys[0]
  return key ? { file: key.source.file, path: key.trail } : null
}

/** The map at a way among the defaults: the same for all releases of a chart. */
function homeOf(way: readonly string[], slots: readonly EditableValue[]): ValuesKey | null {
  const isHome = (slot: EditableValue): boolean =>
    slot.kind === 'key' &&
    slot.source.given.as === 'chart' &&
    pathsOf(slot).some((own) => own.length === way.length + 1 && isPrefix(way, own))
  const child = slots.find(isHome)
  return child ? { file: child.source.file, path: child.trail.slice(0, -1) } : null
}
