import type { Insertion } from './cause.ts'

/** The text to insert for a value at an insertion; ends where the first entry of the map begins. */
export function insertedText({ indent, keys }: Insertion, value: string, lineBreak = '\n'): string {
  if (indent === null) return `${inBraces(keys, value)}, `
  const lines = keys.map((key, depth) => `${' '.repeat(depth === 0 ? 0 : indent + 2 * depth)}${key}:`)
  return `${lines.join(lineBreak)} ${value}${lineBreak}${' '.repeat(indent)}`
}

function inBraces([key = '', ...innerKeys]: readonly string[], value: string): string {
  return innerKeys.length > 0 ? `${key}: {${inBraces(innerKeys, value)}}` : `${key}: ${value}`
}
