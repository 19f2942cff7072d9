import type { Schema } from './types.ts'

/** A choice between fields: each alternative asks for one of `names`, and all ask for `besides`. */
export interface FieldChoice {
  readonly names: readonly string[]
  readonly besides: readonly string[]
}

/**
 * The choice that alternatives leave, where they ask for nothing but fields; `undefined` where they say more. What is
 * for none of the fields (`not: {anyOf: ...}`, as Istio writes it) is no part of the choice.
 */
export function fieldChoice(alternatives: readonly Schema[]): FieldChoice | undefined {
  const asking = alternatives.filter((each) => !says(each, 'not'))
  if (asking.length < 2 || !asking.every((each) => says(each, 'required'))) return undefined
  const lists = asking.map(({ required }) => required!)
  const besides = lists[0]!.filter((name) => lists.every((list) => list.includes(name)))
  const names = lists.flatMap((list) => list.filter((name) => !besides.includes(name)))
  const isOneEach = lists.every((list) => new Set(list).size === besides.length + 1)
  return isOneEach && new Set(names).size === lists.length ? { names, besides } : undefined
}

function says(schema: Schema, word: keyof Schema): boolean {
  return schema[word] !== undefined && Object.keys(schema).length === 1
}
