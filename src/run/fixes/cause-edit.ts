import type { Cause, CausePart } from '../../core/cause.ts'
import { insertedText } from '../../core/insertion.ts'
import type { Edit } from '../../core/report.ts'
import type { Node } from '../../model/node.ts'
import type { YamlNode, YamlScalar } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { edit, lineBreakOf, replacement } from './own-edit.ts'
import { partFor } from './substring-edit.ts'
import { newScalar, writtenLike } from './scalar-text.ts'

/**
 * The edit of a values file that gives a rendered field a value: of the leaf that holds the field, or of one that
 * holds the part of it that has to change, or the missing entry. `null` where no single value does it.
 */
export function causeEdit(
  { kind, primary, related: others, insertion }: Cause,
  field: Node,
  value: string,
  reader: Reader,
): Edit | null {
  if (!primary || !isIn(reader, primary)) return null
  if (kind === 'missing') {
    if (!insertion) return null
    const gap = insertion.indent === null ? blanksAt(primary.text, insertion.offset) : 0
    const offset = insertion.offset + gap
    const text = insertedText(insertion, newScalar(value), lineBreakOf(primary.text))
    return edit(primary, offset, offset, text)
  }
  if (kind !== 'exact' && kind !== 'probable') return null
  const leaves = [primary, ...others].filter((part) => part.role === 'cause' && isIn(reader, part))
  for (const part of leaves) {
    const found = leafEdit(part, String(field.scalar), value, reader)
    if (found) return found
  }
  return null
}

/** False for a flag, and for a file that is packed away. */
function isIn(reader: Reader, { file, text }: CausePart): boolean {
  return reader.text(file) === text
}

function blanksAt(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(offset))![0].length
}

function leafEdit(part: CausePart, field: string, wanted: string, reader: Reader): Edit | null {
  const leaf = leafAt(reader.documents(part.file)[0]?.root ?? null, part)
  if (!leaf || leaf.value === null) return null
  const value = partFor(field, String(leaf.value), wanted)
  if (value === null) return null
  if (leaf.alias?.start !== part.start) return replacement(leaf, value)
  const text = writtenLike({ ...leaf, style: 'plain' }, value)
  return text === null ? null : edit(part, part.start, part.end, text)
}

/** The scalar that is written in a part of a file, or that an alias there stands for. */
function leafAt(node: YamlNode | null, part: CausePart): YamlScalar | undefined {
  if (node?.kind === 'scalar') {
    const isUse = node.alias?.start === part.start && node.alias.end === part.end
    return isUse || (node.start === part.start && node.end === part.end) ? node : undefined
  }
  const below = node?.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : node?.items
  for (const child of below ?? []) {
    const found = leafAt(child, part)
    if (found) return found
  }
  return undefined
}
