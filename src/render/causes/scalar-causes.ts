import { distinctBy } from '../../core/distinct.ts'
import { placedParts } from '../../core/embedded-values.ts'
import { groupBy } from '../../core/group.ts'
import { namedFiles } from '../../core/target.ts'
import type { Cause, CausePart, FindingCheck } from '../../core/cause.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { chartValues } from '../kustomize/chart-values.ts'
import type { FieldSources } from '../kustomize/field-sources.ts'
import { documentFragment, type FileRange } from '../kustomize/fragment.ts'
import { generatorValues } from '../kustomize/generator-values.ts'
import type { SourceFinder, SourceNode } from '../kustomize/object-sources.ts'
import type { BuildProbe } from '../kustomize/probe.ts'
import { allChanging, firstChanging, textOfRange, type BuiltField } from './built-fields.ts'
import type { CountedBuilds } from './counted-builds.ts'
import { partsOfText, wrongPart } from './wrong-parts.ts'

/** The inputs for searching causes in a build; tables are built on first use. */
export interface BuildSources {
  readonly probe: BuildProbe
  readonly builds: CountedBuilds
  readonly finder: () => SourceFinder
  /** All scalars by their text (`scalarsByText`). */
  readonly scalars: () => ReadonlyMap<string, readonly FileRange[]>
  /** The values of generators and charts by their text (`valuesByText`). */
  readonly values: () => ReadonlyMap<string, readonly FileRange[]>
}

/**
 * The cause of a scalar in the output of a kustomization. `exact`: a source with its whole text whose edit changes the field,
 * else, with `check`, a part of the text whose edit removes the finding. `probable`: a source with another text whose edit
 * changes the field. `null` if no build proves one.
 */
export async function scalarCause(
  text: string,
  sources: FieldSources,
  place: BuiltField,
  { probe, builds, finder, scalars, values }: BuildSources,
  check: FindingCheck | undefined,
): Promise<Cause | null> {
  const written = writtenSources(text, sources, finder())
  // A single character is found too often to mean anything, unless a tool takes the scalar as a value.
  const byText = text.length < 2 ? values() : scalars()
  const candidates = candidatesFor(text, written, byText).slice(0, maxCandidates)
  const isWhole = (candidate: FileRange): boolean => textOfRange(candidate) === text
  const wholeSource = await firstChanging(candidates.filter(isWhole), place, builds)
  if (wholeSource) return causeAt('exact', wholeSource)
  const partial = candidates.filter((candidate) => !isWhole(candidate))
  const composing = await firstChanging(partial, place, builds)
  const parts = partsOfText(text, scalars(), variableFiles(probe))
  const wrong = check && (await wrongPart(parts, composing, place, check, builds))
  if (wrong && wrong === composing) return causeAt('probable', composing)
  if (wrong) return causeAt('exact', wrong, composing ? [composing] : [])
  const contributing = await allChanging([...parts.components, ...parts.others], place, builds)
  return composedCause(text, composing, contributing)
}

/**
 * The cause of a composed text: the value that is most of it, else the source that composes it. The others are related. `null`
 * if neither is proven.
 */
function composedCause(
  text: string,
  composing: FileRange | undefined,
  contributing: readonly FileRange[],
): Cause | null {
  const lengthOf = (range: FileRange): number => textOfRange(range).length
  const longest = contributing.toSorted((first, second) => lengthOf(second) - lengthOf(first))[0]
  const proven = [...(composing ? [composing] : []), ...contributing]
  const primary = longest && lengthOf(longest) * 2 >= text.length ? longest : proven[0]
  const related = proven.filter((range) => range !== primary)
  return primary ? causeAt('probable', primary, related) : null
}

/** The likeliest source of a scalar, without proof; `null` if there is none. */
export function likeliestCause(text: string, sources: FieldSources, finder: SourceFinder): Cause | null {
  const [likeliest] = writtenSources(text, sources, finder)
  return likeliest ? causeAt('probable', likeliest.fragment.placeOf(likeliest.node)) : null
}

/** Limit on the scalars that are tried for one field. */
const maxCandidates = 8

