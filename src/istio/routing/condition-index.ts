import { certainStart, type Condition } from './conditions.ts'

/** Finds the things whose condition on a property may cover another one, without looking at all of them. */
export interface ConditionIndex<Thing> {
  /** How many things stand where this one would. */
  countAt(key: string, condition: Condition): number
  add(key: string, condition: Condition, thing: Thing): void
  /** All whose condition on `key` covers this one, and maybe some more; in no order. */
  covering(key: string, condition: Condition): Thing[]
}

/** An empty index. Keys are names of properties, such as `uri` or `headers.x-canary`. */
export function conditionIndex<Thing>(): ConditionIndex<Thing> {
  const slots = new Map<string, Thing[]>()
  const lengths = new Map<string, Set<number>>()
  return {
    countAt: (key, condition) => slots.get(slot(key, condition))?.length ?? 0,
    add(key, condition, thing) {
      push(slots, slot(key, condition), thing)
      if (condition.form === 'prefix')
        lengths.set(key, (lengths.get(key) ?? new Set()).add(condition.value.toLowerCase().length))
    },
    covering(key, condition) {
      const start = certainStart(condition).toLowerCase()
      const prefixes = [...(lengths.get(key) ?? [])].filter((length) => length <= start.length)
      const names = [
        `${key}\0*`,
        ...(condition.form === 'prefix' || condition.form === 'present' ? [] : [slot(key, condition)]),
        ...prefixes.map((length) => `${key}\0^${start.slice(0, length)}`),
      ]
      return names.flatMap((name) => slots.get(name) ?? [])
    },
  }
}

/** Where a condition stands; case is left to those who compare. */
function slot(key: string, { form, value }: Condition): string {
  if (form === 'present') return `${key}\0*`
  if (form === 'exact') return `${key}\0=${value.toLowerCase()}`
  if (form === 'prefix') return `${key}\0^${value.toLowerCase()}`
  return `${key}\0?${value}`
}

function push<Thing>(map: Map<string, Thing[]>, key: string, thing: Thing): void {
  const known = map.get(key)
  if (known) known.push(thing)
  else map.set(key, [thing])
}
