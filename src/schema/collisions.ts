import { isDataMap } from '../core/plain-data.ts'
import { fieldChoice, type FieldChoice } from './field-choice.ts'
import type { Violation, Schema } from './types.ts'
import { quotedCode } from './violation-message.ts'

/** Reports conflicts: two fields of one `oneOf`, two items of a list with the same key. */
export function collisionViolations(schema: Schema, data: unknown): readonly Violation[] {
  if (Array.isArray(data)) return repeatedItems(schema, data)
  if (!isDataMap(data) || !(schema.oneOf ?? schema.allOf)) return []
  return choicesOf(schema).flatMap(({ names, common: besides }) => {
    const [first, second] = names.filter((name) => Object.hasOwn(data, name))
    if (first === undefined || second === undefined) return []
    if (!besides.every((name) => Object.hasOwn(data, name))) return []
    const message = `stands beside ${quotedCode(first)}: set only one of ${names.map(quotedCode).join(', ')}`
    return [{ path: [second], code: 'exclusive-fields', message, conflictsWith: [first] }]
  })
}

/** The choices between fields that a schema and its `allOf` have. */
function choicesOf({ oneOf, allOf = [] }: Schema): FieldChoice[] {
  return [...(oneOf ? [oneOf] : []), ...allOf.map((alternative) => alternative.oneOf ?? [])].flatMap(
    (alternatives) => fieldChoice(alternatives) ?? [],
  )
}

function repeatedItems(schema: Schema, items: readonly unknown[]): Violation[] {
  const keys = schema['x-kubernetes-list-map-keys']
  if (schema['x-kubernetes-list-type'] !== 'map' || !keys) return []
  const firstIndexes = new Map<string, number>()
  return items.flatMap((item, index) => {
    if (!isDataMap(item)) return []
    const itemKey = JSON.stringify(keys.map((key) => (isScalar(item[key]) ? String(item[key]) : index)))
    const first = firstIndexes.get(itemKey)
    if (first === undefined) firstIndexes.set(itemKey, index)
    if (first === undefined) return []
    const key = keys[0]!
    const message = `is the same as in item ${first}: each item needs its own \`${key}\``
    return [{ path: [index, key], code: 'repeated-item-key', message, conflictsWith: [first, key] }]
  })
}

function isScalar(data: unknown): boolean {
  return data !== undefined && typeof data !== 'object'
}