function causeAt(kind: Cause['kind'], primary: FileRange, related: readonly FileRange[] = []): Cause {
  const [, ...others] = distinctRanges([primary, ...related])
  return { kind, primary: partOf(primary), related: others.map(partOf) }
}

/** The ranges without those that begin where another one does. */
function distinctRanges(ranges: readonly FileRange[]): FileRange[] {
  return distinctBy(ranges, (range) => `${range.file}\0${range.start}`)
}

/**
 * The scalars that may have become a field, the likeliest first: those at its path with its text, a setting of a
 * kustomization, and those at its path with another text.
 */
function writtenSources(text: string, { nodes }: FieldSources, finder: SourceFinder): SourceNode[] {
  const atPath = nodes.filter(({ node }) => node.kind === 'scalar')
  const equal = atPath.filter(({ node }) => node.kind === 'scalar' && String(node.value ?? '') === text)
  const setting = finder.settingOf(text)
  return [...equal, ...(setting ? [setting] : []), ...atPath]
}

/**
 * The ranges to edit: of the sources with the text, then of any scalar with the text, such as the source of a replacement
 * or a variable, then of the other sources.
 */
function candidatesFor(
  text: string,
  written: readonly SourceNode[],
  byText: ReadonlyMap<string, readonly FileRange[]>,
): FileRange[] {
  const rangesOf = (isEqual: boolean): FileRange[] =>
    written
      .filter(({ node }) => (node.kind === 'scalar' && String(node.value ?? '') === text) === isEqual)
      .flatMap(({ node, fragment }) => fragment.rangeOf(node) ?? [])
  return distinctRanges([...rangesOf(true), ...(byText.get(text) ?? []), ...rangesOf(false)])
}

/**
 * Where scalars are written in the YAML and JSON files that the target of a build names, by their value as text, without
 * quotes, and the values of generators. Keys and empty scalars are left out.
 */
export function scalarsByText({ reader, target }: BuildProbe): ReadonlyMap<string, readonly FileRange[]> {
  const table = new Map<string, FileRange[]>()
  const add = (text: string, range: FileRange): void => {
    const ranges = table.get(text) ?? []
    ranges.push(range)
    table.set(text, ranges)
  }
  const collect = (node: YamlNode, rangeOf: (node: YamlNode) => FileRange | null): void => {
    if (node.kind === 'map') for (const { value } of node.entries.values()) collect(value, rangeOf)
    else if (node.kind === 'list') for (const item of node.items) collect(item, rangeOf)
    else {
      const text = String(node.value ?? '')
      const range = text === '' ? null : rangeOf(node)
      if (range) add(text, range)
    }
  }
  for (const file of namedFiles(target).filter((path) => /\.(ya?ml|json)$|(^|\/)Kustomization$/.test(path)))
    for (const { root } of reader.documents(file)) if (root) collect(root, documentFragment(root).rangeOf)
  for (const file of target.kustomizations)
    for (const { text, range } of generatorValues(file, reader)) add(text, range)
  return table
}

/** Where the values that the generators and charts of a build take are written, by their text. */
export function valuesByText({ reader, target }: BuildProbe): ReadonlyMap<string, readonly FileRange[]> {
  const values = target.kustomizations.flatMap((file) => [
    ...generatorValues(file, reader),
    ...chartValues(file, reader),
  ])
  const byText = groupBy(values, ({ text }) => text)
  return new Map([...byText].map(([text, group]) => [text, group.map(({ range }) => range)]))
}

/** The files with variables of a Flux Kustomization, or with parameters of an ApplicationSet. */
function variableFiles({ target: { flux, edits } }: BuildProbe): ReadonlySet<string> {
  return new Set([
    ...(flux ? [flux.at.file, ...flux.configMaps.map(({ file }) => file)] : []),
    ...(edits?.at ? placedParts(edits.at).map(({ at }) => at.file) : []),
  ])
}

/** A range of a file as a part of a cause, with the role `cause`: editing it changes the field. */
export function partOf({ file, text, start, end }: FileRange): CausePart {
  return { file, text, start, end, role: 'cause' }
}
