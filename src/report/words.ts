import { joinAnd } from '../core/join-words.ts'
import type { ObjectRef } from '../core/report.ts'

/** `1 object`, `3 objects`, `1,204 objects`. */
export function count(number: number, noun: string): string {
  return `${groupedDigits(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** `dev, stage and 5 more`: at most some names. */
export function shortNameList(names: readonly string[], limit = 3): string {
  const hidden = names.length - limit
  return hidden > 0 ? `${names.slice(0, limit).join(', ')} and ${groupedDigits(hidden)} more` : joinAnd(names)
}

/** `VirtualService shop/pay`; without a namespace if none is stated. */
export function objectTitle({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`
}

/** A number with thousands separators, independent of the locale: `1,204`. */
export function groupedDigits(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}
