import type { FieldPath } from '../../core/field-path.ts'
import type { Location } from '../../core/report.ts'
import type { ValuesUse } from '../../core/values-use.ts'
import { locationAt, sourceOf } from '../../yaml/lines.ts'
import type { ChartFiles } from '../chart-files.ts'
import type { ValuesEntries } from './dead-entries.ts'
import type { PlacedRead, ValuesReads } from './values-reads.ts'

/** The values of a release, and what its templates read of them. */
interface ValuesAndReads {
  readonly entries: ValuesEntries
  readonly reads: ValuesReads
}

/**
 * Navigation from a line of a template to the locations of the keys that it names in values files (`namedAt`), and from a key
 * to the locations of the templates' reads (`readsOf`). Empty if there are none.
 *
 * @param current called for each request
 */
export function valuesNavigation(
  current: () => ValuesAndReads,
  chart: ChartFiles,
  locationOfRead: (read: PlacedRead) => Location,
): Pick<ValuesUse, 'namedAt' | 'readsOf'> {
  return {
    namedAt({ file, line }) {
      const { entries, reads } = current()
      const onLine = reads.placed
        .filter(({ text }) => chart.treePath(text.location) === file)
        .filter((read) => locationOfRead(read).line === line)
      const keys = onLine.flatMap(({ valuesPath }) => entries.at(valuesPath)?.keys ?? [])
      return keys.map(({ source, start, end }) => locationAt(sourceOf(source.text, source.file), start, end))
    },
    readsOf(key) {
      const { entries, reads } = current()
      const placed = entries.written(key).flatMap(({ valuesPath }) => readsOfPath(valuesPath, reads.placed))
      return placed.map(locationOfRead)
    },
  }
}

/**
 * The reads of templates that name a value or an entry below it; else the reads of the nearest map above it that a template
 * names, such as a map that it ranges over.
 */
function readsOfPath(valuesPath: FieldPath, placed: readonly PlacedRead[]): PlacedRead[] {
  const list = valuesPath.findIndex((key) => typeof key === 'number')
  const names = (list < 0 ? valuesPath : valuesPath.slice(0, list)).map(String)
  const below = placed.filter((read) => startsWith(read.valuesPath, names))
  if (below.length > 0) return below
  const above = placed.filter((read) => startsWith(names, read.valuesPath))
  const depth = Math.max(0, ...above.map((read) => read.valuesPath.length))
  return above.filter((read) => read.valuesPath.length === depth)
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name)
}
