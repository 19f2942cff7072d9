import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, type ParseResult } from 'rolldown/utils'

/** A source file, parsed. */
export interface Source {
  /** Its path from the root of the repository. */
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly program: ParseResult['program']
  readonly comments: ParseResult['comments']
  /** The 0-based line of an offset. */
  lineAt(offset: number): number
}

/** All files of a folder that people write: without declarations and without those that `npm run generate` writes. */
export function readSources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => readSource(join(folder, file)))
    .filter(({ text }) => !/generated/i.test(text.split('\n', 1)[0]!))
}

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8')
  const { program, comments } = parseSync(path, text)
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return {
    path,
    text,
    lines: starts.length - 1,
    program,
    comments,
    lineAt: (offset) => lineAt(starts, offset),
  }
}

/** The index of the last of the sorted offsets that is not beyond an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low
}
