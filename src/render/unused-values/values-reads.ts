import type { FieldPath } from '../../core/field-path.ts'
import { once, oncePer } from '../../core/once-per.ts'
import type { ChartContents, ChartText } from './chart-texts.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { readsIn, type TemplateRead } from './template-reads.ts'
import { unnamedUses, type UnnamedUse } from './unnamed-uses.ts'

/** A read of an entry that a template names by its whole path. */
export interface PlacedRead {
  /** Keys from the root of the release's values. */
  readonly valuesPath: readonly string[]
  readonly text: ChartText
  readonly read: TemplateRead
}

/** The reads of a release's values by its templates, according to their texts. */
export interface ValuesReads {
  /** Whether a text may read the entry at a path, or an entry below it. */
  has(valuesPath: FieldPath): boolean
  /** The names that texts read of the map at a path, with its full path. */
  below(valuesPath: FieldPath): readonly string[]
  /** Names that texts read of maps which only a render could identify. */
  readonly unresolved: readonly string[]
  readonly placed: readonly PlacedRead[]
  /** How texts may use the entry at a path without naming it, in any branch. */
  unnamedUse(valuesPath: FieldPath): UnnamedUse
  /** True if a text uses all values of a chart at once: ranges over them or prints them. */
  readonly takesAll: boolean
}

/** The reads of names, without reads of whole maps. */
type NamedReads = Omit<ValuesReads, 'unnamedUse'>

/** The reads of a chart's texts and of values that are templates themselves. */
export function valuesReads(contents: ChartContents, editables: readonly EditableValue[]): ValuesReads {
  const chartReads = readsOfCharts(contents)
  const texts = executableTexts(editables)
  const useOf = once(() => unnamedUses(contents, texts))
  const unnamedUse: ValuesReads['unnamedUse'] = (valuesPath) => useOf()(valuesPath)
  if (texts.length === 0) return { ...chartReads, unnamedUse }
  const prefixes = contents.dependencies.flatMap(({ chart }) => chart.prefixes)
  const inValues = indexed(
    contents,
    texts.map((text) => ({ location: '', text, prefixes, isShared: true })),
  )
  return {
    has: (valuesPath) => chartReads.has(valuesPath) || inValues.has(valuesPath),
    below: (valuesPath) => [...new Set([...chartReads.below(valuesPath), ...inValues.below(valuesPath)])],
    unresolved: [...new Set([...chartReads.unresolved, ...inValues.unresolved])],
    placed: chartReads.placed,
    unnamedUse,
    takesAll: chartReads.takesAll || inValues.takesAll,
  }
}

/** The texts in values that are templates. */
export function executableTexts(editables: readonly EditableValue[]): string[] {
  return editables.flatMap(({ value }) => (typeof value === 'string' && value.includes('{{') ? value : []))
}

const readsOfCharts = oncePer((contents: ChartContents) => indexed(contents, contents.texts))

function indexed(contents: ChartContents, texts: readonly ChartText[]): NamedReads {
  const reads = texts.flatMap((text) => readsIn(text.text).map((read) => ({ text, read })))
  const placed = reads.flatMap(({ text, read }) =>
    pathsOfRead(text, read).map((valuesPath) => ({ valuesPath, text, read })),
  )
  const paths = [...placed.map(({ valuesPath }) => valuesPath), ...switchesOf(contents)]
  const movesValues =
    contents.dependencies.some((needs) => needs.isImporting) || reads.some(({ read }) => rewritesValues(read))
  // A partial may receive a value under any name, so only the last key can be compared.
  const unresolved = new Set(
    reads.filter(({ read }) => movesValues || !read.isOfValues).flatMap(({ read }) => read.names),
  )
  const readPaths = prefixesOf(paths)
  const children = childrenOf(readPaths)
  return {
    has(valuesPath) {
      const keys = valuesPath.filter((key) => typeof key === 'string')
      return readPaths.has(keys.join('\0')) || unresolved.has(keys.at(-1) ?? '')
    },
    below: (valuesPath) => children.get(valuesPath.join('\0')) ?? [],
    unresolved: [...unresolved],
    placed,
    takesAll: reads.some(({ read }) => readsAllValues(read)),
  }
}

/** The paths that a read may refer to: `global` of a chart is also `global` of its subcharts. */
function pathsOfRead({ prefixes }: ChartText, { names, isOfValues }: TemplateRead): (readonly string[])[] {
  if (!isOfValues || names.length === 0) return []
  if (names[0] !== 'global') return prefixes.map((prefix) => [...prefix, ...names])
  return prefixes.flatMap((prefix) =>
    [...prefix, ''].map((_, depth) => [...prefix.slice(0, depth), ...names]),
  )
}

function switchesOf({ dependencies: needs }: ChartContents): (readonly string[])[] {
  return needs.flatMap(({ chart, switches }) =>
    chart.prefixes.flatMap((prefix) => switches.map((valuesPath) => [...prefix, ...valuesPath])),
  )
}

/** All prefixes of paths, keys joined by NULs. */
function prefixesOf(paths: readonly (readonly string[])[]): Set<string> {
  return new Set(
    paths.flatMap((valuesPath) => valuesPath.map((_, index) => valuesPath.slice(0, index + 1).join('\0'))),
  )
}

function childrenOf(paths: ReadonlySet<string>): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const valuesPath of paths) {
    const end = valuesPath.lastIndexOf('\0')
    const prefix = valuesPath.slice(0, Math.max(end, 0))
    const names = children.get(prefix) ?? []
    names.push(valuesPath.slice(end + 1))
    children.set(prefix, names)
  }
  return children
}

/** `range .Values`, `toYaml .Values` and the like; `include` passes the values on and `index` reads one of them. */
function readsAllValues({ names, isOfValues, action }: TemplateRead): boolean {
  return (
    isOfValues && names.length === 0 && /\b(range|to\w+|keys|values|pick|omit|merge\w*|tpl)\b/.test(action)
  )
}

/** `set $ "Values" …`, `mergeOverwrite .Values …`: a template that moves values to other keys. */
function rewritesValues({ names, isOfValues, action }: TemplateRead): boolean {
  const isOfTheWhole = isOfValues ? names.length === 0 : names.length === 1 && names[0] === 'Values'
  return isOfTheWhole && /\b(set|mustMerge\w*|merge\w*)\b/.test(action)
}
