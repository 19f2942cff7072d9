import { distinctBy } from '../../core/distinct.ts'

/** A value that an expression of a template may have, as far as it comes from the values of a chart. */
export type FlowValue =
  /**
   * The context of templates: `.Values`, `.Release` and so on. Guessed if only a computed name decides which template
   * receives it.
   */
  | { readonly kind: 'context'; readonly isGuessed: boolean }
  /** The value at a path of the chart's values; `*` means any key or index. */
  | { readonly kind: 'values'; readonly path: readonly string[] }
  /** A map or list that the template builds (`dict`, `list`); `*` is the key of entries with computed keys. */
  | { readonly kind: 'built'; readonly entries: ReadonlyMap<string, FlowValues> }

/** The possible values of an expression, depending on the branch that the template takes. */
export type FlowValues = readonly FlowValue[]

/** The keys of a path in values as one text, the key of maps and sets. */
export function valuesPathKey(path: readonly string[]): string {
  return path.join('\0')
}

/** Some values without those of the kind `context`. */
export function withoutContext(values: FlowValues): FlowValues {
  return values.filter(({ kind }) => kind !== 'context')
}

/** The number of values, including those in maps and lists that the template builds. */
export function valueCount(values: FlowValues): number {
  return values.reduce((size, value) => size + 1 + valueCount(builtEntries(value)), 0)
}

/** The direct entries of a map or list that the template builds (`built`); empty for a value of another kind. */
export function builtEntries(value: FlowValue): FlowValues {
  return value.kind === 'built' ? [...value.entries.values()].flat() : []
}

/** Values without repetitions; paths of values are cut after 24 keys, since recursion may extend them without end. */
export function distinctValues(values: FlowValues): FlowValues {
  return distinctBy(values.map(cut), flowValueKey)
}

/** Drops the end of a long path, since recursion may extend paths without end. */
function cut(value: FlowValue): FlowValue {
  return value.kind === 'values' && value.path.length > maxDepth
    ? { kind: 'values', path: value.path.slice(0, maxDepth) }
    : value
}

const maxDepth = 24

/** A text that is equal for equal values. */
export function flowValueKey(value: FlowValue): string {
  if (value.kind === 'context') return value.isGuessed ? 'guessed' : 'context'
  if (value.kind === 'values') return `=${valuesPathKey(value.path)}`
  return JSON.stringify([...value.entries].map(([name, values]) => [name, values.map(flowValueKey)]))
}

/**
 * What a chain of fields of an expression may give: the values at the path `names` in each of `values`. Empty if nothing
 * there comes from the values of the chart; `values` itself if `names` is empty. Names after `Values` are a path of the
 * chart's values also where nothing is known about the map before it.
 */
export function flowFields(values: FlowValues, names: readonly string[]): FlowValues {
  if (names.length === 0) return values
  const reached = distinctValues(values.flatMap((value) => fieldOf(value, names)))
  const root = names.indexOf('Values')
  // `Values` of any map are the values of the chart.
  return reached.length === 0 && root >= 0 && names[0] !== 'Subcharts'
    ? [{ kind: 'values', path: names.slice(root + 1) }]
    : reached
}

function fieldOf(value: FlowValue, [name = '', ...rest]: readonly string[]): FlowValues {
  if (value.kind === 'context') return name === 'Values' ? [{ kind: 'values', path: rest }] : []
  if (value.kind === 'values') return [{ kind: 'values', path: [...value.path, name, ...rest] }]
  return flowFields([...(value.entries.get(name) ?? []), ...(value.entries.get('*') ?? [])], rest)
}

/** A map or list that the template builds. Beyond a nesting limit, which recursion may reach, only its leaves are kept. */
export function builtFlowValues(entries: ReadonlyMap<string, FlowValues>): FlowValues {
  const flat = [...entries].map(([key, values]) => [key, values.flatMap((value) => unnested(value))] as const)
  return [{ kind: 'built', entries: new Map(flat) }]
}

function unnested(value: FlowValue): FlowValues {
  return nesting(value) < maxNesting ? [value] : distinctValues(leavesOf(value))
}

const maxNesting = 3

function nesting(value: FlowValue): number {
  return value.kind === 'built' ? 1 + Math.max(0, ...builtEntries(value).map(nesting)) : 0
}

function leavesOf(value: FlowValue): FlowValues {
  return value.kind === 'built' ? builtEntries(value).flatMap(leavesOf) : [value]
}
