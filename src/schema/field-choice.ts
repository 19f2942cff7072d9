import type { Schema } from './types.ts'

/** A choice between fields: each alternative requires one of `names`, and all require `common`. */
export interface FieldChoice {
  readonly names: readonly string[]
  readonly common: readonly string[]
}

/**
 * Returns the choice between fields that alternatives express; `undefined` if they do more than require fields. The
 * alternative for none of the fields (`not: {anyOf: ...}`, as Istio writes it) is ignored.
 */
export function fieldChoice(alternatives: readonly Schema[]): FieldChoice | undefined {
  const requiring = alternatives.filter((alternative) => !hasOnly(alternative, 'not'))
  if (requiring.length < 2 || !requiring.every((alternative) => hasOnly(alternative, 'required')))
    return undefined
  const lists = requiring.map(({ required }) => required!)
  const common = lists[0]!.filter((name) => lists.every((list) => list.includes(name)))
  const names = lists.flatMap((list) => list.filter((name) => !common.includes(name)))
  const hasOneFieldEach = lists.every((list) => new Set(list).size === common.length + 1)
  return hasOneFieldEach && new Set(names).size === lists.length ? { names, common } : undefined
}

function hasOnly(schema: Schema, keyword: keyof Schema): boolean {
  return schema[keyword] !== undefined && Object.keys(schema).length === 1
}
