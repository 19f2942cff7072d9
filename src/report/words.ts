import { groupedDigits } from '../core/grouped-digits.ts'
import type { ObjectRef } from '../core/report.ts'

/** `1 object`, `3 objects`, `1,204 objects`. */
export function count(number: number, noun: string): string {
  return `${groupedDigits(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** `VirtualService shop/pay`; without a namespace if none is stated. */
export function objectTitle({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`
}

/** A text with a full stop at its end, unless it ends with a question mark. */
export function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`
}
