import { alter, type ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Template } from './types.ts'

/**
 * Edits to values that a person might write instead: of the same shape, for numbers also far smaller and larger, and for
 * parts of addresses also without what an address may not have.
 */
export function alternativeValues(template: Template, editable: EditableValue): ValueEdit[] {
  const [similar, different] = ([1, 2] as const).map(
    (variant) => alter(editable, template.markOf(editable, variant)) ?? [],
  )
  // The first was already rendered during the search. A wrong number is rather repaired by a distant one than a near
  // one.
  return [similar!, scaled(editable), different!, repairedAddresses(editable)].flat()
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

/** What a value may put into an address that makes the address wrong, and what to write instead. */
const addressRepairs: readonly (readonly [RegExp, string])[] = [
  [/[?#][^"'\s]*/, ''],
  [/^(["']?)http:/, '$1https:'],
  [/(?<=\w)\s+(?=\w)/g, '-'],
]

/** Edits that repair a value as a part of an address: where several values make one, the part that is wrong is the cause. */
function repairedAddresses({ source, start, end, kind, value }: EditableValue): ValueEdit[] {
  if (kind !== 'value' || typeof value !== 'string') return []
  const written = source.text.slice(start, end)
  return addressRepairs.flatMap(([pattern, replacement]) => {
    const text = written.replace(pattern, replacement)
    return text === written ? [] : { source, start, end, text }
  })
}
