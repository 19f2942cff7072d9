import { alter, type ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Template } from './types.ts'

/** Values that a person might write instead: of the same shape, and for numbers far smaller and larger ones, too. */
export function alternativeValues(template: Template, slot: EditableValue): ValueEdit[] {
  const [similar, other] = ([1, 2] as const).map(
    (variant) => alter(slot, template.markOf(slot, variant)) ?? [],
  )
  // The first one was rendered to find the slot; of a number that is wrong a far one helps sooner than a near one.
  return [similar!, scaled(slot), other!].flat()
}

const scales = [(value: number) => value * 100 + 7, (value: number) => Math.floor(value / 100)]

/** The first number in what is written, made larger and smaller. */
function scaled(slot: EditableValue): ValueEdit[] {
  const { source, start, end, kind } = slot
  const written = source.text.slice(start, end)
  if (kind !== 'value' || !/^["']?-?\d+[a-zµA-Z%]*["']?$/.test(written)) return []
  return scales.map((scale) => ({
    source,
    start,
    end,
    text: written.replace(/\d+/, (digits) => String(scale(Number(digits)))),
  }))
}
