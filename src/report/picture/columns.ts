import { boxSize, type Box } from './drawing.ts'

/** A box that a column places. */
export interface ColumnBox extends Pick<Box, 'lines' | 'look' | 'title'> {
  /** Unique in a picture. */
  readonly key: string
}

/** Pixels between boxes of one column, and between columns. */
const rowGap = 12
const columnGap = 96

/**
 * Places boxes below each other in columns from left to right, each column in the middle of the height. Returns the boxes
 * by key, and the size of the whole in pixels. Needs at least one column, which may be empty.
 */
export function inColumns(columns: readonly (readonly ColumnBox[])[]): {
  readonly boxes: ReadonlyMap<string, Box>
  readonly width: number
  readonly height: number
} {
  const height = Math.max(0, ...columns.map(heightOf))
  const boxes = new Map<string, Box>()
  let x = 1
  for (const column of columns) {
    const width = Math.max(0, ...column.map(({ lines }) => boxSize(lines).width))
    let y = 1 + (height - heightOf(column)) / 2
    for (const { key, ...box } of column) {
      const size = boxSize(box.lines)
      boxes.set(key, { ...box, x, y, width, height: size.height })
      y += size.height + rowGap
    }
    x += width + columnGap
  }
  return { boxes, width: x - columnGap + 1, height: height + 2 }
}

function heightOf(column: readonly ColumnBox[]): number {
  return column.reduce((sum, { lines }) => sum + boxSize(lines).height + rowGap, -rowGap)
}
