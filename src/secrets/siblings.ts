import type { Key } from './extent.ts'
import { columnOf, lineIndent, lineAt, wordsOf, type LineLayout } from './layout.ts'

/** True for the key of a text that names the value beside it: `name: DB_PASSWORD` and `value: x`. */
export function isNamer(name: string): boolean {
  return /^(?:name|key|path|parameter|header|variable|envName)$/.test(name)
}

/** True for the key of such a value. */
export function isNamed(name: string): boolean {
  return /^(?:value|default|defaultValue|stringValue)$/.test(name)
}

/** The keys by the line they stand in. */
export function byLine(layout: LineLayout, keys: readonly Key[]): Map<number, Key[]> {
  const lines = new Map<number, Key[]>()
  for (const key of keys) {
    const line = lineAt(layout, key.start)
    const own = lines.get(line)
    if (own) own.push(key)
    else lines.set(line, [key])
  }
  return lines
}

/** The values that a key names: in the same braces, or in the same map above or below. */
export function namedBy(layout: LineLayout, namer: Key, values: ReadonlyMap<number, readonly Key[]>): Key[] {
  const line = lineAt(layout, namer.start)
  const beside = values.get(line) ?? []
  if (beside.length > 0) return nearest(layout.text, namer, beside)
  const column = columnOf(layout, namer.start)
  const isSibling = (key: Key): boolean => columnOf(layout, key.start) === column
  const below = linesBelow(layout, line, column).flatMap((each) => values.get(each) ?? [])
  const above = linesAbove(layout, line, column).flatMap((each) => values.get(each) ?? [])
  return [...below.filter(isSibling).slice(0, 1), ...above.filter(isSibling).slice(0, 1)]
}

/** The values before and behind a key in the same braces: none of them is closed in between. */
function nearest(text: string, namer: Key, values: readonly Key[]): Key[] {
  const next = firstAfter(values, namer.end)
  return values.slice(Math.max(0, next - 1), next + 1).filter(({ start, end }) => {
    const between = start > namer.end ? text.slice(namer.end, start) : text.slice(end, namer.start)
    return between.length <= 2000 && !/[{}]/.test(between.replace(/\$?\{\{?[^{}]*\}?\}/g, ''))
  })
}

/** The index of the first key that starts at an offset or behind it. */
function firstAfter(keys: readonly Key[], offset: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Lines of one map that are looked at. */
const most = 20

function linesBelow(layout: LineLayout, line: number, column: number): number[] {
  const lines: number[] = []
  for (let next = line + 1; next < layout.starts.length && lines.length < most; next++) {
    if (wordsOf(layout, next) !== '' && lineIndent(layout, next) < column) break
    lines.push(next)
  }
  return lines
}

/** Up to the dash of the item. */
function linesAbove(layout: LineLayout, line: number, column: number): number[] {
  const lines: number[] = []
  const startsItem = (each: number): boolean => lineIndent(layout, each) < column
  for (let last = line; last > 0 && !startsItem(last) && lines.length < most; last--) {
    if (startsItem(last - 1) && !/^-\s/.test(wordsOf(layout, last - 1))) break
    lines.push(last - 1)
  }
  return lines
}
