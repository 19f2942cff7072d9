import { commandMessage, commandProperty, inertOutput } from './escape.ts'
import type { Annotation } from './annotations.ts'
import { count } from './words.ts'

/**
 * Annotations as workflow commands, one per line (`--format github`). A last line of plain text gives the number of `hidden`
 * findings, those without an annotation, unless it is 0.
 */
export function workflowCommands(shown: readonly Annotation[], hidden = 0): string {
  const hiddenLine = hidden === 0 ? '' : `${count(hidden, 'more finding')} without an annotation\n`
  return shown.map((annotation) => `${command(annotation)}\n`).join('') + hiddenLine
}

/** Lines for the log of a step of GitHub Actions, folded under a title (`::group::`); without lines only the title. */
export function foldedLines(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return title === '' ? '' : `${inertOutput(title)}\n`
  return `::group::${commandMessage(title)}\n${inertOutput(lines.join('\n'))}\n::endgroup::\n`
}

function command({ level, at, title, message }: Annotation): string {
  const properties = { file: at.file, line: at.line, endLine: at.endLine, ...columns(at), title }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${commandProperty(String(value))}`)
  return `::${level} ${list.join(',')}::${commandMessage(message)}`
}

/** The column properties: the runner accepts columns only within one line, and no end before the start. */
function columns({ line, endLine, column, endColumn }: Annotation['at']): Record<string, number> {
  return line === endLine && endColumn >= column ? { col: column, endColumn } : {}
}
