import { joinAnd } from '../core/join-words.ts'
import type { Finding, Report } from '../core/report.ts'
import { inertOutput, line } from './escape.ts'
import { unpainted } from './paint.ts'
import { sortFindings } from './severity.ts'
import { closingLine } from './text-closing.ts'
import { findingBlock, findingLine } from './text-finding.ts'
import type { TextOptions } from './text-options.ts'
import { blocks } from './verdict.ts'
import { count } from './words.ts'

/** A check after an edit, as it is printed. */
export interface CheckedEdit {
  /** The report of all of the tree. */
  readonly report: Report
  readonly appeared: readonly Finding[]
  readonly fixed: readonly Finding[]
  readonly edited: readonly string[]
}

/** Limits on new findings with their lines, and on the names of edited files. */
const [maxBlocks, maxFiles] = [10, 3]

/**
 * The effect of an edit on findings, for a terminal: a block for each of the first 10 new ones, a line for each further new
 * one and each fixed one, and a line with the edited files, the counts, and the state of the whole tree.
 */
export function editText({ report, appeared, fixed, edited }: CheckedEdit, options: TextOptions): string {
  const paint = options.paint ?? unpainted
  const sorted = sortFindings(appeared)
  const news = [
    ...sorted
      .slice(0, maxBlocks)
      .map((finding) => findingBlock(finding, paint, blocks(finding, options.gate))),
    ...sorted.slice(maxBlocks).map((finding) => findingLine(finding, paint)),
  ]
  const gone = sortFindings(fixed).map(
    ({ at, message, rule }) =>
      `${paint('green', 'fixed')}  ${line(at.file)}:${at.line}:${at.column}  ${line(message)}  ${paint('dim', line(rule))}`,
  )
  const counts = [
    ...(appeared.length === 0 ? [] : [count(appeared.length, 'new finding')]),
    ...(fixed.length === 0 ? [] : [`${fixed.length} fixed`]),
  ]
  const answer = counts.length === 0 ? 'nothing new' : counts.join(', ')
  return inertOutput(
    `\n${[...news, ...gone, `${filesText(edited)}: ${answer}; now ${closingLine(report, options)}`].join('\n')}`,
  )
}

function filesText(files: readonly string[]): string {
  const named = files.slice(0, maxFiles).map(line)
  const hidden = files.length - named.length
  return files.length === 0 ? 'checked again' : joinAnd([...named, ...(hidden > 0 ? [`${hidden} more`] : [])])
}
