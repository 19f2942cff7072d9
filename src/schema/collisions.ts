import { isMap } from './data.ts'
import { fieldChoice, type FieldChoice } from './field-choice.ts'
import type { Violation, Schema } from './types.ts'
import { quotedCode } from './words.ts'

/** What stands side by side and must not: fields of one oneof, items of one list that have the same key. */
export function collisions(schema: Schema, data: unknown): readonly Violation[] {
  if (Array.isArray(data)) return sameItems(schema, data)
  if (!isMap(data) || !(schema.oneOf ?? schema.allOf)) return []
  return choicesOf(schema).flatMap(({ names, besides }) => {
    const [first, second] = names.filter((name) => Object.hasOwn(data, name))
    if (first === undefined || second === undefined) return []
    if (!besides.every((name) => Object.hasOwn(data, name))) return []
    const message = `stands beside ${quotedCode(first)}: set only one of ${names.map(quotedCode).join(', ')}`
    return [{ path: [second], code: 'exclusive-fields', message, other: [first] }]
  })
}

/** Those that each oneof leaves. */
function choicesOf({ oneOf, allOf = [] }: Schema): FieldChoice[] {
  return [...(oneOf ? [oneOf] : []), ...allOf.map((each) => each.oneOf ?? [])].flatMap(
    (alternatives) => fieldChoice(alternatives) ?? [],
  )
}

function sameItems(schema: Schema, items: readonly unknown[]): Violation[] {
  const keys = schema['x-kubernetes-list-map-keys']
  if (schema['x-kubernetes-list-type'] !== 'map' || !keys) return []
  const seen = new Map<string, number>()
  return items.flatMap((item, index) => {
    if (!isMap(item)) return []
    const name = JSON.stringify(keys.map((key) => (isScalar(item[key]) ? String(item[key]) : index)))
    const first = seen.get(name)
    if (first === undefined) seen.set(name, index)
    if (first === undefined) return []
    const key = keys[0]!
    const message = `is the same as in item ${first}: each item needs its own \`${key}\``
    return [{ path: [index, key], code: 'repeated-item-key', message, other: [first, key] }]
  })
}

function isScalar(data: unknown): boolean {
  return data !== undefined && typeof data !== 'object'
}
