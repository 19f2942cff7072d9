import { alter, type ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Template } from './types.ts'

/**
 * Edits to values that a person might write instead: of the same shape, and for numbers also far smaller and larger.
 */
export function alternativeValues(template: Template, editable: EditableValue): ValueEdit[] {
  const [similar, different] = ([1, 2] as const).map(
    (variant) => alter(editable, template.markOf(editable, variant)) ?? [],
  )
  // The first was already rendered during the search. A wrong number is rather repaired by a distant one than a near
  // one.
  return [similar!, scaled(editable), different!].flat()
}

const scales = [(value: number) => value * 100 + 7, (value: number) => Math.floor(value / 100)]

/** Edits that make the number of a value a hundred times larger and smaller. */
function scaled(editable: EditableValue): ValueEdit[] {
  const { source, start, end, kind } = editable
  const written = source.text.slice(start, end)
  if (kind !== 'value' || !/^["']?-?\d+[a-zµA-Z%]*["']?$/.test(written)) return []
  return scales.map((scale) => ({
    source,
    start,
    end,
    text: written.replace(/\d+/, (digits) => String(scale(Number(digits)))),
  }))
}
