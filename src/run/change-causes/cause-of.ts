import type { ChangeCause, Location } from '../../core/report.ts'
import type { Tree } from '../../core/tree.ts'
import { shownLines } from '../../inspect/excerpt.ts'
import type { Sources } from '../../inspect/locate.ts'
import { isComment, type SourceChange } from './source-changes.ts'
import type { CausesInput } from './types.ts'

/** Limit on the characters of a line in a report. */
const maxLineLength = 120

/** A difference of source files as the report shows it, secrets masked. */
export function causeOf({ file, lines }: SourceChange, { base, head }: CausesInput): ChangeCause {
  if (!lines) return wholeFile(file, head.sources.reader.tree)
  const [baseText, headText] = [linesOf(file, base.sources), linesOf(file, head.sources)]
  const { baseStart, baseEnd, headStart, headEnd } = lines
  const isRemoval = headEnd === headStart
  const [ofBase, ofHead] = [
    statements(baseText, baseStart, baseEnd),
    statements(headText, headStart, headEnd),
  ]
  const equal = equalStatements(ofBase, ofHead)
  const [firstOfBase, firstOfHead] = [
    lineOf(ofBase[equal] ?? ofBase[0], baseStart),
    lineOf(ofHead[equal] ?? ofHead[0], headStart),
  ]
  return {
    at: isRemoval
      ? locationOf(file, baseText, firstOfBase, baseEnd)
      : locationOf(file, headText, firstOfHead, headEnd),
    side: isRemoval ? 'base' : 'head',
    removed: baseEnd - baseStart,
    added: headEnd - headStart,
    ...(baseEnd > baseStart && { before: shownLine(baseText, firstOfBase) }),
    ...(headEnd > headStart && { after: shownLine(headText, firstOfHead) }),
  }
}

/** A line that is no comment. */
interface Statement {
  /** From 0. */
  readonly line: number
  readonly text: string
}

function statements(text: readonly string[] | undefined, start: number, end: number): Statement[] {
  return (text ?? [])
    .slice(start, end)
    .flatMap((line, offset): Statement[] => (isComment(line) ? [] : [{ line: start + offset, text: line }]))
}

/** The number of statements at the beginning that are equal: a long difference may begin with a comment alone. */
function equalStatements(base: readonly Statement[], head: readonly Statement[]): number {
  const differing = base.findIndex(({ text }, index) => text !== head[index]?.text)
  return differing < 0 ? base.length : differing
}

/** The line of a statement; the first line of a difference that has none. */
function lineOf(statement: Statement | undefined, start: number): number {
  return statement?.line ?? start
}

function wholeFile(file: string, head: Tree): ChangeCause {
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { at, side: head.read(file) ? 'head' : 'base', removed: 0, added: 0 }
}

function linesOf(file: string, { reader, mask }: Sources): readonly string[] | undefined {
  return shownLines(reader, mask)(file)
}

function locationOf(file: string, text: readonly string[] | undefined, start: number, end: number): Location {
  const last = text?.[end - 1] ?? ''
  return { file, line: start + 1, column: 1, endLine: end, endColumn: last.length + 1 }
}

function shownLine(text: readonly string[] | undefined, line: number): string {
  return (text?.[line] ?? '').trim().slice(0, maxLineLength)
}
