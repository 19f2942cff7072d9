import { oncePer } from '../../core/once-per.ts'
import { closest } from '../../schema/suggest.ts'
import type { ChartContents } from './chart-texts.ts'
import type { Entries, ValuesPathEntry } from './dead-entries.ts'
import type { ValuesReads } from './values-reads.ts'
import { isPrefix, type ValuesPathKeys } from '../probe/values-paths.ts'

/** A key that no text of the chart names. */
export interface UnusedCandidate {
  readonly entry: ValuesPathEntry
  /** True where only renders can tell that the map is one of named settings, and not of free keys. */
  readonly needsEvidence: boolean
}

/** What suspicion is based on. */
export interface ChartFacts {
  readonly contents: ChartContents
  readonly entries: Entries
  readonly reads: ValuesReads
}

/**
 * The highest keys that no text names, though they stand where settings are named: at the top of a chart's values, or
 * beside keys that are read. Free keys of a map that is ranged over are none.
 */
export function suspectsIn(ground: ChartFacts): UnusedCandidate[] {
  return ground.contents.needs
    .flatMap(({ chart }) => chart.under.flatMap((way) => suspectsBelow(ground, way)))
    .slice(0, mostSuspects)
}

/** More than anybody writes by mistake. */
const mostSuspects = 500

/** Those below one way, but for the values of subcharts. */
export function suspectsBelow(ground: ChartFacts, way: ValuesPathKeys): UnusedCandidate[] {
  const charts = rootsOf(ground.contents)
  const search = (above: ValuesPathKeys): UnusedCandidate[] =>
    ground.entries.below(above).flatMap((entry) => {
      if (isOneOf(entry.way, charts.roots) || isOneOf(entry.way, charts.unreadable)) return []
      const isHelms = helmsOwn.has(entry.name) && isOneOf(entry.way.slice(0, -1), charts.roots)
      const suspect = isHelms || ground.reads.has(entry.way) ? null : suspectAt(entry, ground)
      return suspect ? [suspect] : search(entry.way)
    })
  return search(way)
}

/** Keys that Helm itself gives a meaning (https://helm.sh/docs/topics/charts/). */
const helmsOwn = new Set(['global', 'tags', 'exports'])

interface Roots {
  /** The ways to the values of each chart. */
  readonly roots: readonly ValuesPathKeys[]
  /** Those of charts that are packed, or not there. */
  readonly unreadable: readonly ValuesPathKeys[]
}

const rootsOf = oncePer(({ needs }: ChartContents): Roots => {
  const roots = needs.flatMap(({ chart }) => chart.under)
  const named = needs.flatMap(({ chart, keys }) =>
    chart.under.flatMap((above) => keys.map((key) => [...above, key])),
  )
  return { roots, unreadable: named.filter((way) => !isOneOf(way, roots)) }
})

function isOneOf(way: ValuesPathKeys, ways: readonly ValuesPathKeys[]): boolean {
  return ways.some((other) => other.length === way.length && isPrefix(other, way))
}

function suspectAt(entry: ValuesPathEntry, ground: ChartFacts): UnusedCandidate | null {
  const { entries, reads, contents } = ground
  const isOwnTop = entry.way.length === 1 && !contents.isPacked && !reads.takesAll
  const isSuspect =
    isOwnTop ||
    settingsIn(entries.mapOf(entry), reads).length > 0 ||
    similarIn(reads.below(entry.way.slice(0, -1)), entry, ground) !== undefined
  return isSuspect ? { entry, needsEvidence: !isOwnTop } : null
}

/** The keys of a map that are read by their names. */
export function settingsIn(map: readonly ValuesPathEntry[], reads: ValuesReads): readonly ValuesPathEntry[] {
  return settingsOf(reads)(map)
}

const settingsOf = oncePer((reads: ValuesReads) =>
  oncePer((map: readonly ValuesPathEntry[]) => map.filter(({ way }) => reads.has(way))),
)

/**
 * A name with which templates read the same map, or may read it, and which its file does not give: one that is
 * written much alike, or the only one that has words more or less at its end.
 */
export function similarName(entry: ValuesPathEntry, ground: ChartFacts): string | undefined {
  const { below, loose } = ground.reads
  const own = below(entry.way.slice(0, -1))
  return similarIn(own, entry, ground) ?? similarIn(loose, entry, ground) ?? longerIn(own, entry, ground)
}

function similarIn(names: readonly string[], entry: ValuesPathEntry, ground: ChartFacts): string | undefined {
  const { name } = entry
  const near = names.filter((other) => Math.abs(other.length - name.length) <= name.length / 3 + 1)
  return closest(name, notGiven(near, entry, ground))
}

function longerIn(names: readonly string[], entry: ValuesPathEntry, ground: ChartFacts): string | undefined {
  const found = notGiven(names, entry, ground).filter(
    (other) => addsWords(entry.name, other) || addsWords(other, entry.name),
  )
  return found.length === 1 ? found[0] : undefined
}

/** `proxyUrl` and `proxy-url` have a word more than `proxy`. */
function addsWords(short: string, long: string): boolean {
  return short.length > 2 && long.startsWith(short) && /^[A-Z_-]/.test(long.slice(short.length))
}

/** Names that the files of an entry do not give beside it. */
function notGiven(
  names: readonly string[],
  { name, way, keys }: ValuesPathEntry,
  { entries }: ChartFacts,
): readonly string[] {
  const sources = new Set(keys.map(({ source }) => source))
  const isTaken = (other: string): boolean =>
    entries.at([...way.slice(0, -1), other])?.keys.some(({ source }) => sources.has(source)) ?? false
  return names.filter((other) => other !== name && !isTaken(other))
}
