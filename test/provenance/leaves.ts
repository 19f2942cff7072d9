import { lineEdits, type Enums, type Leaf } from './leaf.ts'
import { setLeaves } from './set-leaves.ts'
import type { Source } from './sources.ts'
import { yamlLeaves } from './yaml-leaves.ts'

/** Every leaf of a source. */
export function leavesOf(source: Source, enums: Enums): Leaf[] {
  if (source.kind === 'yaml') return yamlLeaves(source, enums)
  if (source.kind === 'text') return [wholeFile(source, enums)]
  return setLeaves(source, enums)
}

/** The file that `--set-file` names is one text. */
function wholeFile(source: Source, enums: Enums): Leaf {
  const { text } = source
  return { source, start: 0, end: text.length, text, edits: lineEdits(text, 0, text.length, enums) }
}
