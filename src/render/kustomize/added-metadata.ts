import type { SourceLine } from '../../core/source-line.ts'
import { lineOfOffset } from './line-origins.ts'
import { distinctBy } from '../../core/distinct.ts'
import type { AddedMetadata } from '../../core/target.ts'
import { toData } from '../../yaml/data.ts'
import type { YamlEntry, YamlMap, YamlNode } from '../../yaml/node.ts'
import type { ManifestSection } from './sections.ts'

/**
 * An object with the labels and annotations that a controller adds; they replace those with the same keys. All other lines
 * stay unchanged. CRDs of `crds/` are installed without them (helm-controller `internal/action/crds.go`).
 */
export function withAddedMetadata(
  section: ManifestSection,
  added: readonly AddedMetadata[],
): ManifestSection {
  const { root, lines } = section
  const metadata = root?.kind === 'map' ? root.entries.get('metadata') : undefined
  const isCrd = lines.some((line) => /^# Source: .*\/crds\//.test(line))
  if (!root || isCrd || metadata?.value.kind !== 'map' || root.source.isAliased) return section
  // From the end to the start, so that the line numbers of remaining edits stay valid.
  return editsOf(metadata, effective(added))
    .toReversed()
    .toSorted((first, second) => second.from - first.from)
    .reduce(edited, section)
}

function editsOf(metadata: YamlEntry, added: readonly AddedMetadata[]): LineEdit[] {
  const [first] = metadata.value.kind === 'map' ? metadata.value.entries.values() : []
  const ofFields = fields
    .map((field) => added.filter((entry) => entry.field === field))
    .filter((ofField) => ofField.length > 0)
  return first && isFirstInLine(first.key)
    ? ofFields.flatMap((ofField) => fieldEdits(metadata.value as YamlMap, ofField))
    : [wholeEdit(metadata, ofFields)]
}

const fields = ['labels', 'annotations'] as const

/** Lines that replace others, by 0-based indices; `to` is one past the last line. */
interface LineEdit {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
  /** The origin of the new lines; `null` for the origin of the first replaced line. */
  readonly at: SourceLine | null
}

/** Metadata in braces is printed again as a whole. */
function wholeEdit({ key, value }: YamlEntry, ofFields: readonly (readonly AddedMetadata[])[]): LineEdit {
  const before = dataOf(value) as Readonly<Record<string, object | undefined>>
  const after = ofFields.map((added) => {
    const { field } = added[0]!
    return [field, { ...before[field], ...entriesOf(added) }] as const
  })
  const text = JSON.stringify({ ...before, ...Object.fromEntries(after) })
  const lines = [`${' '.repeat(columnOf(key))}metadata: ${text}`]
  return { from: lineOfOffset(key, key.start), to: endLine({ key, value }), lines, at: null }
}

/** @param added all labels, or all annotations */
function fieldEdits(metadata: YamlMap, added: readonly AddedMetadata[]): LineEdit[] {
  const { field, at } = added[0]!
  const existing = metadata.entries.get(field)
  if (existing && isBlock(existing))
    return added.flatMap((entry) => entryEdit(existing.value as YamlMap, entry))
  const [first] = metadata.entries.values()
  const { key } = existing ?? first!
  const indent = ' '.repeat(columnOf(key))
  const merged = { ...(existing && dataOf(existing.value)), ...entriesOf(added) }
  const lines = [
    `${indent}${field}:`,
    ...Object.entries(merged).map((entry) => `${indent}  ${printed(entry)}`),
  ]
  const from = lineOfOffset(key, key.start)
  return [{ from, to: existing ? endLine(existing) : from, lines, at }]
}

/** Sets one key of a map whose entries have their own lines. */
function entryEdit(map: YamlMap, { key, value, at }: AddedMetadata): LineEdit[] {
  const [first] = map.entries.values()
  const existing = map.entries.get(key)
  if (existing?.value.kind === 'scalar' && existing.value.value === value) return []
  const place = existing ?? first!
  const from = lineOfOffset(place.key, place.key.start)
  const lines = [`${' '.repeat(columnOf(place.key))}${printed([key, value])}`]
  return [{ from, to: existing ? endLine(existing) : from, lines, at }]
}

/** The last addition of each key. */
function effective(added: readonly AddedMetadata[]): readonly AddedMetadata[] {
  return distinctBy(added, (entry) => `${entry.field}/${entry.key}`)
}

function entriesOf(added: readonly AddedMetadata[]): Readonly<Record<string, string>> {
  return Object.fromEntries(added.map(({ key, value }) => [key, value]))
}

function dataOf(node: YamlNode | undefined): Readonly<Record<string, unknown>> {
  return ((node && toData(node)) ?? {}) as Readonly<Record<string, unknown>>
}

function printed([key, value]: readonly [string, unknown]): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)}`
}

/** True for a map with entries that begin below its key. */
function isBlock({ key, value }: YamlEntry): boolean {
  const [first] = value.kind === 'map' ? value.entries.values() : []
  return (
    first !== undefined &&
    lineOfOffset(key, key.start) < lineOfOffset(first.key, first.key.start) &&
    isFirstInLine(first.key)
  )
}

function isFirstInLine({ source, start }: YamlNode): boolean {
  return source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start).trim() === ''
}

function columnOf({ source, start }: YamlNode): number {
  return start - (source.text.lastIndexOf('\n', start - 1) + 1)
}

function endLine({ key, value }: YamlEntry): number {
  return lineOfOffset(key, Math.max(key.end, value.end)) + 1
}

function edited(section: ManifestSection, { from, to, lines: replaced, at }: LineEdit): ManifestSection {
  const { lines, origins, root } = section
  return {
    lines: [...lines.slice(0, from), ...replaced, ...lines.slice(to)],
    origins: [
      ...origins.slice(0, from),
      ...replaced.map(() => at ?? origins[from] ?? null),
      ...origins.slice(to),
    ],
    root,
  }
}
