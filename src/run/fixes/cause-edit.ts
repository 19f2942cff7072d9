import type { Cause, CausePart } from '../../core/cause.ts'
import { insertedText } from '../../core/insertion.ts'
import type { Edit } from '../../core/report.ts'
import type { Node } from '../../model/node.ts'
import { isMounted } from '../../core/tree.ts'
import { rootInText } from '../../yaml/embedded.ts'
import type { YamlNode, YamlScalar } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { rangeEdit, lineBreakOf, scalarEdit } from './node-edit.ts'
import { literalReplacement, substringReplacement } from './substring-edit.ts'
import { newScalar, writtenLike } from './scalar-text.ts'

/**
 * The edit of a values file that gives a rendered field a value: it replaces the value that the field comes from, or
 * the substring that has to change, or inserts the missing entry. `null` if no single edit does it.
 */
export function causeEdit(inValues: Cause, field: Node, value: string, reader: Reader): Edit | null {
  const { kind, primary, related: contributing, insertion } = inValues
  if (!primary || !isEditable(reader, primary)) return null
  if (kind === 'missing') {
    if (!insertion) return null
    const gap = insertion.indent === null ? blanksAt(primary.text, insertion.offset) : 0
    const offset = insertion.offset + gap
    const text = insertedText(insertion, newScalar(value), lineBreakOf(primary.text))
    return rangeEdit(primary, offset, offset, text)
  }
  if (kind !== 'exact' && kind !== 'probable') return null
  const leaves = [primary, ...contributing].filter(
    (causePart) => causePart.role === 'cause' && isEditable(reader, causePart),
  )
  for (const causePart of leaves) {
    const editOfLeaf = leafEdit(causePart, String(field.scalar), value, reader)
    if (editOfLeaf) return editOfLeaf
  }
  return null
}

/** False for a flag and for a file in a packed chart or in one of a registry, which cannot be edited. */
function isEditable(reader: Reader, { file, text }: CausePart): boolean {
  return reader.text(file) === text && !isMounted(file)
}

function blanksAt(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(offset))![0].length
}

function leafEdit(causePart: CausePart, field: string, wanted: string, reader: Reader): Edit | null {
  const leaf = reader
    .documents(causePart.file)
    .map(({ root }) => leafAt(root, causePart))
    .find((scalar) => scalar !== undefined)
  if (!leaf) return assignedEdit(causePart, field, wanted)
  if (leaf.value === null) return null
  const written = String(leaf.value)
  const value = substringReplacement(field, written, wanted) ?? literalReplacement(field, written, wanted)
  if (value === null) return null
  if (leaf.alias?.start !== causePart.start) return scalarEdit(leaf, value)
  const text = writtenLike({ ...leaf, style: 'plain' }, value)
  return text === null ? null : rangeEdit(causePart, causePart.start, causePart.end, text)
}

/** The edit of the value in `KEY=VALUE`, in a literal or file of a generator; `null` for any other text. */
function assignedEdit(causePart: CausePart, field: string, wanted: string): Edit | null {
  const { text, start, end } = causePart
  if (!/=["']*$/.test(text.slice(Math.max(0, start - 4), start))) return null
  const value = substringReplacement(field, text.slice(start, end), wanted)
  const isPlain = value !== null && /^[\w./:%+~@-]+$/.test(value)
  return isPlain ? rangeEdit(causePart, start, end, value) : null
}

/** The scalar at a range of a file, also in a text of YAML, or the scalar that an alias at this range refers to. */
function leafAt(node: YamlNode | null | undefined, causePart: CausePart): YamlScalar | undefined {
  if (node?.kind === 'scalar') {
    const isUse = node.alias?.start === causePart.start && node.alias.end === causePart.end
    if (isUse || (node.start === causePart.start && node.end === causePart.end)) return node
    const isInText = node.start <= causePart.start && causePart.end <= node.end
    return isInText ? leafAt(rootInText(node), causePart) : undefined
  }
  const below = node?.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : node?.items
  for (const child of below ?? []) {
    const leaf = leafAt(child, causePart)
    if (leaf) return leaf
  }
  return undefined
}
