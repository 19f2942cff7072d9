import { EntryTable } from './entry-table.ts'
import type { YamlEntry, YamlNode, YamlScalar } from './node.ts'
import { addProblem } from './reading.ts'
import type { DocumentReading } from './reading.ts'

/** A map while its entries are read. */
export interface MapDraft {
  readonly entries: EntryTable
  /** Keys that came from `<<`, or `null`. Overriding them is not a problem: that is the purpose of merging. */
  merged: Set<string> | null
}

/** A draft without entries, for `addEntry` and `mergeInto`. */
export function draftMap(): MapDraft {
  return { entries: new EntryTable(), merged: null }
}

/**
 * Adds an entry to a draft. As in Go the last entry of a name wins; a duplicate is added to the problems of the reading as
 * `duplicate-key`, unless the earlier entry came from `<<`.
 */
export function addEntry(reading: DocumentReading, draft: MapDraft, key: YamlScalar, value: YamlNode): void {
  const name = String(key.value)
  const first = draft.entries.get(name)
  if (first && !draft.merged?.delete(name)) {
    addKeyProblem(reading, 'duplicate-key', `key \`${name}\` is given twice; the last one wins`, key, first)
  }
  draft.entries.set({ key, value })
}

/**
 * Adds the entries of `<<: value` to `draft`. Go applies `<<` where it is written, so that it overrides the keys above it,
 * which is reported, and of a list of maps the first wins (yaml.v2 decode.go, merge). Anything but maps is a `syntax` problem.
 */
export function mergeInto(reading: DocumentReading, draft: MapDraft, merge: YamlNode, value: YamlNode): void {
  const maps = value.kind === 'list' && !value.alias ? value.items.toReversed() : [value]
  for (const map of maps) {
    if (map.kind === 'map')
      for (const entry of map.entries.values()) mergeEntry(reading, draft, merge, entry, map.alias)
    else addProblem(reading, 'syntax', '`<<` takes a map or a list of maps', merge.start, merge.end)
  }
}

function mergeEntry(
  reading: DocumentReading,
  draft: MapDraft,
  merge: YamlNode,
  entry: YamlEntry,
  alias: YamlNode['alias'],
): void {
  const name = String(entry.key.value)
  const first = draft.entries.get(name)
  if (first && !draft.merged?.has(name)) {
    addKeyProblem(
      reading,
      'merge-order',
      `\`<<\` overrides \`${name}\` above it in Go; put \`<<\` first`,
      merge,
      first,
    )
  }
  draft.merged ??= new Set()
  draft.merged.add(name)
  draft.entries.set(alias ? { key: entry.key, value: { ...entry.value, alias } } : entry)
}

function addKeyProblem(
  reading: DocumentReading,
  code: 'duplicate-key' | 'merge-order',
  message: string,
  at: YamlNode,
  { key, value }: YamlEntry,
): void {
  reading.problems.push({
    code,
    message,
    start: at.start,
    end: at.end,
    first: { start: key.start, end: key.end, valueEnd: Math.max(key.end, value.alias?.end ?? value.end) },
  })
}
