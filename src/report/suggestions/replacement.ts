import type { Fix } from '../../core/report.ts'

/** Lines of one file, 1-based, and what stands in their place; nothing is removed where lines are inserted below one. */
export interface Replacement {
  readonly file: string
  readonly firstLine: number
  readonly lastLine: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/**
 * The lines that a fix replaces. `undefined` if they are not one block of one file, since a person could accept one of two
 * suggestions without the other; for a fix that only removes lines or inserts above line 1; and for a fix without a diff,
 * because its lines contain a secret or are too long.
 */
export function replacementOf({ edits, diff }: Fix): Replacement | undefined {
  const [file, ...otherFiles] = new Set(edits.map((edit) => edit.file))
  const [head = '', ...lines] = diff.replace(/\n$/, '').split('\n')
  const [, start, count = '1'] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(head) ?? []
  if (file === undefined || otherFiles.length > 0 || start === undefined) return undefined
  const removed = withSign(lines, '-')
  const added = withSign(lines, '+')
  const isOneBlock = removed.length + added.length === lines.length && removed.length === Number(count)
  if (!isOneBlock || added.length === 0 || Number(start) === 0) return undefined
  const firstLine = Number(start)
  return { file, firstLine, lastLine: firstLine + Math.max(1, removed.length) - 1, removed, added }
}

function withSign(lines: readonly string[], sign: '-' | '+'): string[] {
  return lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1))
}
