import type { Position, Range } from 'vscode-languageserver/node'
import type { Location } from '../core/report.ts'

/** The range of a location; both count UTF-16 units, the protocol from 0. */
export function rangeOf({ line, column, endLine, endColumn }: Location): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: Math.max(line, endLine) - 1, character: Math.max(endColumn, 1) - 1 },
  }
}

/** The range of the first line of a file, for what is about all of it. */
export const firstLine: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1000 } }

/** True if two ranges share a line. */
export function shareLine(first: Range, second: Range): boolean {
  return first.start.line <= second.end.line && second.start.line <= first.end.line
}

/** The range of one position. */
export function pointRange(position: Position): Range {
  return { start: position, end: position }
}
