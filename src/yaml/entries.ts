import type { YamlEntry, YamlNode, YamlScalar } from './node.ts'
import { complain } from './reading.ts'
import type { DocumentReading } from './reading.ts'

/** A map that is being read. */
export interface MapDraft {
  readonly entries: Map<string, YamlEntry>
  /** Keys that came through `<<`, if any did: replacing them is what merging is for. */
  merged: Set<string> | null
}

export function draftMap(): MapDraft {
  return { entries: new Map(), merged: null }
}

/** Adds an entry as Go does: the last one of a name wins; a name given twice is noted. */
export function addEntry(reading: DocumentReading, draft: MapDraft, key: YamlScalar, value: YamlNode): void {
  const name = String(key.value)
  const first = draft.entries.get(name)
  if (first && !draft.merged?.delete(name)) {
    note(reading, 'duplicate-key', `key \`${name}\` is given twice; the last one wins`, key, first.key)
  }
  draft.entries.set(name, { key, value })
}

/**
 * Applies `<<: value`. Go applies it where it stands, so that it overrides the keys above it, and lets the first map
 * of a list win (yaml.v2 decode.go, merge).
 */
export function mergeInto(reading: DocumentReading, draft: MapDraft, merge: YamlNode, value: YamlNode): void {
  const maps = value.kind === 'list' && !value.alias ? value.items.toReversed() : [value]
  for (const map of maps) {
    if (map.kind === 'map')
      for (const entry of map.entries.values()) mergeEntry(reading, draft, merge, entry, map.alias)
    else complain(reading, 'syntax', '`<<` takes a map or a list of maps', merge.start, merge.end)
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
    note(
      reading,
      'merge-order',
      `\`<<\` overrides \`${name}\` above it in Go; put \`<<\` first`,
      merge,
      first.key,
    )
  }
  draft.merged ??= new Set()
  draft.merged.add(name)
  draft.entries.set(name, alias ? { key: entry.key, value: { ...entry.value, alias } } : entry)
}

function note(
  reading: DocumentReading,
  code: 'duplicate-key' | 'merge-order',
  message: string,
  at: YamlNode,
  first: YamlNode,
): void {
  reading.problems.push({
    code,
    message,
    start: at.start,
    end: at.end,
    first: { start: first.start, end: first.end },
  })
}
