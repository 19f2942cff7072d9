import type { YamlNode } from './node.ts'

/** The text of a node as its source has it, with its quotes. */
export function sourceText({ source, start, end }: YamlNode): string {
  return source.text.slice(start, end)
}
