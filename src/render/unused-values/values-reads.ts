import { oncePer } from '../../core/once-per.ts'
import type { ChartContents, ChartText } from './chart-texts.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import { readsIn, type TemplateRead } from './template-reads.ts'
import type { ValuesPathKeys } from '../probe/values-paths.ts'

/** A read of an entry that a template names by its whole way. */
export interface PlacedRead {
  /** Keys from the root of the release's values. */
  readonly way: readonly string[]
  readonly text: ChartText
  readonly read: TemplateRead
}

/** What the templates of a release may read of its values, as far as their texts tell. */
export interface ValuesReads {
  /** Whether some text may read the entry of this way, or one below it. */
  has(way: ValuesPathKeys): boolean
  /** The names that are read of the map at a way, by the whole way. */
  below(way: ValuesPathKeys): readonly string[]
  /** Names that are read of maps which only a render knows. */
  readonly loose: readonly string[]
  readonly placed: readonly PlacedRead[]
  /** True if all values of a chart are taken at once: ranged over, printed. */
  readonly takesAll: boolean
}

/** The reads of a chart's texts, and of values that are templates themselves. */
export function valuesReads(contents: ChartContents, slots: readonly EditableValue[]): ValuesReads {
  const own = ofCharts(contents)
  const texts = slots.flatMap(({ value }) => (typeof value === 'string' && value.includes('{{') ? value : []))
  if (texts.length === 0) return own
  const under = contents.needs.flatMap(({ chart }) => chart.under)
  const inValues = indexed(
    contents,
    texts.map((text) => ({ location: '', text, under, isShared: true })),
  )
  return {
    has: (way) => own.has(way) || inValues.has(way),
    below: (way) => [...new Set([...own.below(way), ...inValues.below(way)])],
    loose: [...new Set([...own.loose, ...inValues.loose])],
    placed: own.placed,
    takesAll: own.takesAll || inValues.takesAll,
  }
}

const ofCharts = oncePer((contents: ChartContents) => indexed(contents, contents.texts))

function indexed(contents: ChartContents, texts: readonly ChartText[]): ValuesReads {
  const reads = texts.flatMap((text) => readsIn(text.text).map((read) => ({ text, read })))
  const placed = reads.flatMap(({ text, read }) => waysOf(text, read).map((way) => ({ way, text, read })))
  const ways = [...placed.map(({ way }) => way), ...switchesOf(contents)]
  const isMoving =
    contents.needs.some((needs) => needs.isImporting) || reads.some(({ read }) => isRewrite(read))
  // Whoever hands on a value may give it any name, so that no more than the last key can be compared.
  const loose = new Set(
    reads.filter(({ read }) => isMoving || !read.isOfValues).flatMap(({ read }) => read.names),
  )
  const known = prefixesOf(ways)
  const children = childrenOf(known)
  return {
    has(way) {
      const keys = way.filter((key) => typeof key === 'string')
      return known.has(keys.join('\0')) || loose.has(keys.at(-1) ?? '')
    },
    below: (way) => children.get(way.join('\0')) ?? [],
    loose: [...loose],
    placed,
    takesAll: reads.some(({ read }) => isOfAll(read)),
  }
}

/** `global` of a chart is that of its subcharts, too. */
function waysOf({ under }: ChartText, { names, isOfValues }: TemplateRead): (readonly string[])[] {
  if (!isOfValues || names.length === 0) return []
  if (names[0] !== 'global') return under.map((above) => [...above, ...names])
  return under.flatMap((above) => [...above, ''].map((_, depth) => [...above.slice(0, depth), ...names]))
}

function switchesOf({ needs }: ChartContents): (readonly string[])[] {
  return needs.flatMap(({ chart, switches }) =>
    chart.under.flatMap((above) => switches.map((way) => [...above, ...way])),
  )
}

/** Each way with all that leads to it. */
function prefixesOf(ways: readonly (readonly string[])[]): Set<string> {
  return new Set(ways.flatMap((way) => way.map((_, index) => way.slice(0, index + 1).join('\0'))))
}

function childrenOf(ways: ReadonlySet<string>): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const way of ways) {
    const end = way.lastIndexOf('\0')
    const above = way.slice(0, Math.max(end, 0))
    const names = children.get(above) ?? []
    names.push(way.slice(end + 1))
    children.set(above, names)
  }
  return children
}

/** `range .Values`, `toYaml .Values` and the like; `include` and `index` hand on or pick one. */
function isOfAll({ names, isOfValues, action }: TemplateRead): boolean {
  return (
    isOfValues && names.length === 0 && /\b(range|to\w+|keys|values|pick|omit|merge\w*|tpl)\b/.test(action)
  )
}

/** `set $ "Values" …`, `mergeOverwrite .Values …`: what is read of the values may stand elsewhere in the files. */
function isRewrite({ names, isOfValues, action }: TemplateRead): boolean {
  const isOfTheWhole = isOfValues ? names.length === 0 : names.length === 1 && names[0] === 'Values'
  return isOfTheWhole && /\b(set|mustMerge\w*|merge\w*)\b/.test(action)
}
