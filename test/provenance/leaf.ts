import { otherTexts } from './edits.ts'
import type { Source } from './sources.ts'

/** A scalar, an empty map or an empty list that values hold, and what a person could write instead. */
export interface Leaf {
  readonly source: Source
  /** Where it stands in the source's text. */
  readonly start: number
  readonly end: number
  /** What it reads as. */
  readonly text: string
  readonly edits: readonly Edit[]
}

/** The source's text with one leaf altered. */
export interface Edit {
  readonly text: string
  /** What the leaf says now; `null` where it is deleted. */
  readonly says: string | null
  /** The 1-based line that is another one, where the leaf has several; else `null`. */
  readonly line: number | null
}

/** Words that a schema allows in one place. */
export type Enums = readonly (readonly string[])[]

/** A leaf of one line, with an edit for each text that could stand in its place. */
export function lineLeaf(
  source: Source,
  start: number,
  end: number,
  text: string,
  alternatives: readonly string[],
): Leaf {
  const edits = alternatives.map((says) => ({
    text: replaced(source.text, start, end, says),
    says,
    line: null,
  }))
  return { source, start, end, text, edits }
}

/** The text with a part replaced. */
export function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

/** A text with one line of a part altered: at the end of what it says, and inside. */
export function lineEdits(text: string, start: number, end: number, enums: Enums): Edit[] {
  const starts = lineStarts(text)
  return starts.flatMap((from, index) => {
    const to = (starts[index + 1] ?? text.length + 1) - 1
    if (from < start || from >= end) return []
    const [, front = '', content = ''] = /^(\s*(?:- )?(?:[\w.-]+:\s+)?)(.*?)\s*$/.exec(text.slice(from, to))!
    const alternatives = content === '' ? [] : otherTexts(content, enums)
    const two = new Set([alternatives.at(0), alternatives.at(-1)].flatMap((alternative) => alternative ?? []))
    return [...two].map((says) => ({ text: replaced(text, from, to, front + says), says, line: index + 1 }))
  })
}

/** The 1-based lines from a leaf's first to its last character. */
export function linesOf({ source, start, end }: Leaf): [number, number] {
  return [lineAt(source.text, start), lineAt(source.text, Math.max(start, end - 1))]
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** Offsets of the first character of each line. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}
