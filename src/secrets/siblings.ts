import { groupBy } from '../core/group.ts'
import type { TextKey } from './extent.ts'
import { columnOf, lineIndent, lineAt, trimmedLine, type LineLayout } from './layout.ts'

/** True for a key whose text names the value beside it: `name` in `name: DB_PASSWORD` and `value: x`. */
export function isNameKey(name: string): boolean {
  return /^(?:name|key|path|parameter|header|variable|envName)$/.test(name)
}

/** True for a key whose value the key beside it names (`isNameKey`): `value`, `default`, `defaultValue`, `stringValue`. */
export function isValueKey(name: string): boolean {
  return /^(?:value|default|defaultValue|stringValue)$/.test(name)
}

/** Groups keys by the line on which they start, counted from 0, as `lineAt` returns it. */
export function groupByLine(layout: LineLayout, keys: readonly TextKey[]): Map<number, TextKey[]> {
  return groupBy(keys, ({ start }) => lineAt(layout, start))
}

/**
 * The value keys that a name key (`isNameKey`) names, at most two: the nearest ones in the same braces if its line has value
 * keys, else the nearest one below and above in the same column of the same map. Empty if there is none.
 *
 * @param values the value keys by line, see `groupByLine`
 */
export function valuesNamedBy(
  layout: LineLayout,
  nameKey: TextKey,
  values: ReadonlyMap<number, readonly TextKey[]>,
): TextKey[] {
  const line = lineAt(layout, nameKey.start)
  const onSameLine = values.get(line) ?? []
  if (onSameLine.length > 0) return nearest(layout.text, nameKey, onSameLine)
  const column = columnOf(layout, nameKey.start)
  const isSibling = (key: TextKey): boolean => columnOf(layout, key.start) === column
  const below = linesBelow(layout, line, column).flatMap((lineBelow) => values.get(lineBelow) ?? [])
  const above = linesAbove(layout, line, column).flatMap((lineAbove) => values.get(lineAbove) ?? [])
  return [...below.filter(isSibling).slice(0, 1), ...above.filter(isSibling).slice(0, 1)]
}

/** The nearest values before and after a key in the same braces, without a brace in between. */
function nearest(text: string, nameKey: TextKey, values: readonly TextKey[]): TextKey[] {
  const next = firstAfter(values, nameKey.end)
  return values.slice(Math.max(0, next - 1), next + 1).filter(({ start, end }) => {
    const between = start > nameKey.end ? text.slice(nameKey.end, start) : text.slice(end, nameKey.start)
    return between.length <= 2000 && !/[{}]/.test(between.replace(/\$?\{\{?[^{}]*\}?\}/g, ''))
  })
}

/** The index of the first key at or after an offset. */
function firstAfter(keys: readonly TextKey[], offset: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Maximum number of lines of a map to search. */
const maxLines = 20

function linesBelow(layout: LineLayout, line: number, column: number): number[] {
  const lines: number[] = []
  for (let next = line + 1; next < layout.starts.length && lines.length < maxLines; next++) {
    if (trimmedLine(layout, next) !== '' && lineIndent(layout, next) < column) break
    lines.push(next)
  }
  return lines
}

/** Lines above, up to the dash of the list item. */
function linesAbove(layout: LineLayout, line: number, column: number): number[] {
  const lines: number[] = []
  const startsItem = (index: number): boolean => lineIndent(layout, index) < column
  for (let last = line; last > 0 && !startsItem(last) && lines.length < maxLines; last--) {
    if (startsItem(last - 1) && !/^-\s/.test(trimmedLine(layout, last - 1))) break
    lines.push(last - 1)
  }
  return lines
}
