import type { FieldPath } from '../../core/field-path.ts'
import { oncePer, weakOncePer } from '../../core/once-per.ts'
import { closestName } from '../../schema/suggest.ts'
import type { ChartContents } from './chart-texts.ts'
import type { ValuesEntries, ValuesPathEntry } from './dead-entries.ts'
import type { ValuesReads } from './values-reads.ts'
import { isPrefix } from '../probe/values-paths.ts'

/** A key that no text of the chart names. */
export interface UnusedCandidate {
  readonly entry: ValuesPathEntry
  /** True if only renders can prove that its map consists of named settings and not of free keys. */
  readonly needsEvidence: boolean
  /** True if a template computes keys of its map, so that only a similar name that is read proves a misspelling. */
  readonly needsSimilar: boolean
}

/** Facts about a release without rendering it: chart contents, keys of values, and reads of templates. */
export interface ChartFacts {
  readonly contents: ChartContents
  readonly entries: ValuesEntries
  readonly reads: ValuesReads
}

/**
 * The topmost keys that no text names although their map consists of named settings: at the top of a chart's values, or
 * beside keys that are read. Free keys of a map that a template prints or ranges over are not candidates, also if it does
 * so in a branch that these values do not take.
 */
export function unusedCandidates(facts: ChartFacts): UnusedCandidate[] {
  return facts.contents.dependencies
    .flatMap(({ chart }) => chart.prefixes.flatMap((valuesPath) => candidatesBelow(facts, valuesPath)))
    .slice(0, maxCandidates)
}

/** Limit on candidates; people write fewer by mistake. */
const maxCandidates = 500

/** The topmost candidates below one path, which is not one itself; without the values of subcharts. */
export function candidatesBelow(facts: ChartFacts, valuesPath: FieldPath): UnusedCandidate[] {
  const charts = rootsOf(facts.contents)
  const search = (prefix: FieldPath): UnusedCandidate[] =>
    facts.entries.below(prefix).flatMap((entry) => {
      if (isAmong(entry.valuesPath, charts.roots) || isAmong(entry.valuesPath, charts.unreadable)) return []
      const isHelmKey = helmKeys.has(entry.name) && isAmong(entry.valuesPath.slice(0, -1), charts.roots)
      const candidate = isHelmKey || facts.reads.has(entry.valuesPath) ? null : candidateAt(entry, facts)
      return candidate ? [candidate] : search(entry.valuesPath)
    })
  return search(valuesPath)
}

/** Keys with a meaning in Helm (https://helm.sh/docs/topics/charts/). */
const helmKeys = new Set(['global', 'tags', 'exports'])

interface Roots {
  /** The paths of the values of each chart. */
  readonly roots: readonly FieldPath[]
  /** The paths of the values of packed or missing charts. */
  readonly unreadable: readonly FieldPath[]
}

const rootsOf = oncePer(({ dependencies: needs }: ChartContents): Roots => {
  const roots = needs.flatMap(({ chart }) => chart.prefixes)
  const named = needs.flatMap(({ chart, keys }) =>
    chart.prefixes.flatMap((prefix) => keys.map((key) => [...prefix, key])),
  )
  return { roots, unreadable: named.filter((valuesPath) => !isAmong(valuesPath, roots)) }
})

function isAmong(valuesPath: FieldPath, paths: readonly FieldPath[]): boolean {
  return paths.some((path) => path.length === valuesPath.length && isPrefix(path, valuesPath))
}

function candidateAt(entry: ValuesPathEntry, facts: ChartFacts): UnusedCandidate | null {
  const { entries, reads, contents } = facts
  const isTopLevel = entry.valuesPath.length === 1 && !contents.isPacked && !reads.takesAll
  const isCandidate =
    isTopLevel ||
    readKeysIn(entries.mapOf(entry), reads).length > 0 ||
    similarIn(reads.below(entry.valuesPath.slice(0, -1)), entry, facts) !== undefined
  const use = isCandidate ? reads.unnamedUse(entry.valuesPath) : 'all'
  return use === 'all' ? null : { entry, needsEvidence: !isTopLevel, needsSimilar: use === 'computed' }
}

/** The keys of a map that templates read by name. */
export function readKeysIn(map: readonly ValuesPathEntry[], reads: ValuesReads): readonly ValuesPathEntry[] {
  return readKeysOf(reads)(map)
}

const readKeysOf = oncePer((reads: ValuesReads) =>
  weakOncePer((map: readonly ValuesPathEntry[]) => map.filter(({ valuesPath }) => reads.has(valuesPath))),
)

/**
 * A name that templates read, or may read, of the entry's map and that its files do not set: a name with a similar
 * spelling, or the only one with a word more or less at its end.
 */
export function similarName(entry: ValuesPathEntry, facts: ChartFacts): string | undefined {
  const { below, unresolved } = facts.reads
  const siblings = below(entry.valuesPath.slice(0, -1))
  return (
    similarIn(siblings, entry, facts) ??
    similarIn(unresolved, entry, facts) ??
    longerIn(siblings, entry, facts)
  )
}

function similarIn(names: readonly string[], entry: ValuesPathEntry, facts: ChartFacts): string | undefined {
  const { name } = entry
  const near = names.filter((readName) => Math.abs(readName.length - name.length) <= name.length / 3 + 1)
  return closestName(name, notWritten(near, entry, facts))
}

function longerIn(names: readonly string[], entry: ValuesPathEntry, facts: ChartFacts): string | undefined {
  const matches = notWritten(names, entry, facts).filter(
    (readName) => addsWords(entry.name, readName) || addsWords(readName, entry.name),
  )
  return matches.length === 1 ? matches[0] : undefined
}

/** `proxyUrl` and `proxy-url` have a word more than `proxy`. */
function addsWords(short: string, long: string): boolean {
  return short.length > 2 && long.startsWith(short) && /^[A-Z_-]/.test(long.slice(short.length))
}

/** The names that no file of the entry sets in the same map. */
function notWritten(
  names: readonly string[],
  { name, valuesPath, keys }: ValuesPathEntry,
  { entries }: ChartFacts,
): readonly string[] {
  const sources = new Set(keys.map(({ source }) => source))
  const isTaken = (readName: string): boolean =>
    entries.at([...valuesPath.slice(0, -1), readName])?.keys.some(({ source }) => sources.has(source)) ??
    false
  return names.filter((readName) => readName !== name && !isTaken(readName))
}
