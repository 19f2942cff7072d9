import type { Insertion } from './cause.ts'

/** The text that writes a value at an insertion. */
export function insertedText({ indent, keys }: Insertion, value: string, lineBreak = '\n'): string {
  if (indent === null) return `${inBraces(keys, value)}, `
  const lines = keys.map((key, depth) => `${' '.repeat(depth === 0 ? 0 : indent + 2 * depth)}${key}:`)
  return `${lines.join(lineBreak)} ${value}${lineBreak}${' '.repeat(indent)}`
}

function inBraces([key = '', ...below]: readonly string[], value: string): string {
  return below.length > 0 ? `${key}: {${inBraces(below, value)}}` : `${key}: ${value}`
}
