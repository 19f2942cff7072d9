import type { DeadValue, SuggestedKey } from '../../core/values-use.ts'
import { pathsOf, type ValuesPathEntry } from './dead-entries.ts'
import type { Proof } from './dead-proof.ts'
import {
  settingsIn,
  similarName,
  suspectsBelow,
  suspectsIn,
  type ChartFacts,
  type UnusedCandidate,
} from './dead-candidates.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { PlacedRead } from './values-reads.ts'
import { isPrefix, type ValuesPathKeys } from '../probe/values-paths.ts'

/** Where a read stands in the tree. */
export type PlaceOfRead = (read: PlacedRead) => SuggestedKey['readAt']

/**
 * The highest keys of the values files that nothing reads. Suspected are those that no text names; dead are those of
 * them that change nothing in any render, while what stands beside them does, or another name of theirs would.
 * Below a suspect that is alive the search goes on.
 */
export async function deadValues(
  ground: ChartFacts,
  proof: Proof,
  placeOf: PlaceOfRead,
): Promise<DeadValue[]> {
  const dead: UnusedCandidate[] = []
  let waiting = suspectsIn(ground)
  while (waiting.length > 0) {
    const unmoved = new Set(await proof.unmoved(waiting))
    dead.push(...unmoved)
    waiting = waiting
      .filter((suspect) => !unmoved.has(suspect))
      .flatMap(({ entry }) => suspectsBelow(ground, entry.way))
  }
  const judged = await Promise.all(dead.map((suspect) => judge(suspect, ground, proof)))
  const convicted = judged.filter(({ isProven }) => isProven)
  const ways = new Set(convicted.map(({ entry }) => JSON.stringify(entry.way)))
  // A default of a subchart with several names is one key, and dead under all of them or not at all.
  const keys = new Map(convicted.flatMap((verdict) => verdict.entry.keys.map((key) => [key, verdict])))
  return [...keys]
    .filter(([key]) => pathsOf(key).every((way) => ways.has(JSON.stringify(way))))
    .map(([key, verdict]) => factOf(verdict, key, ground, placeOf))
}

interface Verdict {
  readonly entry: ValuesPathEntry
  readonly isProven: boolean
  /** A name that would be read. */
  readonly similar: string | undefined
}

/** A key among free keys looks just as unread as a dead one: only what stands beside it tells them apart. */
async function judge(
  { entry, needsEvidence }: UnusedCandidate,
  ground: ChartFacts,
  proof: Proof,
): Promise<Verdict> {
  const similar = similarName(entry, ground)
  const isRead = similar !== undefined && (await proof.isNameRead(entry, similar))
  if (isRead || !needsEvidence) return { entry, isProven: true, similar: isRead ? similar : undefined }
  const settings = ground.contents.isPacked ? [] : settingsIn(ground.entries.mapOf(entry), ground.reads)
  return { entry, isProven: settings.length > 0 && (await proof.isInUse(settings)), similar: undefined }
}

function factOf(
  { entry: { way, name }, similar }: Verdict,
  key: EditableValue,
  ground: ChartFacts,
  placeOf: PlaceOfRead,
): DeadValue {
  const meant =
    similar === undefined
      ? elsewhere(way, name, ground)
      : { kind: 'similar' as const, valuesPath: [...way.slice(0, -1), similar] }
  const trail = meant && trailIn(key, meant.valuesPath)
  return {
    file: key.source.file,
    path: key.trail,
    valuesPath: way,
    suggestion:
      meant && trail ? { ...meant, path: trail, readAt: readAt(meant.valuesPath, ground, placeOf) } : null,
  }
}

/** The only map above or below that templates read that name of: lines that are indented too much or too little. */
function elsewhere(
  way: ValuesPathKeys,
  name: string,
  { reads }: ChartFacts,
): Pick<SuggestedKey, 'kind' | 'valuesPath'> | null {
  const found = reads.placed.flatMap((read) =>
    read.way.flatMap((key, index) => (key === name ? [read.way.slice(0, index + 1)] : [])),
  )
  const others = found.filter(
    (other) => !isPrefix(way, other) && isInLine(way.slice(0, -1), other.slice(0, -1)),
  )
  const ways = new Set(others.map((other) => JSON.stringify(other)))
  const [only] = ways
  return ways.size === 1 ? { kind: 'elsewhere', valuesPath: JSON.parse(only!) as string[] } : null
}

function isInLine(one: ValuesPathKeys, other: ValuesPathKeys): boolean {
  return isPrefix(one, other) || isPrefix(other, one)
}

/** The way in the terms of the key's file; `undefined` for what the file cannot say. */
function trailIn({ source }: EditableValue, way: ValuesPathKeys): ValuesPathKeys | undefined {
  const above = source.under.find((start) => isPrefix(start, way))
  return above && way.slice(above.length)
}

function readAt(way: ValuesPathKeys, { reads }: ChartFacts, placeOf: PlaceOfRead): SuggestedKey['readAt'] {
  const read = reads.placed.find((placed) => isPrefix(way, placed.way))
  return read ? placeOf(read) : null
}
